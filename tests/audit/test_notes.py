"""Signed notes, checkpoints and keys in the formats of C2SP."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from werksaam.audit import notes
from werksaam.audit.notes import MalformedNote, PublicKey, SigningKey

# The example of Go's golang.org/x/mod/sumdb/note, which C2SP's format comes from.
GO_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = """\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""  # noqa: E501

MOMENT = datetime(2026, 11, 24, 14, 3, 5, 123456, tzinfo=UTC)
KEY = SigningKey("portal.example", bytes(range(32)))
TEXT = notes.checkpoint_text("portal.example", 7, b"r" * 32, MOMENT)


def test_a_note_signed_elsewhere_verifies() -> None:
    key = notes.read_public_key(GO_PUBLIC)
    text, ((_name, key_id, signature),) = notes._split(GO_NOTE)

    assert (key_id, key.verifies(text, signature)) == (key.key_id, True)


def test_checkpoint_reads_back() -> None:
    tree = notes.read_checkpoint(KEY.sign(TEXT))

    assert (tree.origin, tree.size, tree.root, tree.at) == (
        "portal.example",
        7,
        b"r" * 32,
        MOMENT,
    )


def test_checkpoint_knows_its_signer() -> None:
    tree = notes.read_checkpoint(KEY.sign(TEXT))

    assert tree.signer([GO_KEY, KEY.public]) == KEY.public


def test_checkpoint_of_another_key_has_no_signer() -> None:
    tree = notes.read_checkpoint(replace(KEY, seed=b"x" * 32).sign(TEXT))

    assert tree.signer([KEY.public]) is None


def test_changed_checkpoint_has_no_signer() -> None:
    tree = notes.read_checkpoint(KEY.sign(TEXT).replace("\n7\n", "\n8\n"))

    assert tree.signer([KEY.public]) is None


@pytest.mark.parametrize(
    ("begin", "end", "held"), [(-1, 1, True), (1, 2, False), (-2, -1, False), (0, 0, True)]
)
def test_key_counts_only_while_in_use(begin: int, end: int, held: bool) -> None:
    tree = notes.read_checkpoint(KEY.sign(TEXT))
    key = replace(
        KEY.public,
        valid_from=MOMENT + timedelta(days=begin),
        valid_until=MOMENT + timedelta(days=end),
    )

    assert (tree.signer([key]) == key) == held


def test_public_key_file_reads_back() -> None:
    key = replace(KEY.public, valid_from=MOMENT, valid_until=MOMENT + timedelta(days=1))

    assert notes.read_public_key(key.as_file()) == key


def test_signing_key_file_reads_back() -> None:
    key = replace(KEY, valid_from=MOMENT)

    assert notes.read_signing_key(notes.write_signing_key(key)) == key


def test_notes_in_a_file_are_found_between_torn_ones() -> None:
    whole = KEY.sign(TEXT)

    assert list(notes.notes_in(f"\n\n{whole}\n\n\nportal.ex\n\n{whole}\n")) == [whole, whole]


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text",
        "text\n\nno signature\n",
        KEY.sign("portal.example\n7\n"),
        KEY.sign(TEXT.replace("\n7\n", "\n07\n")),
        KEY.sign(TEXT.replace("time ", "tijd ")),
        KEY.sign(TEXT).replace("— portal.example ", "— portal.example !"),
    ],
)
def test_what_is_no_checkpoint_is_refused(note: str) -> None:
    with pytest.raises(MalformedNote):
        notes.read_checkpoint(note)


@pytest.mark.parametrize("key", ["", "a+b", "a+00000000+AAAA", GO_PUBLIC.replace("c7", "c8")])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(MalformedNote):
        notes.read_public_key(key)


GO_KEY: PublicKey = notes.read_public_key(GO_PUBLIC)
