"""Someone need not confirm in some days, for a neutral reason; and, earlier, must again.

No words are kept about why, so that no illness can be.
"""

from __future__ import annotations

from datetime import date, timedelta

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import User
from werksaam.people.superseding import end, note

from .models import Exemption
from .queries_exempting import exemptions_between


class AlreadyExempt(Exception):
    """The person is exempt on some of these days already; `there` is that exemption."""

    def __init__(self, there: Exemption) -> None:
        super().__init__("Exempt already")
        self.there = there


class ForOneself(Exception):
    """Nobody decides on an exemption of their own, or enters it."""


class NotSoAnyMore(Exception):
    """The exemption was ended in the meantime, or is over."""


@act
def exempt(
    *, by: User, person: User, starts_on: date, ends_on: date, reason: str, decided_by: User
) -> Exemption:
    """`person` need not confirm on these days, as `decided_by` decided.

    Raises AlreadyExempt and ForOneself. The same entered twice is kept once.
    """
    if person.pk in (by.pk, decided_by.pk):
        raise ForOneself
    _hold(person)
    new = Exemption(
        person=person, starts_on=starts_on, ends_on=ends_on, reason=reason, decided_by=decided_by
    )
    there = exemptions_between(person, starts_on, ends_on).first()
    if there is None:
        return note(new, by=by)
    if _said(there) == _said(new):
        return there
    raise AlreadyExempt(there)


@act
def end_exemption(*, by: User, exemption: Exemption, last_day: date) -> Exemption | None:
    """The exemption ends earlier, on `last_day`; None where it then never was.

    Raises NotSoAnyMore. The days that are over stay as they were.
    """
    _hold(exemption.person)
    found = Exemption.objects.current().filter(pk=exemption.pk).select_related("person").first()
    if found is None or _is_over(found):
        raise NotSoAnyMore
    return end(found, by=by, last_day=max(last_day, clock.today() - timedelta(days=1)))


def _is_over(row: Exemption) -> bool:
    return row.ends_on is not None and row.ends_on < clock.today()


def _said(row: Exemption) -> tuple[object, ...]:
    return row.starts_on, row.ends_on, row.reason, row.decided_by_id


def _hold(person: User) -> None:
    """One change of a person's exemptions at a time: two would each not see the other."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
