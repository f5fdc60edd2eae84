"""One explanation as the desk sees it: the text, what is said of it, and what became of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .addresses import address_of
from .citations import dotted, full
from .comparing import Run, compare_words
from .explaining.readability import Readability, readability
from .explaining.wording import Wording, wording_of
from .models import Explanation, Outcome, ProvisionText
from .presented import Beside
from .presenters_reading import beside_of
from .queries_explaining import text_explained, whole_words, words_shown
from .queries_same_words import holds_for
from .reading import ApprovedExplanation

Words = str | Promise

LANGUAGE_NAMES: dict[str, Words] = {"nl": _("Dutch"), "en": _("English")}

OUTCOME_LOOKS: dict[str, tuple[str, str]] = {
    Outcome.WAITING: ("todo", "clock"),
    Outcome.APPROVED: ("ok", "done"),
    Outcome.TURNED_DOWN: ("error", "alert"),
    Outcome.REPLACED: ("wait", "copy"),
    Outcome.TAKEN_BACK: ("wait", "pause"),
    Outcome.WITHDRAWN: ("wait", "pause"),
}
"""Of what became of a proposal: kind of status, icon."""


@dataclass(frozen=True)
class Subject:
    """The text that is explained, in the words of its version."""

    citation: str
    number: str
    words: str
    url: str


@dataclass(frozen=True)
class Shown:
    """An explanation with what readers see of it, and how it reads."""

    row: Explanation
    beside: Beside
    kind: str
    icon: str
    word: Words
    reads: Readability
    url: str


def subject(text: ProvisionText) -> Subject:
    """A provision with all that its hash covers: its own words, and those under it (1 query).

    `text` has its version and policy at hand.
    """
    args = [text.version.policy.slug, text.version.number, address_of(text.eid)]
    url = reverse("policy:provision", args=args)
    citation = full(text.eid, get_language() or "nl")
    # A part without a number has a dash, as it has in the contents.
    return Subject(citation, dotted(text.eid) or "–", words_shown(text), url)


def shown(row: Explanation) -> Shown:
    """A stored explanation."""
    kind, icon = OUTCOME_LOOKS[row.outcome]
    wording = wording_of(row)
    return Shown(
        row,
        preview(wording),
        kind,
        icon,
        row.outcome.label,
        readability(wording.body),
        reverse("policy:proposal", args=[row.pk]),
    )


def preview(wording: Wording) -> Beside:
    """Words as readers would see them beside the text."""
    found: dict[str, Any] = wording.columns()
    return beside_of(
        ApprovedExplanation(
            found["gist"], found["body"], found["force"], found["action"], found["examples"]
        )
    )


def history(rows: Sequence[Explanation]) -> list[Shown]:
    """All that was proposed, the latest first."""
    return [shown(row) for row in reversed(rows)]


def changed_text(row: Explanation, text: ProvisionText) -> tuple[Run, ...] | None:
    """From the text that `row` explains to the text as it is; None where they are the same, or
    where the old words are kept nowhere: those of a draft are written over."""
    if holds_for(text, row.text_sha256):
        return None
    before = text_explained(row)
    return None if before is None else compare_words(before, whole_words(text))


def changed_words(before: Explanation, after: Explanation) -> list[tuple[Run, ...]]:
    """From one explanation to another: its line, and what it means."""
    return [compare_words(before.gist, after.gist), compare_words(before.body, after.body)]
