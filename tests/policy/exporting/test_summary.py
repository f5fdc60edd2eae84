"""The sheet in large print: which rules go on it, and that it stays one sheet."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from policy.exporting.summary import LINES, Rule, group_of, in_turn, lines_of, that_fit
from policy.presenters_handing_out import Summary, sheet_in_words

from .opened import Opened, rendered

NL = pytest.mark.usefixtures("_dutch")


@pytest.fixture
def _dutch() -> Any:
    with translation.override("nl"):
        yield


def rules(*groups: str, gist: str = "Vraag het eerst.") -> list[Rule]:
    """One rule for each group named, in this order."""
    return [Rule(at, group, gist) for at, group in enumerate(groups)]


def sheet(fitting: list[Rule], total: int, title: str = "Sociale media code") -> Opened:
    """The sheet with these rules, as a PDF."""
    address = "https://portaal.werksaam.example/code/sociale-media-code/"
    said = Summary(
        title, False, tuple(fitting), total, address, "Versie 1 (bekendgemaakt).", "ab" * 32
    )
    return rendered("summary", sheet_in_words(said))


@pytest.mark.parametrize(
    ("force", "verdicts", "group"),
    [
        ("moet", [], "moet"),
        ("moet", ["mag", "mag-niet"], "moet"),
        ("mag-niet", ["mag-niet"], "mag-niet"),
        ("moet", ["mag", "vraag-eerst"], "vraag-eerst"),
        ("mag", ["vraag-eerst"], "vraag-eerst"),
        ("mag", ["mag"], ""),
        ("advies", [], ""),
        ("weten", ["vraag-eerst"], ""),
    ],
)
def test_a_rule_comes_under_one_head(force: str, verdicts: list[str], group: str) -> None:
    assert group_of(force, [{"verdict": verdict} for verdict in verdicts]) == group


def test_the_groups_take_turns() -> None:
    turns = in_turn(rules("moet", "moet", "moet", "vraag-eerst", "mag-niet"))

    assert [rule.at for rule in turns] == [0, 4, 3, 1, 2]


def test_as_many_go_on_it_as_fit() -> None:
    fitting = that_fit(in_turn(rules(*["moet"] * 40)), "Kort")

    assert len(fitting) == LINES - 2


def test_a_long_title_takes_the_room_of_rules() -> None:
    many = rules(*["moet"] * 40)

    assert len(that_fit(many, "Een lange titel " * 10)) < len(that_fit(many, "Kort"))


def test_wide_letters_take_more_room() -> None:
    assert lines_of("i" * 44) == 1
    assert lines_of("W" * 44) == 2


@NL
def test_it_says_what_it_left_out() -> None:
    paper = sheet(rules("moet", "mag-niet"), total=9)

    words = " ".join(paper.pages[0].split())
    assert "Er passen nog 7 regels niet op dit blad." in words


@NL
def test_it_is_accessible_and_names_its_address() -> None:
    paper = sheet(rules("moet", "mag-niet", "vraag-eerst"), total=3)

    words = " ".join(paper.pages[0].split())
    assert (paper.standards, len(paper.pages)) == (("2", "A", "1"), 1)
    assert paper.tags.count("/Figure") == 1
    assert "portaal.werksaam.example/" in words
    assert "niet op dit blad" not in words


@NL
@pytest.mark.parametrize(
    ("gist", "title"),
    [
        ("Houd u aan de regels. " * 5, "Sociale media code"),
        ("W" * 120, "W" * 60),
        ("語" * 120, "Code"),
        ("Kort.", "Een heel lange citeertitel van een regeling " * 6),
        ("😀" * 100, "😀 Code"),
    ],
    ids=["sentences", "wide letters", "no spaces", "long title", "no glyphs"],
)
def test_it_is_one_page_whatever_the_text(gist: str, title: str) -> None:
    groups = ["moet", "mag-niet", "vraag-eerst"] * 14

    paper = sheet(rules(*groups, gist=gist), total=50, title=title)

    assert len(paper.pages) == 1
