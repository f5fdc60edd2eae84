"""Kinds: what every one of them must have."""

import pytest

from escalations.kinds import Kind, all_kinds, kind
from tests.factories.escalations import answers

NEGATIVE = kind("negatief-bericht")


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_names_are_unique_within_a_kind(its: Kind) -> None:
    questions = [q.name for step in its.steps for q in step.questions]
    outcomes = [outcome.slug for outcome in its.outcomes]

    assert len(set(questions)) == len(questions)
    assert len(set(outcomes)) == len(outcomes)


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_every_outcome_rests_on_a_lid_and_tells_the_reporter_something(its: Kind) -> None:
    assert all(outcome.eid and str(outcome.told) for outcome in its.outcomes)


SAID_BY_ITS_OWN_PAGE = {"negatief-bericht", "accountnaam"}
"""Kinds with a page that says all the while what not to do: the lock, and the name."""


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_every_kind_says_what_to_do_until_there_is_an_answer(its: Kind) -> None:
    assert bool(str(its.meanwhile)) != (its.slug in SAID_BY_ITS_OWN_PAGE)


def test_only_a_page_of_nothing_but_images_can_be_passed_over_for_want_of_one() -> None:
    found = {k.slug for k in all_kinds() for s in k.steps if s.takes_images and not s.only_images}

    assert found == {"toestemming"}


def test_the_outcomes_of_a_negative_post_and_their_grounds() -> None:
    found = {o.slug: (o.eid, o.ground, o.public) for o in NEGATIVE.outcomes}

    assert found == {
        "respond_facts": ("art_6__para_7", "a", True),
        "respond_hurt": ("art_6__para_7", "b", True),
        "no_response": ("art_6__para_7", "", False),
        "monitor": ("art_6__para_6", "", False),
        "find_out_first": ("art_6__para_5", "", False),
        "respond_outside": ("art_6__para_7", "outside", True),
        "threat": ("art_6__para_7", "outside", False),
    }


def test_who_is_named_is_asked_only_where_a_colleague_is() -> None:
    without = [step.slug for step in NEGATIVE.steps_for(answers())]
    with_name = [step.slug for step in NEGATIVE.steps_for(answers(named=[7]))]

    assert without == ["waar", "wat", "waarom", "bewijs"]
    assert with_name == ["waar", "wat", "wie", "waarom", "bewijs"]


def test_who_is_named_becomes_a_party() -> None:
    assert NEGATIVE.party_ids(answers(named=[7, 8])) == {7: "subject", 8: "subject"}


def test_a_name_that_was_taken_back_makes_no_party() -> None:
    assert NEGATIVE.party_ids({**answers(named=[7]), "colleague_named": "no"}) == {}


@pytest.mark.parametrize(("is_at_desk", "offered"), [(False, True), (True, False)])
def test_the_desk_can_not_bring_in_the_desk(is_at_desk: bool, offered: bool) -> None:
    found = kind("ontsporende-discussie").outcomes_at("claimed", is_at_desk=is_at_desk)

    assert ("refer" in {outcome.slug for outcome in found}) == offered


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_every_kind_says_who_handles_it(its: Kind) -> None:
    assert str(its.handled_by)
