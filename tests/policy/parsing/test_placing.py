"""Every line of the source says in which part of the tree it landed."""

from policy.parsing import TITLE, parse
from tests.factories.policy import SOURCE


def test_every_line_of_the_source_says_where_it_landed() -> None:
    placed = parse(SOURCE).placed

    assert {line: placed.get(line) for line in (3, 5, 11, 26, 28, 50, 52, 53, 54, 87, 89)} == {
        3: TITLE,
        5: "preamble__enactor",
        11: "preamble__recital_1",
        26: "art_1",
        28: "art_1",
        50: "art_4__para_5",
        52: None,
        53: "art_4__para_5",
        54: "art_4__para_6",
        87: "conclusions__signature_1",
        89: "conclusions__signature_2",
    }


def test_the_lines_that_are_placed_are_those_with_words() -> None:
    lines = {number for number, text in enumerate(SOURCE.split("\n"), 1) if text.strip()}

    assert set(parse(SOURCE).placed) == lines - {52}
