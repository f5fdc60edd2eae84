"""What an editor can do with a draft; and that no row of operations ever loses anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.drafting import operations
from policy.drafting.naming import eids, tree_of
from policy.drafting.operations import Fate, Outcome
from policy.drafting.parts import LAPSED_TEXT, NotPossible, Outline, Part
from policy.drafting.places import NUMBERED
from policy.parsing import parse
from tests.factories.policy import SOURCE

from . import outlines
from .outlines import eid_of, minting, order, the_code


def test_a_draft_names_its_parts_as_the_parser_did() -> None:
    assert tree_of(the_code()) == parse(SOURCE).tree


def test_a_lid_that_comes_between_moves_up_what_follows() -> None:
    made = operations.add(
        the_code(), "art_2__para_1", place="after", kind="paragraph", text="N", mint=minting()
    )

    assert order(made.outline, "art_2") == ["art_2__para_1", "new-1", "art_2__para_2"]
    assert [one.number for one in made.outline.part("art_2").children] == ["1", "2", "3"]
    assert made.fates == (Fate("new", "new-1"),)


def test_a_number_with_a_letter_moves_nothing_up() -> None:
    made = operations.add(
        the_code(), "art_4", place="after", kind="article", text="N", number="4a", mint=minting()
    )

    assert eid_of(made.outline, "new-1") == "art_4a"
    assert eid_of(made.outline, "art_5") == "art_5"


def test_text_of_an_article_becomes_its_first_lid_where_a_lid_comes() -> None:
    text = the_code().part("art_1").text

    made = operations.add(
        the_code(), "art_1", place="inside", kind="paragraph", text="N", mint=minting()
    )

    leden = made.outline.part("art_1").children
    assert [(one.number, one.text) for one in leden] == [("1", text), ("2", "N")]
    assert made.outline.part("art_1").text == ""
    assert made.fates == (Fate("split", "new-1", "art_1"), Fate("new", "new-2"))


def test_a_lid_goes_to_another_article() -> None:
    made = operations.move(
        the_code(), "art_4__para_9", place="before", other="art_5__para_1", mint=minting()
    )

    assert eid_of(made.outline, "art_4__para_9") == "art_5__para_1"
    assert [one.number for one in made.outline.part("art_5").children] == ["1", "2", "3", "4"]


def a_list() -> Outline:
    """A lid with a list of two."""
    source = "De regeling\n\nArtikel 1. Eén\n1. Dit mag:\na. zo;\nb. of zo.\n2. Dat mag niet.\n"
    tree = parse(source).tree
    return Outline(tree.title, tuple(outlines.part(root) for root in tree.roots))


def test_a_sentence_comes_after_a_list() -> None:
    made = operations.add(
        a_list(), "art_1__para_1", place="inside", kind="wrap_up", text="Dus.", mint=minting()
    )

    under = made.outline.part("art_1__para_1").children
    assert [(one.kind, one.text) for one in under][-2:] == [("item", "of zo."), ("wrap_up", "Dus.")]
    assert eids(made.outline)["new-1"] == "art_1__para_1__wrap_1"


def test_an_item_that_is_added_comes_before_the_sentence_after_the_list() -> None:
    mint = minting()
    lid: dict[str, Any] = {"key": "art_1__para_1", "place": "inside", "mint": mint}
    outline = operations.add(a_list(), kind="wrap_up", text="Dus.", **lid).outline

    made = operations.add(outline, kind="item", text="ook zo;", **lid)

    under = made.outline.part("art_1__para_1").children
    assert [(one.kind, one.number) for one in under] == [
        ("item", "a"),
        ("item", "b"),
        ("item", "c"),
        ("wrap_up", ""),
    ]


def test_a_sentence_after_a_list_lapses() -> None:
    made = operations.add(
        a_list(), "art_1__para_1", place="inside", kind="wrap_up", text="Dus.", mint=minting()
    )

    gone = operations.lapse(made.outline, "new-1", keep_number=False)

    assert gone.outline == a_list()


def test_a_chapter_takes_the_articles_from_here_on() -> None:
    made = operations.begin_group(
        the_code(), "art_3", kind="chapter", heading="Gebruik", mint=minting()
    )

    chapter = made.outline.part("new-1")
    assert [one.key for one in chapter.children] == [f"art_{n}" for n in range(3, 9)]
    assert (chapter.number, eid_of(made.outline, "new-1")) == ("Hoofdstuk 1", "chp_1")
    assert eid_of(made.outline, "art_3") == "art_3"


def test_a_chapter_lapses_without_its_articles() -> None:
    made = operations.begin_group(the_code(), "art_3", kind="chapter", heading="G", mint=minting())

    assert operations.lapse(made.outline, "new-1", keep_number=False).outline == the_code()


def test_what_is_split_is_merged_again() -> None:
    text = the_code().part("art_4__para_3").text
    at = text.index("Hierin")

    made = operations.split(the_code(), "art_4__para_3", at=at, mint=minting())
    again = operations.merge(made.outline, "art_4__para_3")

    assert made.outline.part("new-1").text == text[at:]
    assert again.outline == the_code()
    assert again.fates == (Fate("merged", "art_4__para_3", "new-1"),)


def test_a_number_is_kept_for_what_lapsed() -> None:
    made = operations.lapse(the_code(), "art_2", keep_number=True)

    assert made.outline.part("art_2").text == LAPSED_TEXT
    assert {fate.origin for fate in made.fates} == {"art_2__para_1", "art_2__para_2"}


@pytest.mark.parametrize(
    ("do", "reason"),
    [
        (lambda o: operations.renumber(o, "art_3", number="4"), "number-taken"),
        (lambda o: operations.renumber(o, "art_3", number="IV"), "odd-number"),
        (lambda o: operations.renumber(o, "preamble", number="4"), "no-number"),
        (lambda o: operations.merge(o, "art_4__para_9"), "nothing-to-merge"),
        (lambda o: operations.merge(o, "art_7"), "text-beside-leden"),
        (lambda o: operations.split(o, "art_4", at=3, mint=minting()), "not-split"),
        (lambda o: operations.split(o, "art_1", at=0, mint=minting()), "nothing-to-split"),
        (lambda o: operations.lapse(o, "preamble", keep_number=False), "never-lapses"),
        (lambda o: operations.edit(o, "art_1", heading="R", text=""), "no-text"),
        (lambda o: operations.edit(o, "art_4", heading="R", text="T"), "text-beside-leden"),
        (lambda o: operations.edit(o, "art_4__para_1", heading="R", text="T"), "no-heading"),
        (lambda o: operations.edit(o, "nowhere", heading="", text="T"), "gone"),
        (
            lambda o: operations.move(o, "art_4", place="inside", other="art_4__para_1", mint=str),
            "into-itself",
        ),
        (
            lambda o: operations.add(o, "art_4__para_1", place="after", kind="article", text="T",
                                     mint=str),
            "misplaced",
        ),
        (
            lambda o: operations.add(o, "art_4__para_1", place="inside", kind="wrap_up", text="T",
                                     mint=str),
            "no-list",
        ),
    ],
)  # fmt: skip
def test_what_a_draft_can_not_take_is_refused(
    do: Callable[[Outline], Outcome], reason: str
) -> None:
    with pytest.raises(NotPossible) as refused:
        do(the_code())

    assert refused.value.reason == reason


# --- any row of operations ---------------------------------------------------

PLACES = st.sampled_from(["before", "after", "inside"])
KINDS = st.sampled_from(["article", "paragraph", "item", "recital", "alinea", "wrap_up"])
NUMBERS = st.sampled_from(["1", "3", "4a", "b"])
WORDS = st.sampled_from(["Nieuw.", "Zie artikel 5, derde lid.", "<script>"])


class Row(list[tuple[Outline, Outcome]]):
    """Some operations one upon the other, each with the draft before it; told in a few words."""

    def __repr__(self) -> str:
        return str([(outcome.about, outcome.fates) for _before, outcome in self])


@st.composite
def a_row(draw: st.DrawFn) -> Row:
    outline, mint, done = the_code(), minting(), Row()
    for _ in range(draw(st.integers(1, 8))):
        before = outline
        try:
            outcome = _drawn(draw, outline, mint)
        except NotPossible:
            continue
        outline = outcome.outline
        done.append((before, outcome))
    return done


def _drawn(draw: st.DrawFn, outline: Outline, mint: Callable[[], str]) -> Outcome:
    keys = st.sampled_from([part.key for part in outline.walk()])
    key, said = draw(keys), {"mint": mint}
    do, drawn = draw(st.sampled_from(_OPERATIONS))
    asked = {name: draw(keys if name == "other" else drawn[name]) for name in drawn}
    takes_mint = do not in (
        operations.edit,
        operations.renumber,
        operations.merge,
        operations.lapse,
    )
    outcome: Outcome = do(outline, key, **asked, **(said if takes_mint else {}))
    return outcome


_OPERATIONS: list[tuple[Any, dict[str, st.SearchStrategy[Any]]]] = [
    (operations.edit, {"heading": st.just(""), "text": WORDS}),
    (operations.add, {"place": PLACES, "kind": KINDS, "text": WORDS}),
    (operations.move, {"place": PLACES, "other": st.just("")}),
    (operations.renumber, {"number": NUMBERS, "pushing": st.booleans()}),
    (operations.split, {"at": st.integers(1, 60)}),
    (operations.merge, {}),
    (operations.lapse, {"keep_number": st.booleans()}),
    (operations.begin_group, {"kind": st.just("chapter"), "heading": st.just("H")}),
]


@settings(max_examples=120)
@given(a_row())
def test_numbers_and_eids_stay_unique(row: Row) -> None:
    for _before, outcome in row:
        parts = list(outcome.outline.walk())
        assert len(set(eids(outcome.outline).values())) == len(parts)
        assert len({part.key for part in parts}) == len(parts)
        for part in parts:
            assert _no_double(part.children)


@settings(max_examples=120)
@given(a_row())
def test_every_identity_is_kept_or_accounted_for(row: Row) -> None:
    for before, outcome in row:
        had = {part.key for part in before.walk()}
        has = {part.key for part in outcome.outline.walk()}
        came = {fate.provision for fate in outcome.fates if fate.kind in ("new", "split")}
        went = {fate.origin for fate in outcome.fates if fate.kind in ("lapsed", "merged")}
        assert (has - had, had - has) == (came, went)


@settings(max_examples=60)
@given(a_row())
def test_no_words_are_lost_by_moving_splitting_and_merging(row: Row) -> None:
    for before, outcome in row:
        if {fate.kind for fate in outcome.fates} <= {"split", "merged"} and _same_edit(
            before, outcome
        ):
            assert _letters(outcome.outline) == _letters(before)


def _same_edit(before: Outline, outcome: Outcome) -> bool:
    """Whether it was no change of words: those are meant to differ."""
    was, now = before.part(outcome.about), outcome.outline.part(outcome.about)
    return bool(outcome.fates) or was.text == now.text


def _letters(outline: Outline) -> list[str]:
    return sorted("".join("".join(part.text.split()) for part in outline.walk()))


def _no_double(parts: tuple[Part, ...]) -> bool:
    numbered = [(one.kind, one.number) for one in parts if one.kind in NUMBERED and one.number]
    return len(set(numbered)) == len(numbered)
