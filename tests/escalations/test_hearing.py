"""A violation through its gates: admitted, heard or waived, answered, decided; in this order."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from escalations.admitting import admit
from escalations.deciding import decide
from escalations.gates import Next, Passed, earliest_term
from escalations.hearing import answer, put_findings, waive_hearing
from escalations.models import Admission, Case, Decision, Hearing, HearingAnswer, State
from escalations.queries_hearing import passed_of
from escalations.refusals import NotAllowedNow, Stale
from escalations.refusals_hearing import (
    STILL_TO_DO,
    GateAhead,
    MeasureMissing,
    NotForReporter,
    TermOver,
    TermTooShort,
)
from escalations.triage import claim, release
from tests.factories import violation as v
from tests.factories.escalations import House
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail


def events(*actions: str) -> list[str]:
    return list(Event.objects.filter(action__in=actions).values_list("action", flat=True))


def test_admitting_keeps_the_reason(house: House) -> None:
    case = v.an_admitted(house)

    kept = Admission.objects.get(case=case)
    assert (case.state, kept.reason, kept.admitted_by) == (
        State.ADMISSIBLE,
        "Er is een foto.",
        house.manager,
    )


def test_nothing_is_admitted_without_a_reason(house: House) -> None:
    case = v.a_taken_up(house)

    with pytest.raises(ValueError, match="reason"):
        admit(by=house.manager, case=case, revision=case.revision, reason=" ")


def test_only_the_handler_admits(house: House) -> None:
    case = v.a_violation(house)

    with pytest.raises(NotAllowedNow):
        admit(by=house.manager, case=case, revision=case.revision, reason="Er is een foto.")


def test_putting_findings_tells_the_subject(house: House) -> None:
    case = v.a_heard(house)

    mails = Mail.objects.filter(person_id=house.other.pk).values_list("template", "context")
    assert (case.state, case.subject_told_at) == (State.HEARING, clock.now())
    assert list(mails) == [
        ("case_subject", {"reference": case.reference, "path": case.get_absolute_url()})
    ]
    assert events("case.hearing_opened", "hearing.opened", "case.subject_told") == [
        "case.hearing_opened",
        "hearing.opened",
        "case.subject_told",
    ]


def test_the_term_is_five_working_days_at_least(house: House) -> None:
    case = v.an_admitted(house)
    too_soon = earliest_term(clock.today()) - timedelta(days=1)

    with pytest.raises(TermTooShort):
        put_findings(
            by=house.manager,
            case=case,
            revision=case.revision,
            findings=v.FINDINGS,
            answer_by=too_soon,
        )


def test_a_waiver_has_a_reason_and_tells_nobody_yet(house: House) -> None:
    case = v.a_waived(house)

    kept = Hearing.objects.get(case=case)
    assert (case.state, case.subject_told_at, kept.waived_reason) == (
        State.HEARING,
        None,
        "Zij is niet bereikbaar.",
    )


def test_a_waiver_without_a_reason_is_none(house: House) -> None:
    case = v.an_admitted(house)

    with pytest.raises(ValueError, match="reason"):
        waive_hearing(by=house.manager, case=case, revision=case.revision, reason="")


def test_the_hearing_can_t_come_before_the_admission(house: House) -> None:
    case = v.a_taken_up(house)

    with pytest.raises(NotAllowedNow):
        waive_hearing(by=house.manager, case=case, revision=case.revision, reason="Haast.")


def test_the_subject_answers_and_the_handler_is_told(house: House) -> None:
    case = v.an_answered(house)

    kept = HearingAnswer.objects.get(hearing__case=case)
    told = Mail.objects.filter(template="case_answered").values_list("person_id", flat=True)
    assert (kept.body, kept.support_person, list(told)) == (
        "Dat was ik niet.",
        "Teun",
        [house.manager.pk],
    )


def test_one_answers_once(house: House) -> None:
    case = v.an_answered(house)

    with pytest.raises(TermOver):
        answer(by=house.other, case=case, body="Nog iets.")


def test_the_last_day_still_counts_and_the_day_after_does_not(house: House) -> None:
    case = v.a_heard(house)

    with clock.at(v.later(8)), pytest.raises(TermOver):
        answer(by=house.other, case=case, body="Te laat.")
    with clock.at(v.later(7)):
        assert answer(by=house.other, case=case, body="Op tijd.").body == "Op tijd."


@pytest.mark.parametrize("who", ["reporter", "manager", "colleague", "director"])
def test_nobody_else_answers(house: House, who: str) -> None:
    case = v.a_heard(house)

    with pytest.raises(Case.DoesNotExist):
        answer(by=getattr(house, who), case=case, body="Namens haar.")


def test_the_term_goes_on_where_the_handler_gave_the_case_back(house: House) -> None:
    case = v.a_heard(house)
    release(by=house.manager, case=case, revision=case.revision)

    answer(by=house.other, case=case, body="Dat was ik niet.")

    assert HearingAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("until", "state"),
    [(v.a_taken_up, "claimed"), (v.an_admitted, "admissible"), (v.a_heard, "hearing")],
)
def test_who_takes_it_over_goes_on_at_the_gate(
    house: House, until: Callable[[House], Case], state: str
) -> None:
    case = until(house)
    release(by=house.manager, case=case, revision=case.revision)

    assert claim(by=house.manager, case=case).state == state


_EVERY = ("inadmissible", "unfounded", "conversation", "measure")


@pytest.mark.parametrize(
    ("until", "possible"),
    [
        (v.a_taken_up, {"inadmissible"}),
        (v.an_admitted, set()),
        (v.a_heard, set()),
        (v.a_waived, {"unfounded", "conversation", "measure"}),
        (v.an_answered, {"unfounded", "conversation", "measure"}),
    ],
)
@pytest.mark.parametrize("outcome", _EVERY)
def test_each_gate_allows_its_outcomes_alone(
    house: House, until: Callable[[House], Case], possible: set[str], outcome: str
) -> None:
    case = until(house)

    if outcome in possible:
        assert v.decide(house.manager, case, outcome).outcome == outcome
        return
    with pytest.raises(GateAhead):
        v.decide(house.manager, case, outcome)
    assert Decision.objects.count() == 0


def test_silence_is_no_obstacle_after_the_term(house: House) -> None:
    case = v.a_heard(house)

    with clock.at(v.later(8)):
        assert v.decide(house.manager, case, "unfounded").outcome == "unfounded"


def test_a_refusal_says_what_comes_first(house: House) -> None:
    case = v.an_admitted(house)

    with pytest.raises(GateAhead) as refused:
        v.decide(house.manager, case, "measure")

    assert refused.value.explanation == str(STILL_TO_DO[Next.HEAR])


@pytest.mark.parametrize(("outcome", "measure"), [("measure", " "), ("unfounded", "Schorsing")])
def test_a_measure_is_said_where_it_belongs(house: House, outcome: str, measure: str) -> None:
    case = v.an_answered(house)

    with pytest.raises(MeasureMissing):
        decide(
            by=house.manager,
            case=case,
            revision=case.revision,
            outcome=outcome,
            motivation="x",
            measure=measure,
        )


def test_there_is_no_advice_of_one_s_own_to_the_reporter(house: House) -> None:
    case = v.an_answered(house)

    with pytest.raises(NotForReporter):
        v.decide(house.manager, case, "measure", advice_to_reporter="Zij kreeg straf.")


def test_an_answer_that_comes_in_meanwhile_makes_a_decision_stale(house: House) -> None:
    case = v.a_heard(house)
    answer(by=house.other, case=case, body="Dat was ik niet.")

    with pytest.raises(Stale):
        v.decide(house.manager, case, "measure")


@pytest.mark.parametrize(
    ("until", "outcome"), [(v.a_taken_up, "inadmissible"), (v.a_waived, "unfounded")]
)
def test_whoever_was_not_heard_is_told_with_the_decision(
    house: House, until: Callable[[House], Case], outcome: str
) -> None:
    case = until(house)

    v.decide(house.manager, case, outcome)

    assert v.fresh(case).subject_told_at == clock.now()


def test_after_reopening_the_gates_begin_anew(house: House) -> None:
    assert passed_of(v.an_objected(house)) == Passed()
