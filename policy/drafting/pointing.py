"""References in a draft: they follow the provision they were meant for, or go stale. Pure.

A pointer keeps the identity of what it was meant for. When that provision gets another
number, the words still name the old one: then the pointer is stale until they are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy.citations import full
from policy.parsing.numerals import DUTCH_ORDINALS, dutch_ordinal
from policy.parsing.references import references_in

from .naming import tree_of
from .operations import MERGED, SPLIT, Fate
from .parts import LAPSED_TEXT, Outline

_ARTICLE = re.compile(r"(?i)(?<=\bartikel )[0-9]{1,4}[a-z]?\b")
_ORDINAL = re.compile(rf"(?i)\b(?:{'|'.join(DUTCH_ORDINALS)})(?= lid\b)")
_LID = re.compile(r"(?i)(?<=\blid )[0-9]{1,4}[a-z]?\b")
_PLACE = re.compile(r"art_([0-9]+[a-z]?)(?:__para_([0-9]+[a-z]?))?")


@dataclass(frozen=True)
class Pointer:
    """Characters `start` to `end` (excluded) of `source` refer to `target`; both are keys."""

    source: str
    start: int
    end: int
    target: str


@dataclass(frozen=True)
class Stale:
    """A reference that no longer names what it was meant for.

    `eid` is where that stands now; empty where it lapsed. `mended` are words that name it;
    empty where only an editor can write them.
    """

    pointer: Pointer
    words: str
    eid: str = ""
    mended: str = ""


def followed(
    before: Outline, pointers: Iterable[Pointer], after: Outline, fates: Iterable[Fate] = ()
) -> list[Pointer]:
    """The pointers of `after`: those that stood there before keep what they were meant for.

    What was merged into another is meant there from now on. Words that were typed anew point
    to what they name now.
    """
    fates = tuple(fates)
    meant = _meant(before, pointers)
    came = {fate.provision: fate.origin for fate in fates if fate.kind in (SPLIT, MERGED)}
    into = {fate.origin: fate.provision for fate in fates if fate.kind == MERGED}
    return [
        Pointer(key, start, end, into.get(target, target))
        for key, start, end, words, named in _found(after)
        if (target := meant.get((key, words)) or meant.get((came.get(key, ""), words)) or named)
    ]


def stale(outline: Outline, pointers: Iterable[Pointer]) -> list[Stale]:
    """The pointers whose words name something else, in the order of the text."""
    tree = tree_of(outline)
    parts = list(outline.walk())
    eids = {part.key: node.eid for part, node in zip(parts, tree.walk(), strict=True)}
    texts = {part.key: part.text for part in parts}
    named = {(key, start): to for key, start, _end, _words, to in _found(outline)}
    found = []
    for one in pointers:
        words = texts[one.source][one.start : one.end]
        if texts.get(one.target, LAPSED_TEXT) == LAPSED_TEXT:
            found.append(Stale(one, words))
        elif named.get((one.source, one.start)) != one.target:
            eid = eids[one.target]
            found.append(Stale(one, words, eid, restyled(words, eid)))
    order = {part.key: index for index, part in enumerate(parts)}
    return sorted(found, key=lambda one: (order[one.pointer.source], one.pointer.start))


def restyled(words: str, eid: str) -> str:
    """The reference in the style it was written in, naming `eid`; empty where that can't be."""
    place = _PLACE.fullmatch(eid)
    if place is None:
        return ""
    article, lid = place[1], place[2] or ""
    written = _ARTICLE.sub(article, words, count=1)
    if lid and _ORDINAL.search(words) and lid.isdigit():
        return _ORDINAL.sub(dutch_ordinal(int(lid)), written, count=1)
    if lid and _LID.search(words):
        return _LID.sub(lid, written, count=1)
    if not lid and not _ORDINAL.search(words) and not _LID.search(words):
        return written
    return full(eid)


def mended(outline: Outline, one: Stale) -> str:
    """The text of the provision that refers, with the reference mended."""
    text = outline.part(one.pointer.source).text
    return f"{text[: one.pointer.start]}{one.mended}{text[one.pointer.end :]}"


def _meant(before: Outline, pointers: Iterable[Pointer]) -> Mapping[tuple[str, str], str]:
    texts = {part.key: part.text for part in before.walk()}
    return {(p.source, texts[p.source][p.start : p.end]): p.target for p in pointers}


def _found(outline: Outline) -> list[tuple[str, int, int, str, str]]:
    """Every reference: where it stands, its words, and the key of what they name ("" for none)."""
    tree = tree_of(outline)
    keys = {n.eid: p.key for p, n in zip(outline.walk(), tree.walk(), strict=True)}
    return [
        (keys[node.eid], found.start, found.end, node.text[found.start : found.end],
         keys.get(found.eid, ""))
        for node, found in references_in(tree)
    ]  # fmt: skip
