"""What changed between two texts of guidance, part by part, in words that people know. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .parts import KINDS, Content

Lines = dict[str, str]
_NO_WORDS = frozenset({"id", "provision", "sha256"})
"""Keys that no reader sees: a lid is told by its eId."""


@dataclass(frozen=True)
class Line:
    """One line of a part, before and after; empty where it was not there.

    `key` says what it is: "nl", "next", "verdict" …
    """

    key: str
    before: str
    after: str


@dataclass(frozen=True)
class PartChange:
    """What became of one part: `what` is "new", "gone", "changed", or "rearranged" where all
    words are the same and only their order, or the reading of a lid, is another."""

    kind: str
    id: str
    what: str
    lines: tuple[Line, ...]


def differences(before: Content, after: Content) -> list[PartChange]:
    """Every part that differs, in the order of the later text; what is gone comes last."""
    old, new = _parts(before), _parts(after)
    names = [*new, *(name for name in old if name not in new)]
    found = (_change(name, old.get(name), new.get(name)) for name in names)
    return [change for change in found if change]


def _change(
    name: tuple[str, str], before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> PartChange | None:
    old, new = dict(_lines(before or {})), dict(_lines(after or {}))
    keys = [*new, *(key for key in old if key not in new)]
    lines = [Line(key.rsplit("/", 1)[-1], old.get(key, ""), new.get(key, "")) for key in keys]
    differing = tuple(line for line in lines if line.before != line.after)
    if before == after:
        return None
    if before is None or after is None:
        return PartChange(*name, "new" if before is None else "gone", differing)
    return PartChange(*name, "changed" if differing else "rearranged", differing)


def _parts(content: Content) -> dict[tuple[str, str], Mapping[str, Any]]:
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for kind in KINDS.values():
        for item in content.get(kind.key) or []:
            found[kind.name, item["id"]] = item
        own = {key: content[key] for key in kind.own if key in content}
        if own:
            found[kind.name, kind.name] = own
    return found


def _lines(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a part, by its place; parts of a list by their id, else by their number."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NO_WORDS:
                yield from _lines(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            name = inner.get("id") or inner.get("eid") if isinstance(inner, Mapping) else None
            yield from _lines(inner, f"{at}/{name or number}")
    elif value not in (None, "", False):
        yield at, str(value)
