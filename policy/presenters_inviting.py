"""The desk's page about invitations in words, and the letters to print."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam.people.hierarchy import teams_on
from werksaam.people.models import User

from .inviting_mail import Words, words_of
from .inviting_plan import Plan, planned_days
from .models import Round, Version
from .obligations import Standing
from .queries_invited import Progress, Unreached
from .queries_rounds import last_day
from .suppressing import FEWEST


@dataclass(frozen=True)
class ProgressView:
    """How far the invitations are: a sentence, a share of a hundred, and what else to know.

    The share is None where it would be about a few people.
    """

    sentence: str
    share: int | None
    reminded: str
    leaving: str
    is_busy: bool


@dataclass(frozen=True)
class UnreachedLine:
    """Someone whom no mail reached: who, where, why, since when."""

    person: User
    team: str
    kind: str
    icon: str
    word: str
    what: str


@dataclass(frozen=True)
class PrintedLetter:
    """A printed invitation: to whom, in which language, and how to get in."""

    name: str
    team: str
    language: str
    due_on: date | None
    is_late: bool
    sign_in_by: str
    number: str
    words: tuple[Words, ...]


def progress_view(found: Progress) -> ProgressView:
    """How far the invitations are, without numbers of a few people."""
    total = found.invited + found.to_go
    return ProgressView(
        sentence=_sentence(found.invited, total),
        share=100 * found.invited // total if total >= FEWEST else None,
        reminded=_people(found.reminded),
        leaving=number_format(found.leaving, force_grouping=True),
        is_busy=bool(found.to_go or found.leaving),
    )


def days_of_mail(opened: Round) -> list[date]:
    """The invitation and the reminders for whoever is asked from the opening day on."""
    plan = Plan(opened.pk, opened.opens_on, last_day(opened), tuple(opened.reminder_days))
    return planned_days(plan)


def unreached_lines(unreached: Sequence[Unreached], day: date) -> list[UnreachedLine]:
    """Each with the team of today (1 query)."""
    teams = _team_names([one.invitation.person for one in unreached], day)
    return [_line(one, teams) for one in unreached]


def printed_letters(
    unreached: Sequence[Unreached], rounds: Iterable[Round], day: date
) -> list[PrintedLetter]:
    """A letter for each of these people, in the order given (1 query)."""
    teams = _team_names([one.invitation.person for one in unreached], day)
    known = {row.pk: row for row in rounds}
    return [_letter(one, teams, known, day) for one in unreached]


def link_to_confirm(version: Version) -> str:
    """The whole address of the page to confirm on, which asks to sign in first."""
    path = reverse("policy:confirm", args=[version.policy.slug, version.number])
    return f"{settings.BASE_URL}{path}"


def _sentence(invited: int, total: int) -> str:
    if total == 0:
        return _("Nobody has been invited yet.")
    if total < FEWEST:
        return _("This round asks fewer than %(number)d people.") % {"number": FEWEST}
    numbers = {"invited": _grouped(invited), "total": _grouped(total)}
    return _("%(invited)s of %(total)s people invited") % numbers


def _people(number: int) -> str:
    if 0 < number < FEWEST:
        return _("fewer than %(number)d people") % {"number": FEWEST}
    words = ngettext("%(number)s person", "%(number)s people", number)
    return words % {"number": _grouped(number)}


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)


def _line(one: Unreached, teams: dict[int, str]) -> UnreachedLine:
    row = one.invitation
    words = {"day": date_format(row.day, "j F Y")}
    return UnreachedLine(
        person=row.person,
        team=teams.get(row.person_id, ""),
        kind="error" if one.has_bounced else "wait",
        icon="alert" if one.has_bounced else "info",
        word=_("The mail came back") if one.has_bounced else _("No mail address"),
        what=(_("Reminder of %(day)s") if row.is_reminder else _("Invitation of %(day)s")) % words,
    )


def _letter(
    one: Unreached, teams: dict[int, str], rounds: dict[int, Round], day: date
) -> PrintedLetter:
    person = one.invitation.person
    asking = [rounds[number] for number in one.pending.state.rounds if number in rounds]
    with translation.override(person.language):
        label = _("Your personnel number") if person.personnel_number else _("Your mail address")
    return PrintedLetter(
        name=person.name,
        team=teams.get(person.pk, ""),
        language=person.language,
        due_on=one.pending.state.due_on,
        is_late=one.pending.state.standing == Standing.OVERDUE,
        sign_in_by=label,
        number=person.personnel_number or person.email or "",
        words=tuple(words_of(asking, person.language)),
    )


def _team_names(people: Collection[User], day: date) -> dict[int, str]:
    return {person: team.name for person, team in teams_on(people, day).items()}
