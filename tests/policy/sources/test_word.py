"""Word files: automatic numbers as printed, accepted text only, and what was left out."""

import pytest
from docx import Document
from docx.oxml.ns import qn

from policy.parsing import parse
from policy.sources import FileText, LeftOut, left_out, read_file

from ..parsing.outlines import outline
from .word_files import W, add_list, put_in_list, saved, with_body, with_part, word

VAL = qn("w:val")


def read(content: bytes) -> FileText:
    return read_file("regeling.docx", content)


def lines(content: bytes) -> list[str]:
    return read(content).text.split()


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_regulation_with_automatic_numbers_is_read_as_it_is_printed() -> None:
    content = word(
        "Regeling koffie",
        ("Koffie", 0),
        ("Er is koffie.", 1),
        ("Er is thee:", 1),
        ("groene, die", 2),
        ("heet is;", 3),
        ("vers is;", 3),
        ("zwarte.", 2),
        ("Slot", 0),
        ("Suiker:", 1),
        ("wit;", 4),
        ("bruin.", 4),
    )

    assert outline(parse(read(content).text)).splitlines() == [
        "Regeling koffie",
        "article 1 [[Koffie]]",
        "  lid 1 Er is koffie.",
        "  lid 2 Er is thee:",
        "    item a groene, die",
        "      item 1° heet is;",
        "      item 2° vers is;",
        "    item b zwarte.",
        "article 2 [[Slot]]",
        "  lid 1 Suiker:",
        "    item wit;",
        "    item bruin.",
    ]


def test_lists_count_on_and_begin_anew_as_they_do_in_word() -> None:
    document = Document()
    first, second = (add_list(document, [("upperRoman", "%1)")]) for _ in range(2))
    for text, number in [("een", first), ("twee", second), ("drie", first), ("vier", second)]:
        put_in_list(document.add_paragraph(text)._p, number, 0)

    assert lines(saved(document)) == ["I)", "een", "I)", "twee", "II)", "drie", "II)", "vier"]


def test_a_number_can_come_from_the_style_of_a_paragraph() -> None:
    document = Document()
    document.add_paragraph("een", style="List Number")
    document.add_paragraph("twee", style="List Number")
    document.add_paragraph("los", style="List Bullet")

    assert lines(saved(document)) == ["1.", "een", "2.", "twee", "-", "los"]


@pytest.mark.parametrize("start", ["²", "-3", "9" * 5000, "veel"])
def test_a_start_that_is_no_number_is_one(start: str) -> None:
    document = Document()
    number = add_list(document, [("lowerLetter", "%1.")])
    document.part.numbering_part.element[0].find(".//{*}start").set(VAL, start)
    put_in_list(document.add_paragraph("een")._p, number, 0)

    assert lines(saved(document)) == ["a.", "een"]


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    content = with_body(
        paragraph(run("Koffie is"))
        + paragraph(
            run("Thee ")
            + '<w:del w:id="1"><w:r><w:delText>is verboden</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2">{run("mag")}</w:ins>'
            + run(".")
        )
    )

    assert read(content) == FileText(
        "Koffie is\n\nThee mag.\n",
        (
            LeftOut(3, "is verboden", left_out.DELETED),
            LeftOut(3, "mag", left_out.INSERTED),
        ),
    )


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    end = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    content = with_body(paragraph(end + run("Koffie ")) + paragraph(run("mag.")))

    assert read(content).text == "Koffie mag.\n"


def test_comments_are_left_out_and_told() -> None:
    document = Document()
    added = document.add_paragraph("Koffie mag.")
    document.add_comment(added.runs, text="Ook thee?", author="A")

    assert read(saved(document)) == FileText(
        "Koffie mag.\n", (LeftOut(1, "Ook thee?", left_out.COMMENT),)
    )


def test_footnotes_are_left_out_and_told() -> None:
    note = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(run("Zie de cao."))}</w:footnote>'
    content = with_part(
        with_body(paragraph(run("Verlof.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')),
        {"word/footnotes.xml": f"{note}</w:footnotes>".encode()},
    )

    assert read(content).left_out == (LeftOut(1, "Zie de cao.", left_out.FOOTNOTE),)


def test_a_table_is_lines_of_text_and_is_told() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Auto", "21 cent", "Fiets", "25 cent"], strict=True):
        cell.text = text

    assert read(saved(document)) == FileText(
        "Auto 21 cent\n\nFiets 25 cent\n",
        (LeftOut(1, "Auto 21 cent Fiets 25 cent", left_out.TABLE),),
    )


def test_headers_contents_and_hidden_text_are_left_out_and_told() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Concept"
    document.add_paragraph("Koffie mag.").add_run("geheim").font.hidden = True
    document.styles.add_style("TOC1", 1)
    document.add_paragraph("Artikel 1 ... 3", style="TOC1")

    read_back = read(saved(document))

    assert read_back.text == "Koffie mag.\n"
    assert [(one.found, one.reason) for one in read_back.left_out] == [
        ("geheim", left_out.HIDDEN),
        ("Artikel 1 ... 3", left_out.CONTENTS),
        ("Concept", left_out.PAGE),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t></w:r>", "een\ntwee\n"),
        ("<w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t></w:r>", "een\ttwee\n"),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>", "e-mail\n"),
        (f"<w:hyperlink>{run('link')}</w:hyperlink>", "link\n"),
        (f"<w:smartTag>{run('slim')}</w:smartTag>", "slim\n"),
        (f"<w:sdt><w:sdtContent>{run('veld')}</w:sdtContent></w:sdt>", "veld\n"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("blz"), "blz\n"),
        (run("&lt;script&gt;"), "<script>\n"),
    ],
)
def test_the_words_in_every_kind_of_run_are_kept(inside: str, text: str) -> None:
    assert read(with_body(paragraph(inside))).text == text
