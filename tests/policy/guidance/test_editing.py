"""Two of the desk change a text at once: nothing of either is lost."""

from __future__ import annotations

import pytest

from policy.guidance.editing import (
    ChangedMeanwhile,
    add_part,
    begin_from,
    change_part,
    mark_of,
    remove_part,
)
from policy.guidance.parts import part_of
from policy.guidance.queries import draft_of
from policy.models import GuidanceSlug
from werksaam.people.models import User

from .conftest import SLUG, Desk


def shown(name: str, kind: str = "question") -> str:
    """The mark of a part as a page shows it now."""
    return mark_of(part_of(draft_of(SLUG).content, kind, name))


def reword(by: User, name: str, words: str, mark: str) -> None:
    """Write other Dutch words in a question."""
    part = {**part_of(draft_of(SLUG).content, "question", name), "nl": words}
    change_part(by=by, slug=SLUG, kind="question", name=name, shown=mark, part=part)


def test_two_people_change_two_parts_at_once(desk: Desk) -> None:
    desk.offered()
    marks = shown("what"), shown("sure")

    reword(desk.adviser, "what", "Wat gaat u doen?", marks[0])
    reword(desk.secretary, "sure", "Klopt alles?", marks[1])

    content = draft_of(SLUG).content
    assert part_of(content, "question", "what")["nl"] == "Wat gaat u doen?"
    assert part_of(content, "question", "sure")["nl"] == "Klopt alles?"


def test_the_second_to_change_one_part_is_shown_the_first(desk: Desk) -> None:
    desk.offered()
    mark = shown("what")
    reword(desk.adviser, "what", "Wat gaat u doen?", mark)

    with pytest.raises(ChangedMeanwhile) as refused:
        reword(desk.secretary, "what", "Iets anders", mark)

    assert refused.value.now is not None
    assert refused.value.now["nl"] == "Wat gaat u doen?"
    assert refused.value.draft.changed_by == desk.adviser


def test_a_part_that_was_taken_out_can_not_be_changed(desk: Desk) -> None:
    desk.offered()
    mark = shown("sure")
    remove_part(by=desk.adviser, slug=SLUG, kind="question", name="sure", shown=mark)

    with pytest.raises(ChangedMeanwhile) as refused:
        change_part(
            by=desk.secretary, slug=SLUG, kind="question", name="sure", shown=mark, part={"nl": "x"}
        )

    assert refused.value.now is None


def test_a_part_that_was_changed_can_not_be_taken_out_unseen(desk: Desk) -> None:
    desk.offered()
    mark = shown("what")
    reword(desk.adviser, "what", "Wat gaat u doen?", mark)

    with pytest.raises(ChangedMeanwhile):
        remove_part(by=desk.secretary, slug=SLUG, kind="question", name="what", shown=mark)


def test_a_change_ends_the_offer(desk: Desk) -> None:
    desk.offered()

    reword(desk.adviser, "what", "Wat gaat u doen?", shown("what"))

    assert draft_of(SLUG).offered_at is None


def test_the_first_part_of_an_empty_text_begins_it(desk: Desk) -> None:
    slug = GuidanceSlug.AT_HAND

    name = add_part(by=desk.adviser, slug=slug, kind="value", part={"name": {"nl": "Open"}})

    assert draft_of(slug).content["values"] == [{"id": name, "name": {"nl": "Open"}}]


def test_work_begins_from_an_earlier_text(desk: Desk) -> None:
    first = desk.published()
    reword(desk.adviser, "what", "Wat gaat u doen?", shown("what"))

    begin_from(by=desk.adviser, slug=SLUG, earlier=first, revision=draft_of(SLUG).revision)

    assert draft_of(SLUG).content == first.content


def test_going_back_on_a_stale_page_undoes_nothing(desk: Desk) -> None:
    first, seen = desk.published(), draft_of(SLUG).revision
    reword(desk.adviser, "what", "Wat gaat u doen?", shown("what"))

    with pytest.raises(ChangedMeanwhile):
        begin_from(by=desk.secretary, slug=SLUG, earlier=first, revision=seen)
