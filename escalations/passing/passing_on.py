"""Passing a case on: to another colleague, or to the communications team (4.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from werksaam import clock
from werksaam.people.models import User

from .. import opening, routing_facts, target_times, telling
from ..kind_texts.targets import hours_of
from ..kinds import Outcome, kind
from ..models import EXCLUDED, Case, CaseParty
from ..routing import Route, is_with_chosen, route


@dataclass(frozen=True)
class PassedTo:
    """Whom it is passed on to: a colleague by identifier; None for the team."""

    person_id: int | None


class NotToThem(ValueError):
    """This colleague can't get it: it is oneself, someone who left, or a party to it."""


class NowhereToPass(ValueError):
    """Passing on needs to say to whom; any other outcome says it to nobody."""


def check(case: Case, chosen: Outcome, passed_to: PassedTo | None, *, by: User) -> None:
    """Whether it may go there, and whether this outcome sends it anywhere.

    Raises NowhereToPass, NotToThem.
    """
    if chosen.passes_on != (passed_to is not None):
        raise NowhereToPass(chosen.slug)
    if passed_to is not None and not may_get(case, passed_to, by=by):
        raise NotToThem(case.reference)


def may_get(case: Case, passed_to: PassedTo, *, by: User) -> bool:
    """Whether `by` may pass it on there: never to oneself, to who left, or to a party; and
    not to the team where that has it already."""
    if passed_to.person_id is None:
        return not case.is_at_desk
    if passed_to.person_id == by.pk or passed_to.person_id in _parties(case):
        return False
    return User.objects.filter(pk=passed_to.person_id, is_active=True).exists()


def changes(case: Case, passed_to: PassedTo, *, by: User) -> dict[str, Any]:
    """What changes on a case that is passed on: nobody's yet, in a turn of its own, and
    the target starts anew. Raises NobodyEligible."""
    due = target_times.due_at(clock.now(), hours_of(kind(case.kind)))
    found = _route(case, passed_to, by)
    return {
        "handler": None,
        "claimed_at": None,
        "due_at": due,
        "is_at_desk": not is_with_chosen(found, _chosen(passed_to)),
        "turn": case.turn + 1,
    }


def bring(case: Case, passed_to: PassedTo, *, by: User) -> None:
    """Send it there by the same rule as any report, and tell who gets it.

    Inside the act that moved the case. Who is away is stood in for; where nobody is, it
    goes to the team.
    """
    found = _route(case, passed_to, by)
    opening.add_recipients(case, found.recipients)
    telling.of_passing_on(case, found.person_ids)


def _route(case: Case, passed_to: PassedTo, by: User) -> Route:
    """Whoever passes it on is done with it, so it never comes back to them in one go."""
    excluded = _parties(case) | {by.pk}
    return route(routing_facts.of_chosen(_chosen(passed_to), excluded, clock.today()))


def _chosen(passed_to: PassedTo) -> frozenset[int]:
    return frozenset([passed_to.person_id] if passed_to.person_id else [])


def _parties(case: Case) -> frozenset[int]:
    rows = CaseParty.objects.filter(case=case, relation__in=EXCLUDED)
    return frozenset(rows.values_list("person_id", flat=True))
