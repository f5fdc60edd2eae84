"""Numbers that run through parts of one kind: making room, closing up, no double. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import numbering, places
from .naming import APART, eids
from .parts import NotPossible, Outline, Part

_FIRST = {"item": "a"}


def number_in_place(outline: Outline, key: str) -> Outline:
    """Number a part after what stands before it, and move up what it is in the way of.

    What follows nothing takes the number of what it came before, or is the first.
    """
    run = _run(outline, key)
    at = _place(run, key)
    numbers = [part.number for part in run]
    numbers[at] = _number(run, at)
    return _renumbered(outline, run, numbering.pushed(numbers, at + 1))


def make_room(outline: Outline, key: str) -> Outline:
    """Move up the numbers of what follows a part, where its own is in the way."""
    run = _run(outline, key)
    numbers = numbering.pushed([part.number for part in run], _place(run, key) + 1)
    return _renumbered(outline, run, numbers)


def close_up(outline: Outline, key: str) -> Outline:
    """Move down the numbers of what follows a part, which is about to go."""
    run = _run(outline, key)
    if outline.part(key).kind not in places.NUMBERED:
        return outline
    at = _place(run, key)
    numbers = numbering.closed_up([part.number for part in run], at + 1, run[at].number)
    return _renumbered(outline, run, numbers)


def checked(outline: Outline) -> Outline:
    """The outline, if every eId in it is one part's alone. Raises NotPossible."""
    names = list(eids(outline).values())
    if len(set(names)) < len(names):
        raise NotPossible("number-taken")
    return outline


def _number(run: Sequence[Part], at: int) -> str:
    if at:
        return numbering.after(run[at - 1].number)
    return run[1].number if len(run) > 1 else _FIRST.get(run[at].kind, "1")


def _place(run: Sequence[Part], key: str) -> int:
    return next(index for index, part in enumerate(run) if part.key == key)


def _run(outline: Outline, key: str) -> list[Part]:
    """The parts that are numbered together: articles through the text, others side by side."""
    part = outline.part(key)
    if part.kind != "article":
        return [one for one in outline.siblings(key) if one.kind == part.kind]
    around = next(root for root in outline.roots if any(one.key == key for one in root.walk()))
    roots = (around,) if around.kind in APART else outline.roots
    apart = APART - {around.kind}
    walked = (one for root in roots if root.kind not in apart for one in root.walk())
    return [one for one in walked if one.kind == "article"]


def _renumbered(outline: Outline, run: Sequence[Part], numbers: Sequence[str]) -> Outline:
    wanted: Mapping[str, str] = {
        part.key: number for part, number in zip(run, numbers, strict=True) if part.number != number
    }
    if not wanted:
        return outline
    return outline.mapped(
        lambda one: replace(one, number=wanted[one.key], named="") if one.key in wanted else one
    )
