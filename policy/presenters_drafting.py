"""A draft as the desk works on it: its parts, what differs, what can be done with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .citations import full
from .comparing import Run, compare_words
from .drafting.mending import to_mend
from .drafting.parts import Part
from .drafting.places import (
    HEADED,
    MERGEABLE,
    MOVABLE,
    NUMBERED,
    SPLITTABLE,
    next_of_kind,
)
from .drafting.pointing import Stale
from .drafting.stored import Stored
from .models import ProvisionKind, ProvisionText, Version

Texts = Mapping[str, ProvisionText]
Words = str | Promise


@dataclass(frozen=True)
class Compared:
    """A provision in the version before and in the draft, in one; `was` if it stood elsewhere."""

    number: int
    was: str
    heading: tuple[Run, ...]
    text: tuple[Run, ...]
    is_same: bool


@dataclass(frozen=True)
class Task:
    """Something that can be done with a provision."""

    url: str
    words: str


@dataclass(frozen=True)
class Mending:
    """A reference that went stale; `mended` is empty where an editor must write it."""

    stale: Stale
    place: str
    revision: int
    url: str
    provision_url: str
    now: str


def name_of(part: Part, eid: str) -> str:
    """What people call a part: "artikel 4, derde lid", "hoofdstuk 2"."""
    cited = full(eid, get_language() or "nl")
    if cited != eid:
        return cited
    return f"{ProvisionKind(part.kind).label} {part.number}".strip()


def compared(version: Version, row: ProvisionText, base: Texts) -> Compared | None:
    """A provision beside what it was; None where the draft is based on nothing, or it is new."""
    was = base.get(str(row.provision_id))
    if was is None or version.based_on is None:
        return None
    return Compared(
        number=version.based_on.number,
        was=_cited(was) if was.eid != row.eid else "",
        heading=compare_words(was.heading, row.heading),
        text=compare_words(was.text, row.text),
        is_same=(was.heading, was.text, was.eid) == (row.heading, row.text, row.eid),
    )


def tasks(version: Version, held: Stored, part: Part) -> list[Task]:
    """What can be done with this provision, besides other words."""
    following = next_of_kind(held.outline, part.key)
    may = (
        ("toevoegen", _("Add a provision here"), part.kind in MOVABLE or part.kind == "decision"),
        ("verplaatsen", _("Move it"), part.kind in MOVABLE),
        ("nummeren", _("Give it another number"), part.kind in NUMBERED and bool(part.number)),
        ("splitsen", _("Split it in two"), part.kind in SPLITTABLE and bool(part.text)),
        ("samenvoegen", _("Merge it with the next"), part.kind in MERGEABLE and following),
        ("vervallen", _("Let it lapse"), part.kind in MOVABLE),
    )
    return [Task(operation_url(version, part.key, slug), words) for slug, words, can in may if can]


def mendings(version: Version, held: Stored) -> list[Mending]:
    """Every reference that went stale, with what to do about it."""
    found = []
    for one in to_mend(version):
        row = held.rows[one.pointer.source]
        found.append(
            Mending(
                stale=one,
                place=_place(row),
                revision=row.revision,
                url=reverse("policy:mend", args=[version.number, one.pointer.source]),
                provision_url=provision_url(version, one.pointer.source),
                now=full(one.eid, get_language() or "nl") if one.eid else "",
            )
        )
    return found


def base_texts(version: Version) -> Texts:
    """The texts of the version that a draft is based on, by key (1 query)."""
    if version.based_on is None:
        return {}
    return {str(row.provision_id): row for row in version.based_on.texts.order_by("position")}


def has_heading(part: Part) -> bool:
    """Whether its form asks for a heading."""
    return part.kind in HEADED


def has_text(part: Part) -> bool:
    """Whether its form asks for a text: not where everything is said by what is under it."""
    return bool(part.text) or not part.children


def provision_url(version: Version, key: str) -> str:
    """Where a provision is edited."""
    return reverse("policy:draft_provision", args=[version.number, key])


def operation_url(version: Version, key: str, doing: str) -> str:
    """Where something is done with a provision."""
    return reverse("policy:draft_operation", args=[version.number, key, doing])


def _cited(row: ProvisionText) -> str:
    return name_of(Part("", row.kind, row.number), row.eid)


def _place(row: ProvisionText) -> str:
    return capfirst(_cited(row))
