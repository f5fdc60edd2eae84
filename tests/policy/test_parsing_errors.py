"""What can't be placed is an error that names the line and what was expected there."""

import pytest

from policy.parsing import ParseError, parse

BASE = """Regeling koffie

Het bestuur;

overwegende dat:

- koffie helpt;

besluit:

- vast te stellen de volgende Regeling koffie.

Artikel 1. Koffie

1. Er is koffie.
2. Er is thee:
a. groene thee;
b. zwarte thee.

Artikel 2. Slot

Deze regeling wordt aangehaald als: Regeling koffie.
"""


def error_after(old: str, new: str) -> tuple[int, str]:
    assert old in BASE
    with pytest.raises(ParseError) as caught:
        parse(BASE.replace(old, new))
    return caught.value.line, caught.value.expected


def test_a_sound_text_without_closing_is_read() -> None:
    parsed = parse(BASE)

    assert [node.eid for node in parsed.tree.walk()] == [
        "preamble",
        "preamble__enactor",
        "preamble__considerans_1",
        "preamble__recital_1",
        "preamble__decision",
        "preamble__decision__item_1",
        "art_1",
        "art_1__para_1",
        "art_1__para_2",
        "art_1__para_2__item_a",
        "art_1__para_2__item_b",
        "art_2",
    ]
    assert parsed.repairs == ()


def test_a_lid_that_is_skipped_is_missed() -> None:
    assert error_after("2. Er is thee:", "3. Er is thee:") == (
        16,
        "lid 2, found “3. Er is thee:”",
    )


def test_an_article_out_of_order_is_named() -> None:
    line, expected = error_after("Artikel 2.", "Artikel 1.")

    assert (line, expected) == (20, "“Artikel 2.”, found “Artikel 1. Slot”")


def test_an_article_that_is_skipped_is_for_an_editor_to_judge() -> None:
    parsed = parse(BASE.replace("Artikel 2.", "Artikel 3."))

    assert [(flag.code, flag.line) for flag in parsed.flags] == [("number-skipped", 20)]


def test_an_article_without_text_is_missed() -> None:
    line, expected = error_after("Deze regeling wordt aangehaald als: Regeling koffie.\n", "")

    assert (line, expected) == (
        20,
        "the text or the first lid of article 2, found the end of the text",
    )


def test_a_line_that_belongs_nowhere_is_named() -> None:
    closing = "Aldus besloten.\n\nArtikel 3. Meer\n\nMeer."
    with pytest.raises(ParseError) as caught:
        parse(f"{BASE}\n{closing}")

    assert (caught.value.line, caught.value.expected) == (
        26,
        "the next lid, article or closing formula (“Aldus …”), found “Artikel 3. Meer”",
    )


def test_a_list_letter_that_is_skipped_is_missed() -> None:
    assert error_after("b. zwarte thee.", "c. zwarte thee.") == (
        18,
        "item b, found “c. zwarte thee.”",
    )


@pytest.mark.parametrize("source", ["", "\n\n", "   \n\t"])
def test_a_text_without_words_has_no_title(source: str) -> None:
    with pytest.raises(ParseError, match="the title of the regulation"):
        parse(source)


def test_a_control_character_is_named_with_its_line() -> None:
    assert error_after("Er is koffie", "Er is \x00koffie") == (
        15,
        "text, found a control character",
    )


def test_line_breaks_of_another_system_are_repaired() -> None:
    parsed = parse(BASE.replace("\n", "\r\n"))

    assert parsed.tree == parse(BASE).tree
    assert [repair.reason for repair in parsed.repairs] == [
        "Line breaks were those of another system."
    ]


def test_a_list_after_a_stray_dash_stays_a_list() -> None:
    parsed = parse(BASE.replace("a. groene thee;\nb. zwarte thee.", "-\n- groene thee;\n- zwarte."))

    lid = parsed.tree.node("art_1__para_2")
    assert lid is not None
    assert [item.text for item in lid.children] == ["groene thee;", "zwarte."]
    assert [(repair.line, repair.found) for repair in parsed.repairs] == [(17, "-")]


def test_a_line_is_joined_only_where_a_sentence_goes_on() -> None:
    parsed = parse(BASE.replace("b. zwarte thee.", "b. zwarte thee\nEn meer"))

    lid = parsed.tree.node("art_1__para_2")
    assert lid is not None
    assert [(child.kind, child.text) for child in lid.children[1:]] == [
        ("item", "zwarte thee"),
        ("wrap_up", "En meer"),
    ]


def test_a_sentence_broken_by_a_line_is_joined() -> None:
    parsed = parse(BASE.replace("Er is koffie", "Er is\nkoffie"))

    assert parsed.tree == parse(BASE).tree
    assert [(repair.found, repair.repaired) for repair in parsed.repairs] == [
        ("is\nkoffie.", "is koffie.")
    ]
