"""What a reader who confirmed an earlier version must know: which provisions differ. Pure.

Paired by the identity of a provision, never by its number, so a renumbered lid is the
same lid. Says that words changed, not which ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from .kinds import Kind


@dataclass(frozen=True)
class Stood:
    """A provision as it stood in a version: where, and with which words (those of its items too,
    its number not)."""

    provision: UUID
    eid: str
    words: str


@dataclass(frozen=True)
class Change:
    """What became of one provision; `eid` is where it stands now, of a lapsed one where it stood.

    `was` is where it stood before, if that was elsewhere.
    """

    kind: Kind
    eid: str
    was: str = ""
    provision: UUID | None = field(default=None, compare=False)


def changes(before: Iterable[Stood], after: Iterable[Stood]) -> list[Change]:
    """All that differs, in the order of the text as it became; what lapsed comes last."""
    earlier = {one.provision: one for one in before}
    now = list(after)
    staying = {one.provision for one in now}
    found = [_change(earlier.get(one.provision), one) for one in now]
    lapsed = [one for one in earlier.values() if one.provision not in staying]
    return [*filter(None, found), *(_lapsed(one) for one in lapsed)]


def _change(before: Stood | None, after: Stood) -> Change | None:
    if before is None:
        return Change(Kind.NEW, after.eid, provision=after.provision)
    was = before.eid if before.eid != after.eid else ""
    if before.words != after.words:
        return Change(Kind.CHANGED, after.eid, was, after.provision)
    return Change(Kind.MOVED, after.eid, was, after.provision) if was else None


def _lapsed(before: Stood) -> Change:
    return Change(Kind.LAPSED, before.eid, provision=before.provision)
