"""A text reaches people through two of the desk, whole, and stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from policy.guidance.editing import mark_of, remove_part
from policy.guidance.guide import read_guide
from policy.guidance.parts import part_of
from policy.guidance.publishing import NotPublishable, offer, publish
from policy.guidance.queries import code_now, draft_of, guidance_now, problems_of
from policy.models import Guidance
from policy.presenters_before_you_post import is_outdated
from tests.factories.guidance import AT_HAND, BEFORE_YOU_POST
from tests.factories.policy import changed_source, imported_code, published_code
from tests.policy.lineage.drafts import second_source
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict

from .conftest import SLUG, Desk
from .test_editing import reword, shown

LATER: dict[str, Any] = {
    "adopted_on": date(2018, 4, 13),
    "published_on": date(2018, 4, 20),
    "in_force_on": date(2018, 4, 21),
    "retroactive_from": None,
}


def revision() -> int:
    """What a page shows now."""
    return draft_of(SLUG).revision


@pytest.mark.parametrize("source", [BEFORE_YOU_POST, AT_HAND])
def test_nothing_is_wrong_with_what_ships(desk: Desk, source: str) -> None:
    slug = desk.offered(source)

    assert problems_of(slug, draft_of(slug).content, code_now()) == []


def test_a_second_person_publishes_it(desk: Desk) -> None:
    made = desk.published()

    assert guidance_now(SLUG) == made
    assert (made.number, made.made_by, made.approved_by) == (1, desk.adviser, desk.secretary)
    assert made.sha256 == mark_of(made.content)
    event = Event.objects.latest("index")
    assert event.content()["facts"] == {"slug": SLUG, "number": 1, "text_sha256": made.sha256}


@pytest.mark.usefixtures("english")
def test_who_offers_it_can_not_publish_it(desk: Desk) -> None:
    desk.offered()

    with pytest.raises(NotPublishable, match="Someone other"):
        publish(by=desk.adviser, slug=SLUG, revision=revision())


def test_it_is_published_as_it_was_shown_or_not_at_all(desk: Desk) -> None:
    desk.offered()
    seen = revision()
    reword(desk.adviser, "what", "Wat gaat u doen?", shown("what"))
    offer(by=desk.adviser, slug=SLUG, revision=revision(), note="Beter.")

    with pytest.raises(Conflict):
        publish(by=desk.secretary, slug=SLUG, revision=seen)


def test_it_is_published_once(desk: Desk) -> None:
    desk.published()

    with pytest.raises(Conflict):
        publish(by=desk.secretary, slug=SLUG, revision=revision())


@pytest.mark.usefixtures("english")
def test_a_text_that_is_not_whole_is_not_offered(desk: Desk) -> None:
    desk.published()
    remove_part(by=desk.adviser, slug=SLUG, kind="question", name="fits", shown=shown("fits"))

    with pytest.raises(NotPublishable, match="not right"):
        offer(by=desk.adviser, slug=SLUG, revision=revision(), note="Korter.")


@pytest.mark.usefixtures("english")
def test_the_text_that_people_see_is_not_offered_again(desk: Desk) -> None:
    desk.published()

    with pytest.raises(NotPublishable, match="Nothing is different"):
        offer(by=desk.adviser, slug=SLUG, revision=revision(), note="Nog eens.")


def test_the_next_text_leaves_the_first_as_it_was(desk: Desk) -> None:
    first = desk.published()
    reword(desk.adviser, "what", "Wat gaat u doen?", shown("what"))
    offer(by=desk.adviser, slug=SLUG, revision=revision(), note="Beter.")

    second = publish(by=desk.secretary, slug=SLUG, revision=revision())

    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert part_of(first.content, "question", "what")["nl"] == "Wat wilt u doen?"


def test_the_database_refuses_another_text_in_its_place(desk: Desk) -> None:
    made = desk.published()
    made.note = "anders"

    with pytest.raises(DatabaseError), transaction.atomic():
        made.save()


def test_a_lid_of_which_the_words_changed_is_to_be_looked_at_again(desk: Desk) -> None:
    desk.published()
    source = changed_source("zonder bronvermelding", "zonder bron")
    changed = published_code(source=source, **LATER)

    found = problems_of(SLUG, draft_of(SLUG).content, changed)

    assert {(p.code, p.value, p.blocks) for p in found} == {("lid_changed", "art_3__para_4", False)}


@pytest.mark.parametrize("source", [BEFORE_YOU_POST, AT_HAND], ids=["questions", "cards"])
def test_a_lid_that_only_got_another_number_is_no_problem(desk: Desk, source: str) -> None:
    slug = desk.published(source).slug
    moved = published_code(draft=imported_code(source=second_source()), **LATER)

    found = problems_of(slug, draft_of(slug).content, moved)

    assert found == []


def test_an_advice_is_not_older_than_a_code_that_only_numbered_its_lid_anew(desk: Desk) -> None:
    guide = read_guide(desk.published(BEFORE_YOU_POST).content)
    moved = published_code(draft=imported_code(source=second_source()), **LATER)

    assert not any(is_outdated(outcome.lids, moved) for outcome in guide.outcomes.values())


def test_each_text_has_a_count_of_its_own(desk: Desk) -> None:
    desk.published(AT_HAND)

    assert desk.published().number == 1
    assert Guidance.objects.count() == 2
