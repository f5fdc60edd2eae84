"""What was done to a draft, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .citations import full
from .models import DraftStep

WORDS: dict[str, Promise] = {
    "edit": _("words changed"),
    "add": _("provision added"),
    "group": _("chapter or section begun"),
    "move": _("provision moved"),
    "renumber": _("number changed"),
    "split": _("split in two"),
    "merge": _("merged with the next"),
    "lapse": _("lapsed"),
    "mend": _("reference mended"),
    "title": _("title changed"),
}


@dataclass(frozen=True)
class ShownStep:
    """The last change: what, where, by whom and when."""

    pk: int
    words: Promise | str
    place: str
    by: str
    at: datetime


def step_shown(step: DraftStep | None) -> ShownStep | None:
    """The change that would be taken back, in words."""
    if step is None:
        return None
    place = "" if step.kind == "title" else full(step.eid, get_language() or "nl")
    words = WORDS.get(step.kind, step.kind)
    return ShownStep(step.pk, words, place, step.done_by.name, step.done_at)
