"""Deciding a case, the second pair of eyes, closing and reopening."""

from __future__ import annotations

from collections.abc import Sequence

from policy.queries_following import lid_resting_on
from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import agreeing, reading_along, referring, target_times, telling, violation
from .access import visible_cases
from .guide import load
from .kind_texts.targets import hours_of
from .kinds import Outcome, Response, kind
from .models import Case, Decision, DecisionReview
from .noticing import tell_subject
from .passing import passing_on
from .passing.passing_on import PassedTo
from .queries import HANDLED
from .refusals import NotAllowedNow, OwnDecision, ReviewGiven
from .registers import approving, registering
from .registers.permissions import Terms
from .replacing_decider import bring_to_another
from .responding import placing, watching
from .responding.following import Following, checked, is_followed
from .transitions import move, refusal


class ResponseMissing(ValueError):
    """This outcome places a response; its text is not there."""


class AdviceMissing(ValueError):
    """With this outcome the decider writes to the reporter; the words are not there."""


class NotPublic(ValueError):
    """This outcome places nothing, yet there is a text to place."""


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
    more: Following | Terms | PassedTo | None = None,
) -> Decision:
    """Decide as the handler, on the state that the page showed (`revision`).

    A public response waits for a second reader; an interim outcome informs the
    reporter and leaves the case in hand; one that refers brings in the desk. `more` is what
    some outcomes need besides words: how the guide was followed, what goes into a register,
    to whom it is passed on. Raises Stale
    with both states, ReviewPending, NotAllowedNow, NoSecondReader, NobodyEligible,
    ResponseMissing, NotPublic, AdviceMissing, KeyError for an unknown outcome, and as
    the acts that follow do: `agreeing`, `registering`, `approving`, `passing_on`, `following`
    and `watching`; of a violation also as `violation.check`. Its subject is told.
    """
    current = visible_cases(by).select_related("provision_text__version").get(pk=case.pk)
    chosen = kind(current.kind).outcome(outcome)
    if chosen.refers and current.is_at_desk:
        raise refusal(current, revision)
    _check_response(chosen, public_response)
    _check_advice(chosen, advice_to_reporter)
    agreeing.check(chosen, agreed)
    registering.check(chosen, more)
    passed_to = passing_on.checked(current, chosen, more, by=by)
    following = checked(load(), more if isinstance(more, Following) else Following(), chosen.slug)
    violation.check(current, chosen, revision, measure=measure, advice=advice_to_reporter)
    needs_review = chosen.needs_review(public_response)
    _move(by, current, revision, chosen, passed_to, needs_review=needs_review)
    decision = Decision.objects.create(
        case=current,
        outcome=chosen.slug,
        ground=chosen.ground,
        provision_text=lid_resting_on(current.provision_text.version, chosen.eid),
        motivation=motivation,
        public_response=public_response,
        advice_to_reporter=advice_to_reporter,
        measure=measure,
        guide_path=following.path,
        guide_advice=following.advice,
        deviation=following.deviation,
        needs_review=needs_review,
        decided_at=clock.now(),
        decided_by=by,
        decided_by_name=by.name,
    )
    record("decision.written", by=by, about=decision, facts=_facts(decision))
    agreeing.write(decision, agreed, by)
    approving.enter(by=by, decision=decision, chosen=chosen)
    if chosen.watches:
        watching.begin(current, by=by, look_on=following.look_on)
    registering.write(decision, chosen, more, by)
    _follow_up(by, decision, chosen, passed_to)
    return decision


def _follow_up(
    by: User, decision: Decision, chosen: Outcome, passed_to: PassedTo | None = None
) -> None:
    """Bring in the desk or whoever was chosen; ask who must read along, or tell whom it
    concerns."""
    case = decision.case
    if chosen.refers:
        referring.bring_in_desk(case)
    if passed_to is not None:
        passing_on.bring(case, passed_to, by=by)
    if decision.needs_review:
        reading_along.ask(case, by)
        return
    _tell_reporters(decision)
    if kind(case.kind).hears_subject:
        tell_subject(by=by, case=case)


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
    due = target_times.due_at(clock.now(), hours_of(kind(current.kind)))
    move(
        current,
        "reopen",
        by=by,
        revision=revision,
        reason=reason,
        handler=None,
        claimed_at=None,
        closed_at=None,
        due_at=due,
    )
    if kind(current.kind).hears_subject:
        bring_to_another(current, by=by)
    else:
        telling.reporters_of_reopening(current)
    return current


def _move(
    by: User,
    case: Case,
    revision: int,
    chosen: Outcome,
    passed_to: PassedTo | None,
    *,
    needs_review: bool,
) -> None:
    facts: dict[str, str | bool | int] = {"outcome": chosen.slug, "ground": chosen.ground}
    if needs_review:
        move(case, "propose", by=by, revision=revision, facts=facts, awaits_review=True)
    elif passed_to is not None:
        to_next = passing_on.changes(case, passed_to, by=by)
        move(case, "pass_on", by=by, revision=revision, facts=facts, **to_next)
    elif chosen.interim:
        # The reporter hears something within the target; the next target starts now.
        due = target_times.due_at(clock.now(), hours_of(kind(case.kind)))
        move(case, "inform", by=by, revision=revision, facts=facts, due_at=due)
    elif chosen.refers:
        to_desk = referring.changes(kind(case.kind))
        move(case, "refer", by=by, revision=revision, facts=facts, **to_desk)
    else:
        move(case, "decide", by=by, revision=revision, facts=facts)


def _check_advice(chosen: Outcome, advice: str) -> None:
    if chosen.advises and not advice.strip():
        raise AdviceMissing(chosen.slug)


def _check_response(chosen: Outcome, public_response: str) -> None:
    if chosen.response is Response.REQUIRED and not public_response.strip():
        raise ResponseMissing(chosen.slug)
    if not chosen.public and public_response:
        raise NotPublic(chosen.slug)


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
