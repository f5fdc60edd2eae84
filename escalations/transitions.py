"""The states of a case: one table of allowed moves, one function that moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from werksaam.audit.queries import EventView, events_about
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .models import ACTIVE, CAN_GO_ON, EXCLUDED, FREE, IN_HAND, Case, CaseParty, State
from .queries_decisions import pending_decision
from .queueing.placing import place_of
from .refusals import NotAllowedNow, ReviewPending, Stale


@dataclass(frozen=True)
class Move:
    """From some states to one. `to` is None where the state stays and the case
    changes all the same. `handler_only` moves are for who has claimed the case;
    `by_party` moves may be brought about by reporter, subject or witness; a move
    that is not `manual` follows from another act. `after_review` moves wait while a
    decision is with its second reader, `after_own_review` moves so for the handler alone.
    `hearing` moves are for kinds that hear the subject.
    """

    sources: frozenset[State]
    to: State | None
    action: str
    handler_only: bool = False
    manual: bool = True
    by_party: bool = False
    after_review: bool = False
    after_own_review: bool = False
    hearing: bool = False

    def waits_for_review(self, *, is_handler: bool) -> bool:
        """Whether it is not made while a decision is with its second reader."""
        return self.after_review or (self.after_own_review and is_handler)


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


_FREE = frozenset(FREE)
_IN_HAND = frozenset(IN_HAND)
_ACTIVE = frozenset(ACTIVE)
_TALKING = _from(State.CLAIMED, State.WAITING)
_CAN_GO_ON = frozenset(CAN_GO_ON)

MOVES: dict[str, Move] = {
    "claim": Move(_FREE, State.CLAIMED, "case.claimed"),
    "claim_admitted": Move(_FREE, State.ADMISSIBLE, "case.claimed", manual=False),
    "claim_heard": Move(_FREE, State.HEARING, "case.claimed", manual=False),
    "release": Move(_IN_HAND, State.OPEN, "case.released", after_review=True),
    "wait": Move(_from(State.CLAIMED), State.WAITING, "case.waiting", handler_only=True),
    "resume": Move(_from(State.WAITING), State.CLAIMED, "case.resumed", handler_only=True),
    # By the portal on that day, or by the handler before it.
    "bring_back": Move(
        _from(State.WAITING), State.CLAIMED, "case.brought_back", handler_only=True, manual=False
    ),
    "answer": Move(
        _from(State.WAITING), State.CLAIMED, "case.resumed", manual=False, by_party=True
    ),
    # Out of the way until a day: the portal brings it back.
    "set_aside": Move(
        _from(State.CLAIMED), State.WAITING, "case.set_aside", handler_only=True, after_review=True
    ),
    "weigh": Move(_FREE | _IN_HAND, None, "case.weighed"),
    "hand_over": Move(_IN_HAND, None, "case.handed_over", handler_only=True, after_review=True),
    "pass_on": Move(
        _TALKING, State.OPEN, "case.passed_on", handler_only=True, manual=False, after_review=True
    ),
    # The director names who decides: it starts anew with that person.
    "appoint": Move(
        _FREE | _TALKING, State.OPEN, "case.appointed", manual=False, after_review=True
    ),
    "admit": Move(
        _from(State.CLAIMED), State.ADMISSIBLE, "case.admitted", handler_only=True, hearing=True
    ),
    "hear": Move(
        _from(State.ADMISSIBLE),
        State.HEARING,
        "case.hearing_opened",
        handler_only=True,
        hearing=True,
    ),
    "answer_findings": Move(
        # Also where the handler gave the case back: the term of the subject goes on.
        _FREE | _from(State.HEARING),
        None,
        "case.findings_answered",
        manual=False,
        by_party=True,
    ),
    "tell_subject": Move(_ACTIVE, None, "case.subject_told", manual=False),
    "object": Move(
        _from(State.DECIDED, State.CLOSED),
        State.REOPENED,
        "case.objected",
        manual=False,
        by_party=True,
    ),
    "decide": Move(_IN_HAND, State.DECIDED, "case.decided", handler_only=True, after_review=True),
    "inform": Move(_TALKING, State.CLAIMED, "case.informed", handler_only=True, after_review=True),
    "propose": Move(_TALKING, State.CLAIMED, "case.proposed", handler_only=True, after_review=True),
    "approve": Move(_TALKING, State.DECIDED, "case.decided", manual=False),
    "send_back": Move(_TALKING, State.CLAIMED, "case.sent_back", manual=False),
    "refer": Move(
        _TALKING,
        State.REFERRED,
        "case.referred",
        handler_only=True,
        manual=False,
        after_review=True,
    ),
    "reroute": Move(
        _CAN_GO_ON, None, "case.rerouted", manual=False, by_party=True, after_review=True
    ),
    "leave": Move(_CAN_GO_ON, State.CLOSED, "case.succeeded", manual=False, by_party=True),
    "close": Move(_from(State.DECIDED), State.CLOSED, "case.closed"),
    "reopen": Move(_from(State.DECIDED, State.CLOSED), State.REOPENED, "case.reopened"),
    "withdraw": Move(
        _from(State.OPEN), State.CLOSED, "case.withdrawn", manual=False, by_party=True
    ),
    "join": Move(_ACTIVE, None, "case.report_added", manual=False, by_party=True),
    "recuse": Move(_IN_HAND, State.OPEN, "case.released", manual=False, by_party=True),
    "step_aside": Move(_FREE | _IN_HAND, None, "case.recused", after_own_review=True),
    "reassign": Move(_ACTIVE, None, "case.reassigned", manual=False),
    "see": Move(_ACTIVE | _from(State.CLOSED), None, "case.seen", manual=False),
}
"""Every way a case changes."""


def allowed(
    state: State | str, *, is_handler: bool, is_pending: bool = False, hears_subject: bool = False
) -> frozenset[str]:
    """The moves that someone who sees the case may make by hand in `state`.

    `is_pending`: a decision waits for its second reader. `hears_subject`: of its kind.
    """
    return frozenset(
        name
        for name, move in MOVES.items()
        if move.manual
        and state in move.sources
        and (is_handler or not move.handler_only)
        and not (is_pending and move.waits_for_review(is_handler=is_handler))
        and (hears_subject or not move.hearing)
    )


def move(
    case: Case,
    name: str,
    *,
    by: User | None,
    revision: int | None = None,
    reason: str = "",
    facts: dict[str, str | bool | int] | None = None,
    **changes: Any,
) -> None:
    """Make a move of `MOVES`, with `changes` to other columns: the sole writer of a case.

    Its place in the queue follows, and what waits for a day does so only while it waits.
    One conditional UPDATE on the revision, so of two at once one wins. `by` is None
    where the portal itself moves. Raises Stale where the case is no longer at
    `revision` (default: as loaded), whatever else forbids it; else NotAllowedNow where
    the table or a veto does.
    """
    step, shown = MOVES[name], case.revision if revision is None else revision
    if shown != case.revision:
        raise refusal(case, shown)
    _veto(case, step, by)
    before = case.state
    after = step.to or State(before)
    changes = {"state": after, **_without_day(after), **changes}
    rows = Case.objects.filter(pk=case.pk, revision=shown, state__in=step.sources)
    if not rows.update(revision=F("revision") + 1, **changes, **place_of(case, **changes)):
        case.refresh_from_db()
        raise refusal(case, shown)
    case.refresh_from_db()
    told = {"kind": case.kind, "from": str(before), "to": str(after), **(facts or {})}
    record(step.action, by=by, about=case, facts=told, reason=reason)


def _without_day(state: State) -> dict[str, Any]:
    return {} if state == State.WAITING else {"waits_until": None}


def _veto(case: Case, step: Move, by: User | None) -> None:
    """The decider is never a party; a handler's move is the handler's; reading along is first."""
    if by is None:
        return
    if step.handler_only and case.handler_id != by.pk:
        raise NotAllowedNow(case)
    if not step.by_party and _is_party(case, by):
        raise NotAllowedNow(case)
    waits = step.waits_for_review(is_handler=case.handler_id == by.pk)
    if waits and case.state in step.sources and pending_decision(case):
        raise ReviewPending(case)


def _is_party(case: Case, person: User) -> bool:
    return CaseParty.objects.filter(case=case, person=person, relation__in=EXCLUDED).exists()


def refusal(case: Case, shown: int) -> Conflict:
    """Why a step on revision `shown` is refused: the case moved on since, or does not allow it."""
    if case.revision == shown:
        return NotAllowedNow(case)
    return Stale(case, shown=shown, shown_state=_state_at(case, shown))


def _state_at(case: Case, revision: int) -> State:
    """The state at an earlier revision, as the trail tells it: each move raises it by one."""
    states = [State.OPEN, *(State(str(e.facts["to"])) for e in _moves_of(case))]
    return states[max(1, min(revision, len(states))) - 1]


def _moves_of(case: Case) -> list[EventView]:
    return [event for event in events_about([case]) if "to" in event.facts]
