"""The parts of a draft in their order, with what became of each since the version before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .citations import full
from .comparing import Compared, Kind
from .drafting.parts import LAPSED_TEXT, Part
from .drafting.pointing import Stale
from .drafting.stored import Stored
from .models import Version
from .presenters_comparing import LOOKS
from .presenters_drafting import Words, name_of, provision_url
from .queries_comparing import compared

_LONGEST = 120


@dataclass(frozen=True)
class Tag:
    """What became of a part, in a word; `kind` and `icon` are those of a status."""

    kind: str
    icon: str
    word: Words


@dataclass(frozen=True)
class Line:
    """A part of the draft in its list; `was` is where it stood, if that was elsewhere."""

    key: str
    eid: str
    name: str
    text: str
    depth: int
    tags: tuple[Tag, ...]
    was: str
    url: str
    needs_mending: bool


@dataclass(frozen=True)
class Gone:
    """A provision of the version before that the draft holds no more, or elsewhere."""

    tag: Tag
    name: str
    text: str


def became(version: Version) -> list[Compared]:
    """What became of every part since the version before; nothing without one (0 or 3 queries)."""
    return compared(version.based_on, version) if version.based_on else []


def lines(
    version: Version, held: Stored, changed: Iterable[Compared], stale: Iterable[Stale]
) -> list[Line]:
    """Every part of the draft, in the order of the text."""
    found = {one.after.provision: one for one in changed if one.after}
    to_mend = {one.pointer.source for one in stale}
    return list(_lines(version, held, found, to_mend))


def gone(changed: Iterable[Compared]) -> list[Gone]:
    """What stood in the version before: what lapsed, and what was merged into another."""
    return [
        Gone(_gone_tag(one), _place(one.before.kind, one.before.number, one.before.eid),
             Truncator(f"{one.before.heading} {one.before.text}".strip()).chars(_LONGEST))
        for one in changed
        if one.before and one.after is None
    ]  # fmt: skip


def _lines(
    version: Version, held: Stored, changed: Mapping[UUID, Compared], stale: set[str]
) -> Iterator[Line]:
    def walk(parts: tuple[Part, ...], depth: int) -> Iterator[Line]:
        for part in parts:
            row = held.rows[part.key]
            one = changed.get(row.provision_id)
            yield Line(
                key=part.key,
                eid=row.eid,
                name=capfirst(name_of(part, row.eid)),
                text=Truncator(f"{part.heading} {part.text}".strip()).chars(_LONGEST),
                depth=depth,
                tags=_tags(one),
                was=_was(one),
                url=provision_url(version, part.key),
                needs_mending=part.key in stale,
            )
            yield from walk(part.children, depth + 1)

    return walk(held.outline.roots, 0)


def _tags(one: Compared | None) -> tuple[Tag, ...]:
    if one is None:
        return ()
    if one.before and one.after and one.before.text != one.after.text == LAPSED_TEXT:
        return (_tag(Kind.LAPSED),)
    return tuple(_tag(kind) for kind in LOOKS if kind in one.kinds)


def _tag(kind: Kind) -> Tag:
    return Tag(*LOOKS[kind])


def _gone_tag(one: Compared) -> Tag:
    """Where its words went, if they went anywhere."""
    if not one.elsewhere:
        return _tag(Kind.LAPSED)
    kind, icon, _word = LOOKS[Kind.MERGED]
    into = full(one.elsewhere[0].eid, get_language() or "nl")
    return Tag(kind, icon, _("Merged into %(into)s") % {"into": into})


def _was(one: Compared | None) -> str:
    """Where it stood, if that was elsewhere."""
    if one is None or one.before is None or one.before.eid == one.now.eid:
        return ""
    return name_of(Part("", one.before.kind, one.before.number), one.before.eid)


def _place(kind: str, number: str, eid: str) -> str:
    return capfirst(name_of(Part("", kind, number), eid))
