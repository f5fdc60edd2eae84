"""What a note asks the desk is settled once, in both languages together."""

from __future__ import annotations

import pytest

from policy.explaining import settle_note
from policy.models import Explanation
from tests.factories.escalations import House
from tests.factories.explaining import a_proposal, a_wording
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict

pytestmark = pytest.mark.django_db

NOTE = "Wie is hier de leidinggevende?"


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def noted(house: House, language: str = "nl", note: str = NOTE) -> Explanation:
    wording = a_wording(note=note)
    return a_proposal(house.adviser, house.version, language=language, wording=wording)


def test_the_same_question_beside_both_languages_is_settled_at_once(house: House) -> None:
    dutch, english = noted(house), noted(house, "en")

    settle_note(by=house.secretary, explanation=dutch, settlement="De eigen.")

    english.refresh_from_db()
    assert (english.note_settlement, english.asks_desk) == ("De eigen.", False)
    assert Event.objects.filter(action="explanation.note_settled").count() == 2


def test_another_question_stays_open(house: House) -> None:
    dutch, other = noted(house), noted(house, "en", "Iets anders?")

    settle_note(by=house.secretary, explanation=dutch, settlement="De eigen.")

    other.refresh_from_db()
    assert other.asks_desk


def test_the_second_who_answers_gets_the_words_back(house: House) -> None:
    row = noted(house)
    settle_note(by=house.secretary, explanation=row, settlement="De eigen.")

    with pytest.raises(Conflict) as lost:
        settle_note(by=house.colleague, explanation=row, settlement="Die van de melder.")

    assert lost.value.typed == ("Die van de melder.",)


def test_the_same_answer_twice_is_one(house: House) -> None:
    row = noted(house)

    for _nth in range(2):
        settle_note(by=house.secretary, explanation=row, settlement="De eigen.")

    assert Event.objects.filter(action="explanation.note_settled").count() == 1
