"""Deciding, reading along, closing, reopening; and what each reporter hears."""

import pytest

from escalations.deciding import close, decide, reopen, review
from escalations.fitting import NotPublic, ResponseMissing
from escalations.models import Case, Decision, State
from escalations.queries_decisions import may_review, pending_decision
from escalations.queries_told import advice_for
from escalations.refusals import NotAllowedNow, OwnDecision, ReviewGiven, ReviewPending, Stale
from escalations.triage import claim
from tests.factories.escalations import House, a_claimed_case, a_report
from tests.factories.responses import a_placed
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.granting import revoke_all
from werksaam.people.models import Role
from werksaam.people.roles import people_with


def decided(house: House, case: Case, outcome: str = "no_response", response: str = "") -> Decision:
    return decide(
        by=house.adviser,
        case=case,
        revision=Case.objects.get(pk=case.pk).revision,
        outcome=outcome,
        motivation="Het is een mening.",
        public_response=response,
        advice_to_reporter="Laat het rusten.",
    )


def state_of(case: Case) -> str:
    return Case.objects.get(pk=case.pk).state


def test_a_decision_takes_effect_and_is_grounded(house: House) -> None:
    case = a_claimed_case(house)

    decision = decided(house, case)

    assert state_of(case) == State.DECIDED
    assert decision.provision_text == house.version.texts.get(eid="art_6__para_7")
    assert (decision.motivation, decision.decided_by_name) == ("Het is een mening.", "Anna")


def test_the_reporter_reads_the_advice_and_gets_mail(house: House) -> None:
    case = a_claimed_case(house)
    report = case.reports.get()

    decided(house, case)

    advice = advice_for(report)
    assert advice is not None
    assert (advice.outcome, advice.advice) == (
        "no_response",
        "Laat het rusten.",
    )
    assert Mail.objects.filter(template="report_advice", person_id=house.reporter.pk).count() == 1


def test_each_reporter_of_the_post_is_told_apart(house: House) -> None:
    case = a_claimed_case(house)
    second = a_report(house.other)

    decided(house, case)

    references = set(
        Mail.objects.filter(template="report_advice").values_list("person_id", "context__reference")
    )
    assert references == {
        (house.reporter.pk, case.reports.get(reporter=house.reporter).reference),
        (house.other.pk, second.reference),
    }


def test_deciding_on_a_stale_page_is_refused(house: House) -> None:
    case = a_claimed_case(house)
    shown = case.revision
    a_report(house.other)

    with pytest.raises(Stale):
        decide(by=house.adviser, case=case, revision=shown, outcome="monitor", motivation="x")

    assert not Decision.objects.exists()


def test_only_the_handler_decides(house: House) -> None:
    case = a_claimed_case(house)

    with pytest.raises(NotAllowedNow):
        decide(
            by=house.colleague, case=case, revision=case.revision, outcome="monitor", motivation="x"
        )


def test_a_free_case_is_not_decided(house: House) -> None:
    case = a_report(house.reporter).case

    with pytest.raises(NotAllowedNow):
        decide(
            by=house.adviser, case=case, revision=case.revision, outcome="monitor", motivation="x"
        )


@pytest.mark.parametrize("outcome", ["respond_facts", "respond_hurt"])
def test_responding_needs_the_text_of_the_response(house: House, outcome: str) -> None:
    with pytest.raises(ResponseMissing):
        decided(house, a_claimed_case(house), outcome)


def test_an_outcome_that_places_nothing_takes_no_response(house: House) -> None:
    with pytest.raises(NotPublic):
        decided(house, a_claimed_case(house), "monitor", "Beste klant")


def test_a_public_response_waits_for_a_second_reader(house: House) -> None:
    case = a_claimed_case(house)

    decision = decided(house, case, "respond_facts", "De loonstroken zijn verstuurd.")

    assert (state_of(case), pending_decision(case)) == (State.CLAIMED, decision)
    assert advice_for(case.reports.get()) is None


def test_solving_it_directly_without_a_response_needs_no_second_reader(house: House) -> None:
    case = a_claimed_case(house)

    assert not decided(house, case, "respond_outside").needs_review
    assert state_of(case) == State.DECIDED


def test_approved_it_takes_effect(house: House) -> None:
    case = a_claimed_case(house)
    decision = decided(house, case, "respond_facts", "De loonstroken zijn verstuurd.")

    review(by=house.colleague, decision=decision, approved=True)

    assert state_of(case) == State.DECIDED
    assert advice_for(case.reports.get()) is not None


def test_nobody_reads_along_with_oneself(house: House) -> None:
    decision = decided(house, a_claimed_case(house), "respond_facts", "Tekst.")

    assert not may_review(house.adviser, decision)
    with pytest.raises(OwnDecision):
        review(by=house.adviser, decision=decision, approved=True)


def test_a_party_does_not_read_along(house: House) -> None:
    case = a_claimed_case(house, named=[house.colleague.pk])
    decision = decided(house, case, "respond_facts", "Tekst.")

    assert not may_review(house.colleague, decision)
    with pytest.raises(Case.DoesNotExist):
        review(by=house.colleague, decision=decision, approved=True)


def test_sent_back_it_stands_beside_the_new_one(house: House) -> None:
    case = a_claimed_case(house)
    first = decided(house, case, "respond_facts", "Onzin!")
    review(by=house.secretary, decision=first, approved=False, remark="Te fel.")

    second = decided(house, case, "respond_facts", "Dat klopt niet helemaal.")

    assert list(case.decisions.all()) == [first, second]
    assert pending_decision(case) == second


def test_there_is_no_deciding_beside_a_pending_decision(house: House) -> None:
    case = a_claimed_case(house)
    decided(house, case, "respond_facts", "Tekst.")

    with pytest.raises(ReviewPending):
        decided(house, case)


def test_a_decision_is_read_along_once(house: House) -> None:
    decision = decided(house, a_claimed_case(house), "respond_facts", "Tekst.")
    review(by=house.colleague, decision=decision, approved=True)

    with pytest.raises(ReviewGiven):
        review(by=house.secretary, decision=decision, approved=True)


def test_alone_at_the_desk_the_director_reads_along(house: House) -> None:
    case = a_claimed_case(house)
    for colleague in people_with(Role.COMMS_ADVISER, Role.SECRETARIAT).exclude(pk=house.adviser.pk):
        revoke_all(by=None, person=colleague)

    decision = decided(house, case, "respond_facts", "Tekst.")

    assert may_review(house.director, decision)


def test_finding_out_first_informs_and_keeps_the_case_in_hand(house: House) -> None:
    case = a_claimed_case(house)

    decided(house, case, "find_out_first")

    advice = advice_for(case.reports.get())
    assert (state_of(case), advice is not None and advice.interim) == (State.CLAIMED, True)


def test_closing_and_reopening_keep_the_decision(house: House) -> None:
    case = a_claimed_case(house)
    decision = decided(house, case)
    case = close(by=house.adviser, case=case, revision=Case.objects.get(pk=case.pk).revision)

    case = reopen(by=house.secretary, case=case, revision=case.revision, reason="Nieuwe feiten.")

    assert (case.state, case.handler, case.closed_at) == (State.REOPENED, None, None)
    assert list(case.decisions.all()) == [decision]
    assert claim(by=house.colleague, case=case).state == State.CLAIMED


def test_reopening_needs_a_reason(house: House) -> None:
    case = a_claimed_case(house)
    decided(house, case)

    with pytest.raises(ValueError, match="reason"):
        reopen(by=house.adviser, case=case, revision=1, reason="  ")


def test_a_whole_handling_leaves_one_event_a_step(house: House) -> None:
    case = a_claimed_case(house)
    start = Event.objects.count()
    decision = decided(house, case, "respond_hurt", "Dit hoort niet.")
    review(by=house.colleague, decision=decision, approved=True)
    a_placed(house, decision)
    close(by=house.adviser, case=case, revision=Case.objects.get(pk=case.pk).revision)

    found = Event.objects.filter(index__gte=start).order_by("index")
    assert list(found.values_list("action", flat=True)) == [
        "case.proposed",
        "decision.written",
        "case.decided",
        "case.reviewed",
        "report.advised",
        "placement.noted",
        "case.closed",
    ]
