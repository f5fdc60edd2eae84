"""What does not show, or is no plain space, is taken out and told; words stay whole."""

import pytest

from policy.parsing import parse

TEXT = "Regeling\nArtikel 1. Koffie\n1. Er is koffie.\n2. Er is thee.\n"


def told(source: str) -> list[tuple[int, str, str]]:
    return [(repair.line, repair.found, repair.repaired) for repair in parse(source).repairs]


@pytest.mark.parametrize(
    ("old", "new", "repairs"),
    [
        ("Er is koffie", "Er\u00a0is koffie", [(3, "\u00a0", " ")]),
        ("1. Er is", "1.\tEr\tis", [(3, "\t", " ")]),
        ("koffie.", "kof\u00adfie.", [(3, "kof\u00adfie.", "koffie.")]),
        ("koffie.", "kof\u00ad\nfie.", [(3, "kof\u00ad\nfie.", "koffie.")]),
        ("Regeling", "\ufeffRegeling", [(1, "\ufeff", "")]),
        ("2. Er", "   2. Er", []),
        ("2. Er", " 2. Er", [(4, " 2.", "2.")]),
        ("\n", "\r\n", [(1, "", "")]),
        ("\n", "\r", [(1, "", "")]),
        ("is thee", "is\x0bthee", [(4, "\x0b", " ")]),
    ],
)
def test_it_is_read_as_if_it_were_plain(
    old: str, new: str, repairs: list[tuple[int, str, str]]
) -> None:
    source = TEXT.replace(old, new)

    assert parse(source).tree == parse(TEXT).tree
    assert told(source) == repairs


def test_a_word_broken_by_a_hyphen_keeps_the_rest_of_its_line() -> None:
    parsed = parse(TEXT.replace("koffie.", "kof\u00ad\nfie en melk."))

    assert [node.text for node in parsed.tree.of_kind("paragraph")] == [
        "Er is koffie en melk.",
        "Er is thee.",
    ]
