"""Naming who decides about an account name, where no adviser can: the director does (3.1)."""

from __future__ import annotations

from typing import Any

from werksaam.acting import act
from werksaam.people.models import User

from .. import opening, telling
from ..access import OF_ADVISERS, visible_cases
from ..models import EXCLUDED, Case, Relation, State
from ..routing import Reason, Recipient
from ..transitions import move
from .refusals import CanNotDecide

_NAMES_SOMEONE = (Reason.DIRECTOR, Reason.BOARD_CONTACT)


def may_appoint(person: User, case: Case) -> bool:
    """Whether the case came to `person` because no adviser can decide it, and is undecided."""
    if case.kind not in OF_ADVISERS or case.state in {State.DECIDED, State.CLOSED}:
        return False
    came = case.parties.filter(
        person=person, relation=Relation.RECIPIENT, reason__in=_NAMES_SOMEONE
    )
    return came.exists() and visible_cases(person).filter(pk=case.pk).exists()


def appointed_to(case: Case) -> str:
    """The name of who was named last to decide it; "" before anybody was (1 query)."""
    named = case.parties.filter(relation=Relation.RECIPIENT, reason=Reason.APPOINTED)
    return named.order_by("-turn", "-since").values_list("person__name", flat=True).first() or ""


@act
def appoint(*, by: User, case: Case, revision: int, to: User, reason: str) -> Case:
    """Bring the case to `to`, who then sees and decides it; whoever had it in hand gives it up.

    Who was named before sees it no more: the case is in a new turn, of `to` and of those to
    whom it came without being named.

    Raises Case.DoesNotExist for who may not appoint, CanNotDecide for a party to the case or
    oneself, Stale and NotAllowedNow, ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("Naming someone needs a reason.")
    current = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if not may_appoint(by, current):
        raise Case.DoesNotExist
    barred = current.parties.filter(person=to, relation__in=EXCLUDED).exists()
    if barred or to.pk == by.pk or not to.is_active:
        raise CanNotDecide
    stay = _others_who_have_it(current)
    left: dict[str, Any] = {"handler": None, "claimed_at": None}
    left["turn"] = current.turn + bool(stay)
    move(current, "appoint", by=by, revision=revision, reason=reason, **left)
    opening.add_recipients(current, [*stay, Recipient(to.pk, Reason.APPOINTED)])
    telling.of_reassigning(current, [to.pk])
    return current


def _others_who_have_it(case: Case) -> list[Recipient]:
    """Where someone was named before: everyone else to whom it came; nobody otherwise."""
    has_it = list(case.parties.filter(relation=Relation.RECIPIENT, turn=case.turn))
    if not any(party.reason == Reason.APPOINTED for party in has_it):
        return []
    return [
        Recipient(party.person_id, Reason(party.reason), party.standing_in_for_id, party.team_id)
        for party in has_it
        if party.reason != Reason.APPOINTED
    ]
