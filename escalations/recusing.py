"""Stepping aside: who is too close to a case withdraws, and sees nothing of it any more."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import User

from . import opening, reading_along, reassigning, telling
from .access import visible_cases
from .attended import unattended_cases
from .models import Case
from .queries_decisions import pending_decision
from .transitions import move


@act
def step_aside(*, by: User, case: Case, revision: int, reason: str) -> None:
    """`by` leaves the case to others, for good; the reason is kept in the trail.

    What `by` had in hand is free again. With nobody else here who sees it, it goes to
    whoever is next; where a decision waits for a second reader, those left are asked.
    Raises NobodyEligible or NoSecondReader where that is nobody (nothing is stored then),
    ReviewPending for whose own decision waits, Stale, NotAllowedNow, ValueError without a
    reason, and Case.DoesNotExist for who may not see the case.
    """
    if not reason.strip():
        raise ValueError("Stepping aside needs a reason.")
    current = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    had_it = current.handler_id == by.pk
    move(current, "step_aside", by=by, revision=revision, reason=reason)
    if had_it:
        move(current, "recuse", by=None, handler=None, claimed_at=None)
    opening.add_recused(current, by)
    if unattended_cases(clock.today()).filter(pk=current.pk).exists():
        reassigning.bring_to_next(current)
    elif had_it:
        telling.of_reassigning(current, telling.handlers_of(current))
    pending = pending_decision(current)
    if pending:
        reading_along.ask(current, pending.decided_by)
