"""Two note what became of a response at once, or approve one answer; on either database."""

from __future__ import annotations

import pytest

from escalations.models import ApprovedAnswer, Decision, Placement, ResponseDraft
from escalations.responding.answers import approve
from escalations.responding.drafting import save_response
from escalations.responding.placing import note_not_placed
from escalations.responding.refusals import AnswerSettled, DraftChanged, PlacementNoted
from tests.escalations.test_at_once import at_once
from tests.factories.escalations import MONDAY, House, a_claimed_case, a_house
from tests.factories.responses import a_made_answer, an_approved
from werksaam import clock
from werksaam.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_of_two_windows_one_notes_one_keeps_a_text_and_one_approves(house: House) -> None:
    """One test for three races: each database starts anew for every one."""
    decision, case = an_approved(house), a_claimed_case(house, address="https://x.example/2")
    answer, desk = a_made_answer(house), [house.colleague.pk, house.secretary.pk]

    def note(number: int) -> str:
        by, found = User.objects.get(pk=house.adviser.pk), Decision.objects.get(pk=decision.pk)
        try:
            with clock.at(MONDAY):
                note_not_placed(by=by, decision=found, shown=None, reason=f"Reden {number}.")
        except PlacementNoted:
            return "told"
        return "kept"

    def write(number: int) -> str:
        by = User.objects.get(pk=house.adviser.pk)
        try:
            save_response(by=by, case=case, body=f"Tekst {number}.", revision=0)
        except DraftChanged as changed:
            return "told" if changed.now else "lost"
        return "kept"

    def agree(number: int) -> str:
        by, found = User.objects.get(pk=desk[number]), ApprovedAnswer.objects.get(pk=answer.pk)
        try:
            approve(by=by, answer=found)
        except AnswerSettled:
            return "told"
        return "kept"

    outcomes = [sorted(at_once(2, act)) for act in (note, write, agree)]

    assert outcomes == [["kept", "told"]] * 3
    assert (Placement.objects.count(), ResponseDraft.objects.get().revision) == (1, 1)
