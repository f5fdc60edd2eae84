"""The library of answers: made by one, approved by another, changed by a text that follows."""

from __future__ import annotations

import pytest

from escalations.responding.answers import NotTheDesk, approve, make, withdraw
from escalations.responding.queries import answers, found, holding
from escalations.responding.refusals import AnswerSettled, BeingChanged, OwnAnswer
from tests.factories.escalations import House
from tests.factories.responses import a_made_answer, an_answer
from werksaam.audit.models import EventDetail

pytestmark = pytest.mark.django_db


def test_an_answer_may_be_used_once_a_second_person_approved_it(house: House) -> None:
    made = a_made_answer(house)
    before = list(holding())

    approve(by=house.secretary, answer=made)

    assert (before, list(holding())) == ([], [made])


def test_nobody_approves_an_own_answer(house: House) -> None:
    with pytest.raises(OwnAnswer):
        approve(by=house.adviser, answer=a_made_answer(house))


def test_an_answer_is_approved_once(house: House) -> None:
    answer = an_answer(house)

    with pytest.raises(AnswerSettled):
        approve(by=house.secretary, answer=answer)


def test_a_new_text_takes_the_place_of_the_old_once_approved(house: House) -> None:
    old = an_answer(house)
    new = make(by=house.adviser, title="Loon", body="Nieuw.", follows=old)
    before = list(holding())

    approve(by=house.colleague, answer=new)

    assert (before, list(holding())) == ([old], [new])


def test_an_answer_has_one_new_text_at_a_time(house: House) -> None:
    old = an_answer(house)
    a_made_answer(house, follows=old)

    with pytest.raises(BeingChanged):
        a_made_answer(house, follows=old)


def test_what_was_withdrawn_is_used_changed_and_withdrawn_no_more(house: House) -> None:
    answer = withdraw(by=house.secretary, answer=an_answer(house), reason="Achterhaald.")

    assert list(holding()) == []
    with pytest.raises(AnswerSettled):
        a_made_answer(house, follows=answer)
    with pytest.raises(AnswerSettled):
        withdraw(by=house.adviser, answer=answer, reason="Nog eens.")
    assert EventDetail.objects.filter(reason="Achterhaald.").count() == 1


@pytest.mark.parametrize("changed", [{"title": " "}, {"body": " "}, {"outcome": "no_response"}])
def test_an_answer_without_words_or_for_an_outcome_that_places_nothing_is_refused(
    house: House, changed: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match=r"answer|outcome"):
        a_made_answer(house, **changed)


def test_only_the_desk_keeps_answers(house: House) -> None:
    answer = a_made_answer(house)

    with pytest.raises(NotTheDesk):
        make(by=house.reporter, title="a", body="b")
    with pytest.raises(NotTheDesk):
        approve(by=house.director, answer=answer)
    with pytest.raises(NotTheDesk):
        withdraw(by=house.manager, answer=answer, reason="Nee.")


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["Altijd", "Loon", "Oplossen"]),
        ({"q": "LOON"}, ["Loon"]),
        ({"outcome": "respond_facts"}, ["Altijd", "Loon"]),
        ({"outcome": "respond_outside", "q": "samen"}, ["Oplossen"]),
    ],
)
def test_answers_are_found_by_words_and_by_choice(
    house: House, wanted: dict[str, str], titles: list[str]
) -> None:
    a_made_answer(house, title="Altijd", body="Dank u wel.")
    a_made_answer(house, title="Loon", body="Verstuurd.", outcome="respond_facts")
    a_made_answer(house, title="Oplossen", body="Samen.", outcome="respond_outside")

    assert [row.title for row in found(answers(), **wanted)] == titles
