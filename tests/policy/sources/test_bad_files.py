"""A file that can't be read says what is wrong with it, each in words of its own."""

import contextlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.sources import Unreadable, read_file

from .word_files import W, with_part, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


BOMB = with_part(word("x"), {"word/document.xml": b" " * (40 * 1024 * 1024)})
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
FETCHES = ENTITIES.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')

EMPTY_PARAGRAPHS = b"<w:p/>" * 250_000
OF_ATTRIBUTES = b"<w:p %s/>" % b" ".join(b'a%d=""' % at for at in range(450_000))
LONG_WORDS = b"<w:t>" + b"x" * (8 * 1024 * 1024) + b"</w:t>"
FULL = b'<w:r w:a="1"/><w:r w:a="2"><w:t w:b="3">x </w:t></w:r> ' * 95_000


def whole(body: bytes) -> bytes:
    """The XML of a document with this body."""
    return b"<w:document %s><w:body>%s</w:body></w:document>" % (W.encode(), body)


def holding(xml: bytes, parts: int) -> bytes:
    """A small Word file of many parts that each hold this XML."""
    held = b"<w:hdr %s>%s</w:hdr>" % (W.encode(), xml)
    return with_part(word("x"), {f"word/header{at}.xml": held for at in range(parts)})


MEASURE = r"""
import re, sys
from pathlib import Path
from policy.sources import read_file, Unreadable
# Not what `resource` says: that counts the process that started this one.
def peak(): return int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])
content = Path(sys.argv[1]).read_bytes()
before = peak()
try:
    read_file("a.docx", content)
    print("read", end=" ")
except Unreadable as refused:
    print(refused.code, end=" ")
print((peak() - before) // 1024)
"""


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (holding(EMPTY_PARAGRAPHS, 2), "too-large"),
        (holding(OF_ATTRIBUTES, 1), "too-large"),
        (holding(LONG_WORDS, 3), "too-large"),
        (with_part(word("x"), {"word/document.xml": whole(b"<w:p>%s</w:p>" % FULL)}), "read"),
    ],
    ids=["elements", "attributes", "words", "full"],
)
def test_a_word_file_takes_less_than_300_megabytes(
    tmp_path: Path, content: bytes, outcome: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True
    )

    read, megabytes = measured.stdout.split()
    assert (read, int(megabytes) < 300) == (outcome, True), megabytes


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.docx", b"", "empty"),
        ("a.docx", word(""), "empty"),
        ("a.txt", b"x" * (5 * 1024 * 1024 + 1), "too-large"),
        ("a.txt", b"x" * 500_001, "too-long"),
        ("a.md", b"|" * 500_001, "too-long"),
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
        ("a.docx", zipped({"word/document.xml": b"<x/>"}, zipfile.ZIP_LZMA), "broken"),
        ("a.docx", zipped({"word/document.xml": b"<x/>"}, zipfile.ZIP_BZIP2), "broken"),
        ("a.docx", zipped({"word/é.xml": b""}).replace(b"\xc3\xa9", b"\xff\xfe"), "broken"),
        ("a.docx", with_part(word("x"), {"word/document.xml": b"<w:document"}), "broken"),
        ("a.docx", with_part(word("x"), {"word/document.xml": ENTITIES.encode()}), "broken"),
        ("a.docx", with_part(word("x"), {"word/document.xml": FETCHES.encode()}), "broken"),
    ],
)
def test_a_file_that_can_not_be_read_says_why(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_file(name, content)

    assert caught.value.code == code


SMALL = zipped({"word/document.xml": whole(b"<w:p><w:r><w:t>Koffie</w:t></w:r></w:p>")})


@settings(max_examples=150)
@given(st.dictionaries(st.integers(4, len(SMALL) - 1), st.integers(0, 255), max_size=4))
def test_a_damaged_word_file_is_read_or_refused(damage: dict[int, int]) -> None:
    content = bytes(damage.get(at, byte) for at, byte in enumerate(SMALL))

    with contextlib.suppress(Unreadable):
        read_file("a.docx", content)


def test_a_wrong_encoding_names_the_line_and_what_it_looks_like() -> None:
    with pytest.raises(Unreadable, match="line 3: expected text in UTF-8, this looks like Windows"):
        read_file("a.txt", "Code\n\nprivé".encode("cp1252"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_says_so_is_read(encoding: str) -> None:
    assert read_file("a.txt", "\ufeffprivé".encode(encoding)).text == "\ufeffprivé"
