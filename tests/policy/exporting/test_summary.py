"""The sheet in large print: which rules go on it, and that it stays one sheet."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from policy.exporting.summary import (
    Explained,
    Rule,
    in_turn,
    lines_of,
    rules_of,
    that_fit,
)
from policy.presenters_handing_out import Summary, group_heads, sheet_in_words

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


def explained(force: str, body: str, action: str = "", *verdicts: str) -> Explained:
    """What counts of an explanation."""
    return Explained("Kort.", body, force, action, [{"verdict": one} for one in verdicts])


@pytest.mark.parametrize(
    ("force", "body", "groups"),
    [
        ("moet", "Doe het.", ["moet"]),
        ("mag-niet", "Dat mag niet.", ["mag-niet"]),
        ("mag", "U mag dit. Deel geen geheimen.", ["mag"]),
        ("mag", "U mag dit. Geef het door.", []),
        ("advies", "Doe dit niet.", []),
        ("weten", "Dat is niet zo.", []),
    ],
)
def test_a_rule_comes_under_the_head_of_its_force(force: str, body: str, groups: list[str]) -> None:
    assert [rule.group for rule in rules_of([explained(force, body)])] == groups


def test_first_what_to_do_instead_then_where_one_asks_first() -> None:
    listed = rules_of(
        [
            explained("moet", "Doe het.", "iets"),
            explained("moet", "Vraag het.", "", "mag", "vraag-eerst"),
            explained("moet", "Meld het.", "melden"),
            explained("mag-niet", "Dat mag niet.", "melden"),
        ]
    )

    assert [rule.at for rule in in_turn(listed)] == [3, 2, 1, 0]


def test_the_groups_take_turns() -> None:
    turns = in_turn(rules("moet", "moet", "moet", "mag", "mag-niet"))

    assert [rule.at for rule in turns] == [4, 0, 3, 1, 2]


def test_a_rule_that_does_not_fit_gives_its_place_to_a_shorter_one() -> None:
    long = Rule(0, "moet", "Lang woord. " * 200)

    assert that_fit([long, *rules("moet", "mag")], "Kort") == rules("moet", "mag")


def test_a_long_title_takes_the_room_of_rules() -> None:
    many = rules(*["moet"] * 40)

    assert len(that_fit(many, "Een lange titel " * 10)) < len(that_fit(many, "Kort"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [("i" * 40, 1), ("W" * 40, 2), ("語" * 40, 2), ("", 1), ("een twee " * 10, 2)],
)
def test_wide_letters_take_more_room(text: str, lines: int) -> None:
    assert lines_of(text) == lines


@NL
def test_it_says_what_it_left_out() -> None:
    paper = sheet(rules("moet", "mag-niet"), total=9)

    words = " ".join(paper.pages[0].split())
    assert "Er passen nog 7 regels niet op dit blad." in words


@NL
def test_it_is_accessible_and_names_its_address() -> None:
    paper = sheet(rules("moet", "mag-niet", "mag"), total=3)

    words = " ".join(paper.pages[0].split())
    assert (paper.standards, len(paper.pages)) == (("2", "A", "1"), 1)
    assert paper.tags.count("/Figure") == 1
    assert "portaal.werksaam.example/" in words
    assert "niet op dit blad" not in words


@NL
def test_under_no_head_a_line_says_the_opposite() -> None:
    found = dict(group_heads())

    assert found["mag-niet"] == "Let op: hier geldt een verbod"
    assert found["moet"] == "Houd u hieraan"


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
    groups = ["moet", "mag-niet", "mag"] * 14

    paper = sheet(rules(*groups, gist=gist), total=50, title=title)

    assert len(paper.pages) == 1
