"""Being away, and who stands in."""

from __future__ import annotations

from datetime import date

from werksaam.acting import act

from .models import Absence, Deputyship, User
from .superseding import end, note


class OwnDeputy(ValueError):
    """Nobody stands in for themselves."""


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
