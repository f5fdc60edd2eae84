"""Which texts of a kind the desk may write, and the kind with them in it."""

import pytest
from django.utils.translation import override

from escalations.kind_texts.places import LONGEST, places_of, worded
from escalations.kind_texts.writing import says_approved, shipped
from escalations.kinds import Kind, all_kinds, kind

NEGATIVE, VIOLATION, DOUBT = (
    kind("negatief-bericht"),
    kind("overtreding"),
    kind("twijfel-juistheid"),
)


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_every_text_that_ships_fits_where_it_stands(its: Kind) -> None:
    texts = {place.slug: (place, shipped(place)) for place in places_of(its)}

    too_long = {
        slug
        for slug, (place, words) in texts.items()
        if max(len(words.nl), len(words.en)) > place.longest
    }
    assert too_long == set()


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_every_name_of_a_text_is_short_enough_to_keep(its: Kind) -> None:
    slugs = [place.slug for place in places_of(its)]

    assert [slug for slug in slugs if len(slug) > 120] == []
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("its", all_kinds(), ids=lambda k: k.slug)
def test_every_question_has_a_short_name_for_the_list_of_answers(its: Kind) -> None:
    asked = [question for step in its.steps for question in step.questions]

    assert [question.name for question in asked if not question.short] == []


def test_rules_are_no_texts() -> None:
    names = {place.what for place in places_of(NEGATIVE)}

    assert names == set(LONGEST)


def test_of_a_violation_one_answer_serves_every_outcome() -> None:
    other = worded(VIOLATION, {"handled.told": "Het is afgehandeld."})

    assert {str(outcome.told) for outcome in other.outcomes} == {"Het is afgehandeld."}
    assert [p.name for p in places_of(VIOLATION) if p.is_told] == [
        "meanwhile",
        "handled.headline",
        "handled.told",
    ]


def test_a_kind_with_other_words_keeps_its_rules() -> None:
    texts = {
        "intro": "Zag u iets?",
        "question.quote.label": "Wat staat er?",
        "question.quote.help": "Neem het over.",
        "outcome.monitor.headline": "Wij kijken mee",
        "outcome.monitor.told": "Wij houden het in de gaten.",
    }

    other = worded(NEGATIVE, texts)

    quote = other.step("wat").questions[0]
    monitor = other.outcome("monitor")
    assert (other.intro, quote.label, quote.help) == (
        "Zag u iets?",
        "Wat staat er?",
        "Neem het over.",
    )
    assert (monitor.headline, monitor.told) == ("Wij kijken mee", "Wij houden het in de gaten.")
    assert (other.recipients, other.target_hours, quote.max_length, monitor.eid) == (
        NEGATIVE.recipients,
        NEGATIVE.target_hours,
        5000,
        "art_6__para_6",
    )


def test_without_other_words_it_is_the_kind_that_ships() -> None:
    assert worded(NEGATIVE, {}) is NEGATIVE


def test_what_ships_is_there_in_both_languages() -> None:
    place = next(p for p in places_of(DOUBT) if p.name == "outcome.advice.headline")
    with override("en"):
        words = shipped(place)

    assert (words.nl, words.en) == ("Wij hebben advies voor u", "We have advice for you")


@pytest.mark.parametrize(
    ("its", "name", "text", "refused"),
    [
        (DOUBT, "outcome.advice.told", "Uw bericht is goedgekeurd.", True),
        (DOUBT, "outcome.advice.headline", "Approved", True),
        (DOUBT, "outcome.advice.told", "Dit is ons advies.", False),
        (DOUBT, "question.quote.help", "Is het al goedgekeurd?", False),
        (NEGATIVE, "outcome.monitor.told", "Akkoord.", False),
    ],
)
def test_where_the_desk_advises_no_answer_says_approved(
    its: Kind, name: str, text: str, refused: bool
) -> None:
    place = next(p for p in places_of(its) if p.name == name)

    assert says_approved(its, place, text) is refused
