"""What became of an approved response: noted once, mended by another, needed before closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from escalations.addresses import NotAnAddress
from escalations.deciding import close, decide, reopen, review
from escalations.models import Case, Decision
from escalations.queries_told import advice_for
from escalations.refusals import NotAllowedNow
from escalations.responding.placing import (
    BeforeApproval,
    InTheFuture,
    note_not_placed,
    note_placed,
)
from escalations.responding.queries import left_by_others, placement_now
from escalations.responding.refusals import PlacementNoted, ToPlace
from escalations.triage import claim
from tests.factories.escalations import MONDAY, House, a_claimed_case
from tests.factories.responses import ADDRESS, RESPONSE, a_decision, a_placed, an_approved, now_of
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.people.absences import record_absence
from werksaam.people.models import User

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def placed(by: User, decision: Decision, **changed: Any) -> object:
    told = {"shown": None, "address": ADDRESS, "placed_at": clock.now(), **changed}
    return note_placed(by=by, decision=decision, **told)


def closed(house: House, case: Case) -> Case:
    return close(by=house.adviser, case=case, revision=now_of(case).revision)


def test_where_it_stands_is_kept_in_one_form(house: House) -> None:
    decision = an_approved(house)

    row = a_placed(house, decision, "http://www.facebook.com/groep/1/?fbclid=abc#reactie")

    assert row.address == "https://facebook.com/groep/1"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"placed_at": MONDAY - MINUTE}, BeforeApproval),
        ({"placed_at": MONDAY + MINUTE}, InTheFuture),
        ({"address": "javascript:alert(1)"}, NotAnAddress),
        ({"address": "ftp://x.example/1"}, NotAnAddress),
    ],
)
def test_a_moment_or_an_address_that_can_not_be_is_refused(
    house: House, changed: dict[str, Any], error: type[Exception]
) -> None:
    decision = an_approved(house)

    with pytest.raises(error):
        placed(house.adviser, decision, **changed)


def test_not_placing_needs_a_reason(house: House) -> None:
    decision = an_approved(house)

    with pytest.raises(ValueError, match="reason"):
        note_not_placed(by=house.adviser, decision=decision, shown=None, reason=" ")


def test_a_case_is_closed_only_once_its_response_was_noted(house: House) -> None:
    decision = an_approved(house)
    with pytest.raises(ToPlace):
        closed(house, decision.case)

    note_not_placed(by=house.adviser, decision=decision, shown=None, reason="Het is al weg.")

    assert closed(house, decision.case).state == "closed"


def test_what_was_noted_wrongly_is_noted_anew_and_stays_on_record(house: House) -> None:
    decision = an_approved(house)
    wrong = a_placed(house, decision)
    closed(house, decision.case)

    right = placed(house.adviser, decision, shown=wrong, address="https://x.com/1")

    assert placement_now(decision) == right
    assert decision.placements.count() == 2
    assert Event.objects.filter(action="placement.noted").count() == 2


def test_who_is_second_to_note_is_told(house: House) -> None:
    decision = an_approved(house)
    a_placed(house, decision)

    with pytest.raises(PlacementNoted):
        placed(house.adviser, decision, address="https://x.com/2")


@pytest.mark.parametrize("made", [a_decision, lambda h, c: a_decision(h, c, "no_response")])
def test_only_an_approved_response_is_noted(
    house: House, made: Callable[[House, Case], Decision]
) -> None:
    decision = made(house, a_claimed_case(house))

    with pytest.raises(NotAllowedNow):
        placed(house.adviser, decision)


def test_a_colleague_notes_only_while_the_handler_is_away(house: House) -> None:
    decision = an_approved(house)
    with pytest.raises(NotAllowedNow):
        placed(house.colleague, decision)
    before = left_by_others(house.colleague)

    record_absence(by=None, person=house.adviser, starts_on=clock.today(), ends_on=clock.today())

    assert (before, left_by_others(house.colleague)) == ([], [decision.case])
    assert placed(house.colleague, decision)


def test_a_stranger_finds_no_case_to_note(house: House) -> None:
    with pytest.raises(Case.DoesNotExist):
        placed(house.reporter, an_approved(house))


def test_the_reporter_reads_that_werksaam_responded(house: House) -> None:
    decision = an_approved(house)
    report = decision.case.reports.get()
    before = advice_for(report)

    a_placed(house, decision)

    after = advice_for(report)
    assert before is not None and before.responded_at is None
    assert after is not None and after.responded_at == MONDAY


def test_a_changed_text_asks_for_a_second_reader_again(house: House) -> None:
    decision = an_approved(house)
    a_placed(house, decision)
    case = now_of(decision.case)
    case = reopen(by=house.adviser, case=case, revision=case.revision, reason="Het klopt niet.")
    claim(by=house.adviser, case=case)

    again = decide(
        by=house.adviser,
        case=case,
        revision=now_of(case).revision,
        outcome="respond_outside",
        motivation="Anders.",
        public_response=f"{RESPONSE} Sorry.",
    )

    assert (again.needs_review, now_of(case).state) == (True, "claimed")
    review(by=house.colleague, decision=again, approved=True)
    with pytest.raises(ToPlace):
        closed(house, case)
