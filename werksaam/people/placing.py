"""People begin in a team, move, stop, leave and return, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from werksaam.acting import act

from .changing import come_back
from .granting import OwnRole
from .joining import OwnAccount, add_person, appoint_manager, join_team, leave
from .models import Membership, Team, TeamManagership, User
from .superseding import end

DAY = timedelta(days=1)


class NotSoAnyMore(Exception):
    """What was to be ended, was ended or replaced in the meantime."""


@act
def add_and_place(
    *, by: User, details: Mapping[str, Any], team: Team | None, starts_on: date
) -> User:
    """Add someone by hand, without a password, in a first team where there is one."""
    person = add_person(by=by, **details)
    if team is not None:
        join_team(by=by, person=person, team=team, starts_on=starts_on)
    return person


@act
def place(
    *,
    by: User | None,
    person: User,
    team: Team,
    starts_on: date,
    ends_on: date | None = None,
    stays_elsewhere: bool = False,
) -> Membership:
    """Place `person` in `team` from a day on; other memberships end the day before.

    `stays_elsewhere` keeps them. A closed account opens: the person works here again.
    Raises AlreadyInTeam.
    """
    held = _hold(person)
    come_back(by=by, person=held)
    if not stays_elsewhere:
        _end_others(by=by, person=held, team=team, last_day=starts_on - DAY)
    return join_team(by=by, person=held, team=team, starts_on=starts_on, ends_on=ends_on)


@act
def stop(*, by: User | None, fact: Membership | TeamManagership, last_day: date) -> None:
    """Let a membership or a managership end. Raises NotSoAnyMore."""
    _hold(fact.person)
    current = type(fact).objects.current().filter(pk=fact.pk).select_related("person").first()
    if current is None:
        raise NotSoAnyMore
    end(current, by=by, last_day=last_day)


@act
def see_off(*, by: User, person: User, last_day: date) -> None:
    """Note the last day of `person`; the account closes after it. Raises OwnAccount."""
    if by.pk == person.pk:
        raise OwnAccount
    leave(by=by, person=_hold(person), last_day=last_day)


@act
def put_in_charge(
    *, by: User, person: User, team: Team, starts_on: date, ends_on: date | None = None
) -> TeamManagership:
    """Let `person` manage `team`.

    Raises OwnRole: a manager sees what comes in from a team, so nobody becomes one by
    themselves. Raises AlreadyInTeam where they manage it on some of these days.
    """
    if by.pk == person.pk:
        raise OwnRole
    return appoint_manager(
        by=by, person=_hold(person), team=team, starts_on=starts_on, ends_on=ends_on
    )


def _end_others(*, by: User | None, person: User, team: Team, last_day: date) -> None:
    current = Membership.objects.current().filter(person=person).exclude(team=team)
    for held in current.order_by("starts_on", "pk"):
        if held.ends_on is None or held.ends_on > last_day:
            end(held, by=by, last_day=last_day)


def _hold(person: User) -> User:
    """The person, held until the act ends: one act on one person's places at a time."""
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)
