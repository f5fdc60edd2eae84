"""Whatever people do, in whatever order: what must hold of a case holds (hypothesis).

A step is a row of `STEPS`; a new act is a new row. What an act refuses is part of the walk.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from escalations import (
    admitting,
    agreeing,
    deciding,
    hearing,
    messaging,
    objecting,
    recusing,
    rerouting,
    triage,
    withdrawing,
)
from escalations.gates import earliest_term
from escalations.kinds import kind
from escalations.models import (
    EXCLUDED,
    Case,
    CaseParty,
    Decision,
    DecisionReview,
    Relation,
    Report,
    Rerouting,
    State,
)
from escalations.refusals import NoSecondReader
from escalations.routing import NobodyEligible
from escalations.transitions import MOVES
from tests.factories.escalations import KIND, House, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION, a_discussion, a_violation
from werksaam import clock
from werksaam.audit.models import Event, EventDetail
from werksaam.conflicts import Conflict
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

REFUSALS = (
    Conflict,
    Case.DoesNotExist,
    Report.DoesNotExist,
    Decision.DoesNotExist,
    Rerouting.DoesNotExist,
    NobodyEligible,
    NoSecondReader,
    ValueError,
    KeyError,
)
BY_PARTY = {move.action for move in MOVES.values() if move.by_party}
MAKE: dict[str, Callable[[User, House], Report]] = {
    KIND: lambda by, house: a_report(by),
    DISCUSSION: lambda by, house: a_discussion(by),
    VIOLATION: lambda by, house: a_violation(by, house.secretary),
}
PEOPLE = ("adviser", "colleague", "secretary", "director", "manager", "reporter", "other")


def _case(report: Report) -> Case:
    return Case.objects.get(reports=report)


def _decide(by: User, report: Report, *, public: bool) -> object:
    case = _case(report)
    outcomes = kind(case.kind).outcomes_at(case.state)
    fitting = [o for o in outcomes if o.public is public and not (o.plans or o.refers or o.measure)]
    return deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome=fitting[0].slug if fitting else "",
        motivation="Hierom.",
        public_response="Onze reactie." if public else "",
    )


def _decide_as(outcome: str, **given: object) -> Callable[[User, Report], object]:
    return _on_case(deciding.decide, outcome=outcome, motivation="Hierom.", **given)


def _agree_on(by: User, report: Report) -> object:
    lines = [agreeing.Agreed("Niets meer plaatsen.", "reporter", clock.today())]
    return _decide_as("agreed", agreed=lines)(by, report)


def _put(by: User, report: Report) -> object:
    term = earliest_term(clock.today())
    return _on_case(hearing.put_findings, findings="Zo.", answer_by=term)(by, report)


def _review(by: User, report: Report, *, approved: bool) -> object:
    decision = Decision.objects.filter(case=_case(report)).latest("decided_at")
    return deciding.review(by=by, decision=decision, approved=approved, remark="Zo.")


def _reroute(by: User, report: Report) -> object:
    case = _case(report)
    (to_kind, *_rest) = kind(case.kind).becomes
    return rerouting.propose(
        by=by, case=case, report=report, revision=case.revision, to_kind=to_kind, reason="Zo."
    )


def _answer(by: User, report: Report, *, agreed: bool) -> object:
    asked = report.reroutings.latest("proposed_at")
    shown = rerouting.preview(report, asked.to_kind).person_ids
    return rerouting.answer(by=by, report=report, agreed=agreed, shown=shown)


def _on_case(act: Callable[..., object], **given: object) -> Callable[[User, Report], object]:
    def step(by: User, report: Report) -> object:
        case = _case(report)
        return act(by=by, case=case, revision=case.revision, **given)

    return step


STEPS: dict[str, Callable[[User, Report], object]] = {
    "look": lambda by, report: triage.mark_opened(by=by, case=_case(report)),
    "claim": lambda by, report: triage.claim(by=by, case=_case(report)),
    "release": _on_case(triage.release, reason="Zo."),
    "ask": lambda by, report: _on_case(triage.wait, report=report, question="?")(by, report),
    "resume": _on_case(triage.resume),
    "write": lambda by, report: messaging.send_message(by=by, report=report, body="Zo."),
    "note": lambda by, report: messaging.write_note(by=by, case=_case(report), body="Zo."),
    "decide": lambda by, report: _decide(by, report, public=False),
    "propose": lambda by, report: _decide(by, report, public=True),
    "approve": lambda by, report: _review(by, report, approved=True),
    "send back": lambda by, report: _review(by, report, approved=False),
    "close": _on_case(deciding.close),
    "reopen": _on_case(deciding.reopen, reason="Zo."),
    "withdraw": lambda by, report: withdrawing.withdraw(by=by, report=report),
    "reroute": _reroute,
    "agree": lambda by, report: _answer(by, report, agreed=True),
    "refuse": lambda by, report: _answer(by, report, agreed=False),
    "step aside": _on_case(recusing.step_aside, reason="Zo."),
    "agree on a strategy": _agree_on,
    "refer": _decide_as("refer"),
    "admit": _on_case(admitting.admit, reason="Zo."),
    "put findings": _put,
    "waive": _on_case(hearing.waive_hearing, reason="Zo."),
    "answer findings": lambda by, report: hearing.answer(by=by, case=_case(report), body="Zo."),
    "take a measure": _decide_as("measure", measure="Een gesprek."),
    "object": lambda by, report: objecting.object_to_decision(
        by=by, case=_case(report), body="Nee."
    ),
}
WALK = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.sampled_from(PEOPLE), st.booleans()), max_size=10
)


def _by(who: str, *names: str) -> list[tuple[str, str, bool]]:
    return [(name, who, False) for name in names]


# Chance seldom goes this deep: each gate tried too early, and all that follows stepping aside.
EARLY = _by(
    "director", "claim", "take a measure", "admit", "take a measure", "waive", "take a measure"
)
HEARD = [
    *_by("director", "claim", "admit", "put findings", "take a measure"),
    *_by("secretary", "answer findings", "answer findings"),
    *_by("director", "take a measure", "close", "reopen", "claim"),
    *_by("secretary", "object", "claim"),
]
ASIDE = [
    *_by("manager", "claim", "agree on a strategy", "reopen", "claim", "step aside", "claim"),
    *_by("adviser", "claim", "step aside", "claim", "note"),
    *_by("director", "claim", "refer", "claim"),
    *_by("colleague", "claim", "refer", "decide"),
]


@pytest.mark.parametrize("of_kind", MAKE)
@example(walk=EARLY)
@example(walk=HEARD)
@example(walk=ASIDE)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(walk=WALK)
def test_what_must_hold_holds_after_every_step(
    house: House, of_kind: str, walk: list[tuple[str, str, bool]]
) -> None:
    with transaction.atomic():
        reports = [MAKE[of_kind](by, house) for by in (house.reporter, house.other)]
        for name, who, is_second in walk:
            take(name, getattr(house, who), reports[is_second])
            assert broken() == []
        transaction.set_rollback(True)


def take(name: str, by: User, report: Report) -> None:
    """One step; refused, it leaves nothing. The database refuses what breaks a constraint."""
    before = Event.objects.count()
    try:
        with transaction.atomic():
            STEPS[name](by, Report.objects.get(pk=report.pk))
    except REFUSALS:
        assert Event.objects.count() == before


def broken() -> list[str]:
    """Which of the rules do not hold now."""
    return [rule for rule, holds in RULES.items() if not holds()]


def _no_party_moved() -> bool:
    """Whoever is a party to a case moved it in no way but those marked for parties."""
    moves = [e.index for e in Event.objects.all() if "to" in e.content()["facts"]]
    actions = {e.index: e.action for e in Event.objects.filter(index__in=moves)}
    done = EventDetail.objects.filter(index__in=moves, actor_id__isnull=False)
    parties = _parties()
    return all(
        actions[d.index] in BY_PARTY
        for d in done
        if (d.object_id, d.actor_id) in parties and d.object_type == Case.RECORD_TYPE
    )


def _parties() -> set[tuple[str, int]]:
    """Who was a party from the start; for who stepped aside see the rule on that."""
    parties = CaseParty.objects.filter(relation__in=EXCLUDED - {Relation.RECUSED})
    rows = parties.values_list("case_id", "person_id")
    return {(str(case_id), person_id) for case_id, person_id in rows}


def _who_stepped_aside_is_done() -> bool:
    """Nobody does anything to a case after stepping aside from it."""
    for party in CaseParty.objects.filter(relation=Relation.RECUSED):
        since = EventDetail.objects.get(object_type="case_party", object_id=str(party.pk)).index
        later = EventDetail.objects.filter(
            index__gt=since, actor_id=party.person_id, object_id=str(party.case_id)
        )
        if later.exists():
            return False
    return True


def _no_gate_is_skipped() -> bool:
    """A violation is decided on the merits only after the findings were put, or waived."""
    on_merits = Decision.objects.filter(case__kind=VIOLATION).exclude(outcome="inadmissible")
    return all(d.case.admissions.exists() and d.case.hearings.exists() for d in on_merits)


def _decisions_are_grounded() -> bool:
    return all(
        d.outcome and d.provision_text_id and d.motivation and d.decided_by_id
        for d in Decision.objects.all()
    )


def _no_party_decided_or_read_along() -> bool:
    decided = Decision.objects.values_list("case_id", "decided_by_id")
    read = DecisionReview.objects.values_list("decision__case_id", "reviewed_by_id")
    return not {(str(case), by) for case, by in [*decided, *read]} & _parties()


def _locks_are_lifted_by_proof() -> bool:
    lifted = Report.objects.filter(notified_at__isnull=False).values_list("pk", flat=True)
    proven = EventDetail.objects.filter(
        index__in=Event.objects.filter(action="report.notified").values("index")
    )
    return {str(pk) for pk in lifted} == set(proven.values_list("object_id", flat=True))


def _what_went_on_is_over() -> bool:
    gone = Case.objects.filter(succeeded_by__isnull=False)
    live = Report.objects.filter(withdrawn_at__isnull=True, case__in=gone)
    return not live.exists() and not gone.exclude(state=State.CLOSED).exists()


def _nobody_crossed_to_a_manager_unasked() -> bool:
    went_on = Rerouting.objects.filter(to_kind=DISCUSSION, successor__isnull=False)
    return not went_on.exclude(agreed=True).exists()


RULES: dict[str, Callable[[], bool]] = {
    "no party moved a case": _no_party_moved,
    "every decision is grounded": _decisions_are_grounded,
    "who stepped aside is done with it": _who_stepped_aside_is_done,
    "no gate is skipped": _no_gate_is_skipped,
    "no party decided or read along": _no_party_decided_or_read_along,
    "a lock is lifted by proof alone": _locks_are_lifted_by_proof,
    "a case that went on holds no live report": _what_went_on_is_over,
    "a manager reads a post with consent alone": _nobody_crossed_to_a_manager_unasked,
}
