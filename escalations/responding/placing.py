"""Noting what became of an approved response: where and when it was placed, or why not.

The portal places nothing and fetches no address: a person places the text and says so.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..access import visible_cases
from ..addresses import normalise
from ..models import Case, Decision, Placement, State
from ..queries_strategy import may_end_actions
from ..refusals import NotAllowedNow
from .queries import FOLLOWED_UP, is_response, placement_now, responses_to_note
from .refusals import PlacementNoted, ToPlace


class BeforeApproval(ValueError):
    """Nothing is placed before a second person approved it."""


class InTheFuture(ValueError):
    """What is still to be placed has not been placed."""


@act
def note_placed(
    *, by: User, decision: Decision, shown: Placement | None, address: str, placed_at: datetime
) -> Placement:
    """Note that an approved response was placed at this address and moment.

    `shown` is what the page showed as noted: it is replaced, never overwritten. Raises
    BeforeApproval, InTheFuture, `addresses.NotAnAddress`, PlacementNoted where a colleague was
    first, NotAllowedNow, Case.DoesNotExist for a stranger.
    """
    case, current = _held(by, decision)
    if placed_at > clock.now():
        raise InTheFuture
    if placed_at < approved_at(current):
        raise BeforeApproval
    row = {"address": normalise(address), "placed_at": placed_at}
    return _note(by, case, current, shown, row)


@act
def note_not_placed(
    *, by: User, decision: Decision, shown: Placement | None, reason: str
) -> Placement:
    """Note that an approved response was not placed, and why. Raises as `note_placed`, and
    ValueError without a reason."""
    if not reason.strip():
        raise ValueError("Not placing an approved response needs a reason.")
    case, current = _held(by, decision)
    return _note(by, case, current, shown, {"not_placed_reason": reason})


def approved_at(decision: Decision) -> datetime:
    """The minute in which a second person approved it: forms know no seconds."""
    reviewed: datetime = decision.review.reviewed_at
    return reviewed.replace(second=0, microsecond=0)


def must_be_noted(case: Case) -> None:
    """Whether all its approved responses were noted. Raises ToPlace."""
    if responses_to_note(case).exists():
        raise ToPlace(case)


def _held(by: User, decision: Decision) -> tuple[Case, Decision]:
    """The case, locked, and the decision; only for whoever handles it, and while the handler
    is away for whoever sees it."""
    cases = visible_cases(by).select_for_update(of=("self",), no_key=True)
    case = cases.get(pk=decision.case_id)
    current = Decision.objects.select_related("review").get(pk=decision.pk)
    if not is_response(current) or not may_end_actions(by, case):
        raise NotAllowedNow(case)
    return case, current


def _note(
    by: User, case: Case, decision: Decision, shown: Placement | None, row: dict[str, Any]
) -> Placement:
    stands = placement_now(decision)
    if stands != shown:
        raise PlacementNoted(case)
    # What was noted wrongly may be mended afterwards too; a first word comes before closing.
    if case.state not in FOLLOWED_UP and not (stands and case.state == State.CLOSED):
        raise NotAllowedNow(case)
    noted = Placement.objects.create(
        decision=decision,
        replaces=stands,
        noted_by=by,
        noted_by_name=by.name,
        noted_at=clock.now(),
        **row,
    )
    facts = {"placed": noted.placed_at is not None, "corrects": stands is not None}
    record("placement.noted", by=by, about=noted, facts=facts)
    return noted
