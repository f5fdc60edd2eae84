"""A list from HR is applied: everything that was agreed to, or nothing."""

from __future__ import annotations

from django.db import IntegrityError

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record
from werksaam.people import telling
from werksaam.people.changing import LoginTaken
from werksaam.people.hierarchy import teams_to_lead
from werksaam.people.joining import AlreadyInTeam
from werksaam.people.models import User

from .comparing import compare
from .differences import Differences
from .doing import Doing, Say
from .known import known_on
from .rows import HrList

MOST_HELD = 10_000


class Outdated(Exception):
    """What the list changes is no longer what was agreed to: people or teams changed."""


class ManyLeave(ValueError):
    """So many would leave that whoever asks must say that it is meant."""


def preview(listed: HrList, *, by: User | None) -> Differences:
    """What the list would change today. Raises Unreadable where it contradicts what we know."""
    day = clock.today()
    own = teams_to_lead(by, day) if by else frozenset()
    return compare(listed, known_on(day), day=day, by=by.pk if by else None, own=own)


@act
def apply(
    *,
    by: User,
    listed: HrList,
    agreed_to: str,
    many_may_leave: bool = False,
    say: Say = lambda what, done, total: None,
) -> Differences:
    """Change all that the list changes, where that is still what was agreed to.

    `agreed_to` is the fingerprint of the preview. One list at a time: of two, the second
    finds that what it would change was changed. Raises Outdated, ManyLeave or Unreadable.
    """
    take(Lock.PEOPLE)
    differences = _held(listed, by)
    if differences.fingerprint != agreed_to:
        raise Outdated
    if differences.many_leave and not many_may_leave:
        raise ManyLeave
    if differences.number:
        try:
            Doing(by, differences, say).all()
        except (AlreadyInTeam, LoginTaken, IntegrityError) as moved:  # by hand, in this moment
            raise Outdated from moved
        record("people.imported", by=by, facts=differences.counts)
        telling.of_people_list(by)
    return differences


def _held(listed: HrList, by: User) -> Differences:
    """The differences, with everyone whom they concern held until the end."""
    differences = preview(listed, by=by)
    if not differences.concerned:
        return differences
    _hold(sorted(differences.concerned))
    # What others committed while we waited for them is seen now.
    return preview(listed, by=by)


def _hold(ids: list[int]) -> None:
    """Hold these people, in order, by so many as any database takes in one query."""
    for first in range(0, len(ids), MOST_HELD):
        some = ids[first : first + MOST_HELD]
        held = User.objects.select_for_update(no_key=True).filter(pk__in=some)
        # As a list: every row is read, so held.
        list(held.order_by("pk").values_list("pk", flat=True))
