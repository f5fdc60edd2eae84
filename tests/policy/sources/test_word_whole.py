"""No word of a Word file gets lost: each is written, or told as left out."""

from __future__ import annotations

import io
import itertools
import zipfile

import pytest
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.sources import FileText, Unreadable, left_out, read_file

W = nsdecls("w")
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
END_DELETED = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'

RUNS = (
    "<w:r><w:t>{}</w:t></w:r>",
    '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>{}</w:t></w:r>',
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>",
    '<w:del w:id="2"><w:r><w:delText>{}</w:delText></w:r></w:del>',
    '<w:ins w:id="3"><w:r><w:t>{}</w:t></w:r></w:ins>',
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    "<w:r><w:ruby><w:rubyBase><w:r><w:t>{}</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>{}</w:t></mc:Fallback>"
    "</mc:AlternateContent></w:r>",
)
PARAGRAPHS = (
    "<w:p>{}</w:p>",
    f"<w:p>{END_DELETED}{{}}</w:p>",
    '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{}</w:p>',
)
AROUND = (
    "{}",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:ins w:id="4">{}</w:ins>',
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
    "<w:strange>{}</w:strange>",
)
CELLS = ("<w:tc>{}</w:tc>", "<w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc>")
ROWS = ("<w:tr>{}</w:tr>", '<w:tr><w:trPr><w:del w:id="5"/></w:trPr>{}</w:tr>')


def inside(around: tuple[str, ...], parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One to three of these parts in one of what can stand around them."""
    held = st.lists(parts, min_size=1, max_size=3).map("".join)
    return st.builds(lambda outer, inner: outer.replace("{}", inner), st.sampled_from(around), held)


PARAGRAPH = inside(PARAGRAPHS, st.sampled_from([run.replace("{}", "@") for run in RUNS]))
TABLE = inside(("<w:tbl>{}</w:tbl>",), inside(ROWS, inside(AROUND, inside(CELLS, PARAGRAPH))))
BODY = inside(("{}",), inside(AROUND, PARAGRAPH | TABLE | inside(AROUND, PARAGRAPH)))


def read(body: str) -> FileText:
    """A file with this body and nothing else."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        xml = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", xml)
    return read_file("a.docx", file.getvalue())


def p(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


@settings(max_examples=60)
@given(BODY)
def test_every_word_is_written_or_told(body: str) -> None:
    count = itertools.count()
    pieces = body.split("@")
    numbered = "".join(f"{piece}w{next(count):03d}" for piece in pieces[:-1]) + pieces[-1]

    file = read(f"{p('eerst')}{numbered}")

    there = file.text + " ".join(one.found for one in file.left_out)
    assert [word for at in range(next(count)) if (word := f"w{at:03d}") not in there] == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("een") + p("twee", END_DELETED), "een\n\ntwee\n"),
        (f"{p('een', END_DELETED)}<w:tbl><w:tr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>", "een\n\na\n"),
        (
            f"<w:tbl><w:tr><w:tc>{p('Koffie', END_DELETED)}{p('pot')}</w:tc></w:tr></w:tbl>",
            "Koffiepot\n",
        ),
        (
            f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{p('a')}</w:tc></w:tr></w:sdtContent>"
            "</w:sdt></w:tbl>",
            "a\n",
        ),
        (
            f"<mc:AlternateContent><mc:Choice>{p('nieuw')}</mc:Choice>"
            f"<mc:Fallback>{p('nieuw')}</mc:Fallback></mc:AlternateContent>",
            "nieuw\n",
        ),
        (
            p("zichtbaar").replace("<w:t>", '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>'),
            "zichtbaar\n",
        ),
        ('<w:p><w:r><w:sym w:font="Arial" w:char="00A7"/><w:t>1</w:t></w:r></w:p>', "§1\n"),
    ],
)
def test_words_in_unusual_places_are_written_once(body: str, text: str) -> None:
    assert read(body) == FileText(text)


@pytest.mark.parametrize(
    ("body", "found", "reason"),
    [
        (
            "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr>"
            f"<w:tc>{p('weg')}{p('ermee')}</w:tc></w:tr></w:tbl>",
            "weg ermee",
            left_out.DELETED,
        ),
        (
            '<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>',
            "Symbol F061",
            left_out.SYMBOL,
        ),
        (f"<w:strange>{p('waar?')}</w:strange>", "waar?", left_out.ELSEWHERE),
    ],
)
def test_what_is_not_in_the_text_is_told(body: str, found: str, reason: str) -> None:
    (told,) = read(p("een") + body).left_out

    assert (told.found, told.reason) == (found, reason)


def test_a_file_in_which_every_word_was_deleted_is_empty() -> None:
    with pytest.raises(Unreadable) as caught:
        read(f'<w:del w:id="1">{p("weg")}</w:del>')

    assert caught.value.code == left_out.EMPTY


def test_what_was_added_with_tracked_changes_is_told_to_stay() -> None:
    (told,) = read(
        f'<w:ins w:id="1">{p("een")}</w:ins><w:p><w:ins w:id="2">'
        "<w:r><w:t>twee</w:t></w:r></w:ins></w:p>"
    ).left_out

    assert (told.found, told.stays) == ("twee", True)
