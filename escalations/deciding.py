"""Deciding a case, the second pair of eyes, closing and reopening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from policy.queries_following import lid_resting_on
from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import agreeing, fitting, reading_along, referring, target_times, telling, violation
from .access import visible_cases
from .fitting import Given, More
from .guide import load
from .kind_texts.targets import hours_of
from .kinds import Outcome, kind
from .models import Case, Decision, DecisionReview
from .noticing import tell_subject
from .passing import passing_on
from .queries_told import HANDLED
from .refusals import NotAllowedNow, OwnDecision, ReviewGiven
from .registers import approving, registering
from .replacing_decider import bring_to_another
from .responding import placing, watching
from .responding.following import is_followed
from .transitions import move, refusal


@act
def decide(
    *,
    by: User,
    case: Case,
    revision: int,
    outcome: str,
    motivation: str,
    public_response: str = "",
    advice_to_reporter: str = "",
    agreed: Sequence[agreeing.Agreed] = (),
    measure: str = "",
    more: More | None = None,
) -> Decision:
    """Decide as the handler, on the state that the page showed (`revision`).

    A public response waits for a second reader; an interim outcome informs the reporter and
    leaves the case in hand; one that refers brings in the desk, one that passes on whoever was
    chosen; what an outcome needs is in `fitting`. The subject of a violation is told.

    Raises KeyError for an unknown outcome; as `fitting.checked` where something is missing or
    does not belong; Stale with both states, ReviewPending, NotAllowedNow; NoSecondReader,
    NobodyEligible; and as the registers do (`approving`, `registering`).
    """
    current = visible_cases(by).select_related("provision_text__version").get(pk=case.pk)
    chosen = kind(current.kind).outcome(outcome)
    if chosen.refers and current.is_at_desk:
        raise refusal(current, revision)
    written = Given(motivation, public_response, advice_to_reporter, agreed, measure, more)
    given = fitting.checked(current, chosen, written, by=by, revision=revision)
    _move(by, current, revision, chosen, given)
    decision = _write(by, current, chosen, given)
    _carry_out(by, decision, chosen, given)
    _let_know(by, decision)
    return decision


def _move(by: User, case: Case, revision: int, chosen: Outcome, given: Given) -> None:
    """The move that goes with an outcome. What still has its second reader to come goes nowhere
    yet."""
    changes: dict[str, Any] = {}
    if chosen.needs_review(given.public_response):
        name, changes = "propose", {"awaits_review": True}
    elif given.passed_to is not None:
        name, changes = "pass_on", passing_on.changes(case, given.passed_to, by=by)
    elif chosen.interim:
        # The reporter hears something within the target; the next target starts now.
        name, changes = "inform", {"due_at": _due_anew(case)}
    elif chosen.refers:
        name, changes = "refer", referring.changes(kind(case.kind))
    else:
        name = "decide"
    facts: dict[str, str | bool | int] = {"outcome": chosen.slug, "ground": chosen.ground}
    move(case, name, by=by, revision=revision, facts=facts, **changes)


def _due_anew(case: Case) -> datetime:
    return target_times.due_at(clock.now(), hours_of(kind(case.kind)))


def _write(by: User, case: Case, chosen: Outcome, given: Given) -> Decision:
    """Store the decision, on the lid that it rests on in the version of the case."""
    decision = Decision.objects.create(
        case=case,
        outcome=chosen.slug,
        ground=chosen.ground,
        provision_text=lid_resting_on(case.provision_text.version, chosen.eid),
        motivation=given.motivation,
        public_response=given.public_response,
        advice_to_reporter=given.advice_to_reporter,
        measure=given.measure,
        guide_path=given.following.path,
        guide_advice=given.following.advice,
        deviation=given.following.deviation,
        needs_review=chosen.needs_review(given.public_response),
        decided_at=clock.now(),
        decided_by=by,
        decided_by_name=by.name,
    )
    record("decision.written", by=by, about=decision, facts=_facts(decision))
    return decision


def _facts(decision: Decision) -> dict[str, str | bool | int]:
    facts: dict[str, str | bool | int] = {
        "outcome": decision.outcome,
        "ground": decision.ground,
        "needs_review": decision.needs_review,
        "text_sha256": decision.provision_text.sha256,
    }
    if advice := decision.guide_advice:
        facts["guide"] = advice
        facts["followed"] = is_followed(load(), advice, decision.outcome)
    return facts


def _carry_out(by: User, decision: Decision, chosen: Outcome, given: Given) -> None:
    """What the outcome does besides: agreements, registers, watching, and who has it next."""
    agreeing.write(decision, given.agreed, by)
    approving.enter(by=by, decision=decision, chosen=chosen)
    if chosen.watches:
        watching.begin(decision.case, by=by, look_on=given.following.look_on)
    registering.write(decision, chosen, given.more, by)
    if chosen.refers:
        referring.bring_in_desk(decision.case)
    if given.passed_to is not None:
        passing_on.bring(decision.case, given.passed_to, by=by)


def _let_know(by: User, decision: Decision) -> None:
    """Ask who must read along; else tell whom it concerns."""
    if decision.needs_review:
        reading_along.ask(decision.case, by)
        return
    _tell_reporters(decision)
    if kind(decision.case.kind).hears_subject:
        tell_subject(by=by, case=decision.case)


@act
def review(*, by: User, decision: Decision, approved: bool, remark: str = "") -> DecisionReview:
    """Read along: approve a public response, or send it back with a remark.

    By a second person who sees the case. Approved, the decision takes effect; sent
    back, it stands beside the new one that the handler writes. Raises ReviewGiven,
    OwnDecision for the decider, Case.DoesNotExist for who may not see the case.
    """
    case = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=decision.case_id)
    if DecisionReview.objects.filter(decision=decision).exists():
        raise ReviewGiven(case)
    if decision.decided_by_id == by.pk:
        raise OwnDecision(case)
    if not decision.needs_review:
        raise NotAllowedNow(case)
    move(case, "approve" if approved else "send_back", by=by, awaits_review=False)
    given = DecisionReview.objects.create(
        decision=decision,
        approved=approved,
        remark=remark,
        decided_by_id=decision.decided_by_id,
        reviewed_by=by,
        reviewed_at=clock.now(),
    )
    record("case.reviewed", by=by, about=given, facts={"approved": approved})
    if approved:
        _tell_reporters(decision)
    else:
        telling.of_sending_back(case)
    return given


@act
def close(*, by: User, case: Case, revision: int) -> Case:
    """End the handling of a decided case. Raises ActionsOpen where something that was agreed
    is still to be done, ToPlace of a response, ToLook of a post that is watched."""
    current = visible_cases(by).get(pk=case.pk)
    move(current, "close", by=by, revision=revision, closed_at=clock.now())
    agreeing.must_be_done(current)
    placing.must_be_noted(current)
    watching.must_be_looked(current)
    return current


@act
def reopen(*, by: User, case: Case, revision: int, reason: str) -> Case:
    """Open a decided or closed case again, with a reason; its decisions stay as they are.

    The target time starts anew. A violation goes to another decider. Raises ValueError
    without a reason, NobodyEligible where there is no other decider.
    """
    if not reason.strip():
        raise ValueError("Reopening needs a reason.")
    current = visible_cases(by).get(pk=case.pk)
    move(
        current,
        "reopen",
        by=by,
        revision=revision,
        reason=reason,
        handler=None,
        claimed_at=None,
        closed_at=None,
        due_at=_due_anew(current),
    )
    if kind(current.kind).hears_subject:
        bring_to_another(current, by=by)
    else:
        telling.reporters_of_reopening(current)
    return current


def _tell_reporters(decision: Decision) -> None:
    """Each reporter on their own report; nobody hears of another."""
    is_heard = kind(decision.case.kind).hears_subject
    # Of a violation the reporter hears once that it was handled, never how or that again.
    told = HANDLED if is_heard else decision.outcome
    reports = decision.case.reports.filter(withdrawn_at__isnull=True).order_by("pk")
    for report in violation.not_yet_told(reports) if is_heard else reports:
        record("report.advised", by=None, about=report, facts={"outcome": told})
        tell = telling.reporter_of_handling if is_heard else telling.reporter_of_advice
        tell(report)
