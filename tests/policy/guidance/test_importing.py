"""Taking in a text from a file: bound to the code in force, offered, or refused with a reason."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from policy.guidance.parts import part_of
from policy.guidance.queries import draft_of
from policy.models import GuidanceSlug
from tests.factories.guidance import BEFORE_YOU_POST, DATA

from .conftest import SLUG, Desk
from .test_editing import reword, shown

SMALL = """
questions:
  - {id: q, nl: Vraag, en: Question, answers: [{id: a, nl: Ja, en: "Yes", next: o}]}
outcomes:
  - {id: o, verdict: pas-aan, title: {nl: T, en: T}, steps: [{nl: S, en: S}], lids: [art_99]}
"""


def imported(desk: Desk, file: Path, **options: Any) -> str:
    """What the command says."""
    out = StringIO()
    call_command("import_guidance", str(file), by=desk.adviser.email, stdout=out, **options)
    return out.getvalue()


def test_what_ships_is_offered_by_who_brings_it_in(desk: Desk) -> None:
    imported(desk, DATA / "at-hand.yaml")

    draft = draft_of(GuidanceSlug.AT_HAND)
    assert draft.offered_by == desk.adviser
    assert draft.content["values"][0]["lids"][0]["eid"] == "art_6__para_3"


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    desk.offered()
    before = draft_of(SLUG).revision

    desk.offered()

    assert draft_of(SLUG).revision == before


def test_a_dry_run_stores_nothing(desk: Desk) -> None:
    said = imported(desk, DATA / "before-you-post.yaml", dry_run=True)

    assert "Nothing was stored" in said
    assert draft_of(SLUG).content == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SMALL.encode(), "o: no lid art_99 in the code in force"),
        (SMALL.replace("art_99", "art_1").encode(), "not right yet"),
        (b"a: [", "file"),
        (b"[1, 2]", "expected names"),
        (b"\xff\xfe", "UTF-8"),
        (b"", "expected names"),
        (b"questions: [{id: 'a b'}]", "a b"),
        (BEFORE_YOU_POST.replace("next: content", "next: nowhere").encode(), "not right yet"),
    ],
)
@pytest.mark.usefixtures("english")
def test_a_file_that_can_not_be_shown_is_refused(
    desk: Desk, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "text.yaml"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=words):
        imported(desk, file)

    assert draft_of(SLUG).content == {}


def test_only_someone_of_the_desk_brings_a_text_in(desk: Desk) -> None:
    with pytest.raises(CommandError, match="Nobody of the desk"):
        call_command("import_guidance", str(DATA / "at-hand.yaml"), by=desk.reader.email)


def test_without_a_code_in_force_there_is_nothing_to_bind_to(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policy.management.commands.import_guidance.code_now", lambda: None)

    with pytest.raises(CommandError, match="No version of the code"):
        imported(desk, DATA / "at-hand.yaml")


def test_what_the_desk_is_changing_is_replaced_only_when_asked(desk: Desk) -> None:
    desk.offered()
    reword(desk.secretary, "what", "Wat gaat u doen?", shown("what"))
    file = DATA / "before-you-post.yaml"

    with pytest.raises(CommandError, match="--replace"):
        imported(desk, file)
    imported(desk, file, replace=True)

    assert part_of(draft_of(SLUG).content, "question", "what")["nl"] == "Wat wilt u doen?"
