"""Being away and standing in, in words: on the own page, for managers, and on home."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from werksaam import clock

from .hierarchy import teams_on
from .models import Absence, DatedQuerySet, Deputyship, User


@dataclass(frozen=True)
class AbsenceLine:
    """An absence: its days, who stands in, and where it can be changed ("" where not)."""

    days: str
    is_now: bool
    is_leave: bool
    deputies: str
    end_url: str
    take_back_url: str
    deputy_url: str


@dataclass(frozen=True)
class PersonLine:
    """Someone whom a manager arranges things for, and whether they are away."""

    name: str
    team: str
    away: str
    deputies: str
    url: str


@dataclass(frozen=True)
class StandIn:
    """A sentence about standing in, for whoever stands in or is stood in for."""

    text: str
    mine: bool


def absence_lines(person: User, *, may_change: Collection[int]) -> list[AbsenceLine]:
    """The absences of `person` that are not over, the nearest first (3 queries).

    `may_change` are the identifiers of those that whoever looks may change.
    """
    today = clock.today()
    rows = list(_not_over(today).filter(person=person).order_by("starts_on"))
    standing = list(_deputyships(rows))
    return [_line(row, standing, today, can=row.pk in may_change) for row in rows]


def people_lines(people: Collection[User]) -> list[PersonLine]:
    """People with their absence of today, in the order given (3 queries)."""
    today = clock.today()
    rows = list(Absence.objects.on(today).filter(person__in=people).order_by("starts_on"))
    away = {row.person_id: row for row in rows}
    standing, teams = list(_deputyships(rows)), teams_on(people, today)
    return [
        PersonLine(
            name=person.name,
            team=teams[person.pk].name if person.pk in teams else "",
            away=_until(away[person.pk].ends_on) if person.pk in away else "",
            deputies=_names(standing, away[person.pk]) if person.pk in away else "",
            url=reverse("absence:of_person", args=[person.pk]),
        )
        for person in people
    ]


def stand_ins(person: User) -> list[StandIn]:
    """For whom `person` stands in today, and who stands in for `person` (1 query)."""
    today = clock.today()
    away = Absence.objects.on(today).filter(person=OuterRef("person"))
    rows = (
        Deputyship.objects.on(today)
        .filter(Q(person=person) | Q(deputy=person), Exists(away), deputy__is_active=True)
        .select_related("person", "deputy")
        .order_by("person__name", "pk")
    )
    return [_stand_in(row, person) for row in rows]


def days_in_words(starts_on: date, ends_on: date | None) -> str:
    """A stretch of days: "23 November until 27 November 2026"."""
    if ends_on is None:
        return _("from %(first)s, until further notice") % {"first": _day(starts_on)}
    if starts_on == ends_on:
        return _day(starts_on)
    return _("%(first)s until %(last)s") % {"first": _day(starts_on), "last": _day(ends_on)}


def _line(row: Absence, standing: Iterable[Deputyship], today: date, *, can: bool) -> AbsenceLine:
    has_begun = row.starts_on <= today
    return AbsenceLine(
        days=days_in_words(row.starts_on, row.ends_on),
        is_now=has_begun,
        is_leave=row.is_leave,
        deputies=_names(standing, row),
        end_url=_url("end", row) if can and has_begun else "",
        take_back_url=_url("take_back", row) if can and not has_begun else "",
        deputy_url=_url("deputy", row) if can else "",
    )


def _url(name: str, row: Absence) -> str:
    return reverse(f"absence:{name}", args=[row.pk])


def _not_over(today: date) -> DatedQuerySet[Absence]:
    current = Absence.objects.current()
    return current.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))


def _deputyships(rows: Collection[Absence]) -> DatedQuerySet[Deputyship]:
    """Who stands in for these people, now or later."""
    people = {row.person_id for row in rows}
    found = Deputyship.objects.current().filter(person__in=people, deputy__is_active=True)
    later = found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today()))
    return later.select_related("deputy").order_by("starts_on", "pk")


def _names(standing: Iterable[Deputyship], row: Absence) -> str:
    """Who stands in on some of the days of this absence."""
    names = (
        one.deputy.name
        for one in standing
        if one.person_id == row.person_id
        and (row.ends_on is None or one.starts_on <= row.ends_on)
        and (one.ends_on is None or one.ends_on >= row.starts_on)
    )
    return ", ".join(dict.fromkeys(names))


def _stand_in(row: Deputyship, person: User) -> StandIn:
    until = _until(row.ends_on)
    if row.deputy_id == person.pk:
        words = {"name": row.person.name, "until": until}
        return StandIn(_("You stand in for %(name)s %(until)s.") % words, mine=True)
    words = {"name": row.deputy.name, "until": until}
    return StandIn(_("%(name)s stands in for you %(until)s.") % words, mine=False)


def _until(day: date | None) -> str:
    return (
        _("until and including %(day)s") % {"day": _day(day)} if day else _("until further notice")
    )


def _day(day: date) -> str:
    return date_format(day, "j F" if day.year == clock.today().year else "j F Y")
