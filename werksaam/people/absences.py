"""Being away, and who stands in."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from werksaam import clock
from werksaam.acting import act

from . import telling
from .access_absences import may_stand_in
from .models import Absence, DatedQuerySet, Deputyship, User
from .superseding import end, note


class OwnDeputy(ValueError):
    """Nobody stands in for themselves."""


class ArrangerStandsIn(ValueError):
    """Who arranges it by right of administrator alone does not stand in: they would then
    read what comes in for anyone they like."""


class AlreadyAway(ValueError):
    """The person is away on some of these days already."""


class NoLongerHere(ValueError):
    """Who no longer works here neither goes away nor stands in."""


class NotSoAnyMore(Exception):
    """The absence was changed or taken back in the meantime, or has begun."""


@act
def record_absence(
    *, by: User | None, person: User, starts_on: date, ends_on: date | None, is_leave: bool = False
) -> Absence:
    """Note that `person` is away. Why is not asked; `is_leave` says it is long leave."""
    new = Absence(person=person, starts_on=starts_on, ends_on=ends_on, is_leave=is_leave)
    return note(new, by=by)


@act
def end_absence(*, by: User | None, absence: Absence, last_day: date) -> Absence | None:
    """Note that the absence ended earlier; None if it never began."""
    return end(absence, by=by, last_day=last_day)


@act
def appoint_deputy(
    *, by: User | None, person: User, deputy: User, starts_on: date, ends_on: date | None
) -> Deputyship:
    """Let `deputy` stand in for `person` on those of these days that the person is absent."""
    if person.pk == deputy.pk:
        raise OwnDeputy
    new = Deputyship(person=person, deputy=deputy, starts_on=starts_on, ends_on=ends_on)
    return note(new, by=by)


@act
def go_away(
    *,
    by: User,
    person: User,
    starts_on: date,
    ends_on: date | None,
    deputy: User | None = None,
    is_leave: bool = False,
) -> Absence:
    """`person` is away on these days and `deputy`, if there is one, stands in.

    Where another arranges it, `person` hears of it by mail. Raises AlreadyAway where the
    days overlap with an absence, OwnDeputy, ArrangerStandsIn, NoLongerHere.
    """
    _hold(person, *([deputy] if deputy else []))
    _check_arranger(by, person, deputy)
    if absences_between(person, starts_on, ends_on).exists():
        raise AlreadyAway
    absence = record_absence(
        by=by, person=person, starts_on=starts_on, ends_on=ends_on, is_leave=is_leave
    )
    if deputy:
        appoint_deputy(by=by, person=person, deputy=deputy, starts_on=starts_on, ends_on=ends_on)
    _tell_if_by_another(by, person)
    return absence


@act
def name_deputy(*, by: User, absence: Absence, deputy: User) -> Deputyship:
    """Let `deputy`, in place of whoever did, stand in on what is left of an absence.

    Where another arranges it, the person hears of it by mail. Raises OwnDeputy,
    ArrangerStandsIn, NoLongerHere, NotSoAnyMore.
    """
    current = _held(absence, deputy)
    _check_arranger(by, current.person, deputy)
    _tell_if_by_another(by, current.person)
    today = clock.today()
    _end_deputyships(current, by=by, last_day=today - timedelta(days=1))
    return appoint_deputy(
        by=by,
        person=current.person,
        deputy=deputy,
        starts_on=max(current.starts_on, today),
        ends_on=current.ends_on,
    )


@act
def come_back(*, by: User, absence: Absence, last_day: date) -> None:
    """The absence ends earlier, on `last_day`, and so does standing in. Raises NotSoAnyMore."""
    current = _held(absence)
    _end_deputyships(current, by=by, last_day=last_day)
    end_absence(by=by, absence=current, last_day=last_day)


@act
def take_back(*, by: User, absence: Absence) -> None:
    """The absence will not be. Raises NotSoAnyMore, also for one that has begun."""
    if absence.starts_on <= clock.today():
        raise NotSoAnyMore
    come_back(by=by, absence=absence, last_day=absence.starts_on - timedelta(days=1))


def absences_between(person: User, starts_on: date, ends_on: date | None) -> DatedQuerySet[Absence]:
    """The absences of `person` that fall on one of these days; None means without end."""
    later = Absence.objects.current().filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), person=person
    )
    return later.filter(starts_on__lte=ends_on) if ends_on else later


def is_away_throughout(person: User, starts_on: date, ends_on: date | None) -> bool:
    """Whether `person` is away on every one of these days."""
    day = starts_on
    for absence in absences_between(person, starts_on, ends_on).order_by("starts_on"):
        if absence.starts_on > day:
            return False
        if absence.ends_on is None:
            return True
        day = max(day, absence.ends_on + timedelta(days=1))
    return ends_on is not None and day > ends_on


def deputyships_of(absence: Absence) -> DatedQuerySet[Deputyship]:
    """Who stands in during this absence: what falls within its days."""
    within = Deputyship.objects.current().filter(
        person=absence.person_id, starts_on__gte=absence.starts_on
    )
    if absence.ends_on is None:
        return within.filter(ends_on__isnull=True)
    return within.filter(ends_on__lte=absence.ends_on)


def _check_arranger(by: User, person: User, deputy: User | None) -> None:
    if deputy and not may_stand_in(deputy, person, arranged_by=by):
        raise ArrangerStandsIn


def _tell_if_by_another(by: User, person: User) -> None:
    if by.pk != person.pk:
        telling.of_arrangement(person)


def _end_deputyships(absence: Absence, *, by: User, last_day: date) -> None:
    for row in deputyships_of(absence).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=last_day)):
        end(row, by=by, last_day=last_day)


def _held(absence: Absence, *others: User) -> Absence:
    """The absence as it is now, with its person held, so that two changes take turns."""
    _hold(absence.person, *others)
    found = Absence.objects.current().filter(pk=absence.pk).select_related("person").first()
    if found is None or (found.ends_on is not None and found.ends_on < clock.today()):
        raise NotSoAnyMore
    return found


def _hold(*people: User) -> None:
    ids = {person.pk for person in people}
    held = User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    # As a list: every row is read, so held.
    if not all(list(held.values_list("is_active", flat=True))):
        raise NoLongerHere
