"""The files inside a PDF: found in ours and in ones saved anew, and never a danger."""

from __future__ import annotations

import random
import tracemalloc
import zlib
from io import BytesIO

import pikepdf
import pytest

from tests.documents.test_pdf import PROOF, made
from werksaam.documents.attachments import LONGEST_DICTIONARY, MOST_FILES, files_in

MOST = 200_000
INSIDE = PROOF.content.encode()
HEAD = b"%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile"


def found(document: bytes) -> list[bytes]:
    return list(files_in(document, most_bytes=MOST))


def saved_anew() -> bytes:
    """Ours, as another program writes it: objects and streams packed."""
    kept = BytesIO()
    with pikepdf.open(BytesIO(made())) as document:
        document.save(
            kept,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            recompress_flate=True,
        )
    return kept.getvalue()


def test_ours_gives_back_what_was_put_in() -> None:
    assert found(made()) == [INSIDE]


def test_one_that_another_program_saved_gives_it_back_too() -> None:
    assert found(saved_anew()) == [INSIDE]


@pytest.mark.parametrize(
    ("document", "files"),
    [
        (HEAD + b"/Length 2>>\nstream\n{}\nendstream", [b"{}"]),
        (HEAD + b" /Length 2 >> stream\r\n{}\r\nendstream", [b"{}"]),
        (HEAD + b"/Length 9 0 R>>\nstream\n{}\nendstream", [b"{}\n"]),
        (HEAD + b"/Length 999999999>>\nstream\n{}\nendstream", [b"{}\n"]),
        (HEAD + b"/Length 9>>\nstream\nendstream\nendstream", [b"endstream"]),
        (HEAD + b">>\nstream\n{}", [b"{}"]),
        (HEAD + b"/Filter/FlateDecode>>\nstream\n" + zlib.compress(b"{}"), [b"{}"]),
        (HEAD + b"/Filter [ /FlateDecode ]>>\nstream\n" + zlib.compress(b"{}"), [b"{}"]),
        (HEAD + b"/Filter/FlateDecode>>\nstream\nnot packed", []),
        (HEAD + b"/Filter/LZWDecode>>\nstream\n{}\nendstream", []),
        (HEAD + b" " * LONGEST_DICTIONARY + b">>\nstream\n{}\nendstream", []),
        (b"%PDF-1.7 <</Names<</EmbeddedFiles 3 0 R>>>> stream", []),
        (b"%PDF", []),
    ],
)
def test_what_is_understood_is_given_and_the_rest_passed_over(
    document: bytes, files: list[bytes]
) -> None:
    assert found(document) == files


def test_a_bomb_is_not_opened() -> None:
    bomb = HEAD + b"/Filter/FlateDecode>>\nstream\n" + zlib.compress(bytes(50_000_000))

    tracemalloc.start()
    files = found(bomb)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (files, most < 2_000_000) == ([], True)


def test_a_document_full_of_files_is_not_read_to_its_end() -> None:
    document = (HEAD + b"/Length 2>>stream\n{}\nendstream\n") * 1_000

    assert len(found(document)) == MOST_FILES


def test_damaged_documents_raise_nothing() -> None:
    chance, whole = random.Random(7), bytearray(made())
    for _ in range(200):
        broken = whole[: chance.randrange(1, len(whole))]
        for _change in range(20):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        assert all(len(file) <= MOST for file in found(bytes(broken)))
