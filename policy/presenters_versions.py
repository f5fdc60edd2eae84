"""The list of versions, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from .comparison_choice import pair_up_to
from .models import Version
from .presenters_history import told_history
from .presenters_version import VersionBar, version_bar
from .queries_reading import Code
from .timeline import Stage


@dataclass(frozen=True)
class VersionLine:
    """A version in the list."""

    version: Version
    bar: VersionBar
    note: str
    draft_note: str
    url: str
    downloads: str
    before: int | None
    compare_url: str
    history: tuple[str, ...]


def version_lines(code: Code) -> list[VersionLine]:
    """Every version that the reader may see, newest first."""
    current = code.in_force()
    number = current.number if current else None
    found = sorted(code.versions.values(), key=lambda version: version.number, reverse=True)
    return [
        VersionLine(
            version=version,
            bar=version_bar(code.life(version), number),
            note=change_note(version),
            draft_note=draft_note(version, code.life(version).stage),
            url=reverse("policy:version", args=[code.policy.slug, version.number]),
            downloads=reverse("policy:downloads", args=[code.policy.slug, version.number]),
            before=(before := _before(code, version.number)),
            compare_url=_comparison(code, before, version.number),
            history=told_history(code, version),
        )
        for version in found
    ]


def draft_note(version: Version, stage: Stage) -> str:
    """What a text that nobody is bound by yet is for; empty where it says nothing, or applies."""
    return version.working_note if stage in (Stage.DRAFT, Stage.ADOPTED) else ""


def _before(code: Code, number: int) -> int | None:
    pair = pair_up_to(code, number)
    return pair.before if pair and pair.before < number else None


def _comparison(code: Code, before: int | None, number: int) -> str:
    if before is None:
        return ""
    return reverse("policy:comparison", args=[code.policy.slug, before, number])


def change_note(version: Version) -> str:
    """What this version changes, in the reader's language; in Dutch where there is no other."""
    english = version.change_note_en if get_language() == "en" else ""
    return english or version.change_note_nl
