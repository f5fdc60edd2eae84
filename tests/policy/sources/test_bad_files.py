"""A file that can't be read says what is wrong with it, each in words of its own."""

import io
import zipfile

import pytest

from policy.sources import Unreadable, read_file

from .word_files import W, with_part, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


BOMB = with_part(word("x"), {"word/document.xml": b" " * (40 * 1024 * 1024)})
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
FETCHES = ENTITIES.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.docx", b"", "empty"),
        ("a.docx", word(""), "empty"),
        ("a.txt", b"x" * (5 * 1024 * 1024 + 1), "too-large"),
        ("a.docx", b"PK\x03\x04" + b"x" * (20 * 1024 * 1024), "too-large"),
        ("a.docx", BOMB, "too-large"),
        ("a.txt", b"Code\x00\x01\x02", "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00", "binary"),
        ("a.docx", zipped({"readme.txt": b"x"}), "binary"),
        ("a.html", b"<p>Code</p>", "other-kind"),
        ("a.txt", "Code privé".encode("cp1252"), "encoding"),
        ("a.md", "Code privé".encode("cp1252"), "encoding"),
        ("a.txt", b"\xff\xfeC", "encoding"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("a.doc", OLE + b"Word", "old-word"),
        ("a.docx", OLE + b"Word", "old-word"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.rtf", b"{\\rtf1}", "rich-text"),
        ("a.odt", zipped({"mimetype": b"odt", "content.xml": b"<x/>"}), "open-document"),
        ("a.docx", b"PK\x03\x04 and no more", "broken"),
        ("a.docx", b"just text", "broken"),
        ("a.docx", with_part(word("x"), {"word/document.xml": b"<w:document"}), "broken"),
        ("a.docx", with_part(word("x"), {"word/document.xml": ENTITIES.encode()}), "broken"),
        ("a.docx", with_part(word("x"), {"word/document.xml": FETCHES.encode()}), "broken"),
    ],
)
def test_a_file_that_can_not_be_read_says_why(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_file(name, content)

    assert caught.value.code == code


def test_a_wrong_encoding_names_the_line_and_what_it_looks_like() -> None:
    with pytest.raises(Unreadable, match="line 3: expected text in UTF-8, this looks like Windows"):
        read_file("a.txt", "Code\n\nprivé".encode("cp1252"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_says_so_is_read(encoding: str) -> None:
    assert read_file("a.txt", "\ufeffprivé".encode(encoding)).text == "\ufeffprivé"
