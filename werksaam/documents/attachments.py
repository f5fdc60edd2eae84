"""Pure: the files inside a PDF, found without reading the rest of it.

A file inside a PDF is a stream of its own whose dictionary says `/EmbeddedFile`. It stands
there readable, also after another program saved the document (ISO 32000-2, 7.11.4 and
7.5.7). So a receipt gives its proof back without a whole reader of PDF. What can't be
understood is passed over; nothing here raises, and nothing grows beyond what is asked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

BEGINS = b"%PDF"
MOST_FILES = 20
"""So many are tried; a receipt holds one."""
LONGEST_DICTIONARY = 1024
KIND = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
LENGTH = re.compile(rb"/Length\s{0,9}(\d{1,9})(?!\s{1,9}\d{1,9}\s{1,9}R)")
FILTER = re.compile(rb"/Filter\s{0,9}\[?\s{0,9}/([A-Za-z0-9]{1,20})")
ENDS = b"endstream"


def is_pdf(beginning: bytes) -> bool:
    """Whether a file that begins so is a PDF."""
    return beginning.startswith(BEGINS)


def files_in(document: bytes, *, most_bytes: int) -> Iterator[bytes]:
    """The files inside the PDF that are no larger than this, in order."""
    for tried, found in enumerate(KIND.finditer(document)):
        if tried == MOST_FILES:
            return
        content = _content(document, found.start(), most_bytes)
        if content is not None:
            yield content


def _content(document: bytes, at: int, most_bytes: int) -> bytes | None:
    """The file whose dictionary has `at` in it; None where that can't be read."""
    opens = document.rfind(b"obj", max(0, at - LONGEST_DICTIONARY), at)
    closes = document.find(b"stream", at, at + LONGEST_DICTIONARY)
    if opens < 0 or closes < 0:
        return None
    dictionary = document[opens:closes]
    stream = _stream(document, _after_line(document, closes + len(b"stream")), dictionary)
    used = FILTER.search(dictionary)
    if used is None:
        return stream if len(stream) <= most_bytes else None
    return _inflated(stream, most_bytes) if used[1] == b"FlateDecode" else None


def _after_line(document: bytes, at: int) -> int:
    """Past the end of the line that the word `stream` stands on."""
    for ending in (b"\r\n", b"\n", b"\r"):
        if document.startswith(ending, at):
            return at + len(ending)
    return at


def _stream(document: bytes, begins: int, dictionary: bytes) -> bytes:
    """Its bytes: as many as the dictionary says where that is true, else up to the end mark."""
    said = LENGTH.search(dictionary)
    ends = begins + int(said[1]) if said else -1
    if said and document[ends : ends + 2 + len(ENDS)].lstrip().startswith(ENDS):
        return document[begins:ends]
    found = document.find(ENDS, begins)
    return document[begins : found if found >= 0 else len(document)]


def _inflated(stream: bytes, most_bytes: int) -> bytes | None:
    """Unpacked, and never more of it than allowed: a bomb is not opened."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(stream, most_bytes + 1)
    except zlib.error:
        return None
    return content if len(content) <= most_bytes else None
