"""References from one provision to another: "artikel 5, derde lid", "bijlage I".

A reference that could be to another text is none: "artikel 27 WOR", "artikel 3 van de
wet". A wrong link misleads, a missing one does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .looks import NUMBER, ROMAN
from .numerals import DUTCH_ORDINALS, from_dutch_ordinal
from .tree import Node, Tree

_ORDINAL = "|".join(DUTCH_ORDINALS)
_AND = r"(?:,|\s+en|\s+of|\s+tot\s+en\s+met|\s+t/m)\s+"
_THIS = r"(?:deze|dit)\s+(?:code|regeling|verordening|reglement|besluit|protocol|beleid)\b"
_OF_ANOTHER_TEXT = re.compile(rf",?\s+(?:van|bij)\s+(?!{_THIS})|\s+[A-ZÀ-Ý]", re.UNICODE)

_ARTICLE = re.compile(rf"\b(?P<word>artikel(?:en)?|art\.)\s+(?P<number>{NUMBER})\b", re.IGNORECASE)
_MORE_ARTICLES = re.compile(rf"{_AND}(?P<number>{NUMBER})\b(?!\s+(?:lid|leden)\b)")
_LEDEN = re.compile(
    rf",?\s+(?P<all>(?:{_ORDINAL})(?:{_AND}(?:{_ORDINAL}))*)\s+(?:lid|leden)\b", re.IGNORECASE
)
_LID = re.compile(r",?\s+lid\s+(?P<number>[0-9]{1,4}[a-z]?)\b", re.IGNORECASE)
_ALINEA = re.compile(rf",?\s+(?P<ordinal>{_ORDINAL})\s+alinea\b", re.IGNORECASE)
_ITEM = re.compile(
    r",?\s+(?:aanhef\s+en\s+)?(?:onderdeel|onder|sub)\s+(?P<label>[a-z]{1,2}\b|[0-9]{1,3}(?:°|\b))",
    re.IGNORECASE,
)
_LID_OF_ARTICLE = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL})\s+lid\s+van\s+artikel\s+(?P<number>{NUMBER})\b", re.IGNORECASE
)
_LID_HERE = re.compile(
    rf"\bhet\s+(?P<lid>(?P<ordinal>{_ORDINAL}|vorige)\s+lid)\b(?!\s+van\b)", re.IGNORECASE
)
_ANNEX = re.compile(rf"\bbijlage\s+(?P<number>{NUMBER}|{ROMAN}|[A-Z])\b", re.IGNORECASE)
_CHAPTER = re.compile(rf"\bhoofdstuk\s+(?P<number>{NUMBER}|{ROMAN})\b", re.IGNORECASE)
_LID_EID = re.compile(r"(?P<article>art_[^_]+)(?:__para_(?P<lid>[0-9]+))?")


@dataclass(frozen=True)
class Found:
    """Characters `start` to `end` (excluded) of a text refer to `eid`.

    `is_relative` where the words hold no article ("het tweede lid").
    """

    start: int
    end: int
    eid: str
    is_relative: bool = False


def find_references(text: str, within: str = "") -> list[Found]:
    """The references in a text to provisions of the same regulation, in order.

    `within` is the eId of the provision that holds the text: with it, "het tweede lid" is
    found as well.
    """
    found = [*_lid_of_article(text), *_articles(text), *_others(text), *_lid_here(text, within)]
    settled: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not settled or one.start >= settled[-1].end:
            settled.append(one)
    return settled


def references_in(tree: Tree) -> list[tuple[Node, Found]]:
    """All references in a tree, with the provision they stand in.

    One that names no article counts only if it points to something.
    """
    eids = {node.eid for node in tree.walk()}
    return [
        (node, settled)
        for node in tree.walk()
        for found in find_references(node.text, node.eid)
        if (settled := _settled(found, eids)).eid in eids or not found.is_relative
    ]


def _settled(found: Found, eids: set[str]) -> Found:
    """The same reference, to the part that holds what it names.

    The only paragraph of an article is the article itself, and "onderdeel a" may stand
    under one of several paragraphs.
    """
    if found.eid in eids:
        return found
    above, _, last = found.eid.rpartition("__")
    if last == "alinea_1" and above in eids:
        return replace(found, eid=above)
    under = [eid for eid in eids if eid.startswith(f"{above}__") and eid.endswith(f"__{last}")]
    return replace(found, eid=under[0]) if len(under) == 1 and last.startswith("item_") else found


def _articles(text: str) -> Iterator[Found]:
    for match in _ARTICLE.finditer(text):
        found = [Found(match.start(), match.end(), f"art_{match['number'].lower()}")]
        end = match.end()
        if match["word"].lower() == "artikelen":
            while more := _MORE_ARTICLES.match(text, end):
                eid = f"art_{more['number'].lower()}"
                found.append(Found(more.start("number"), more.end(), eid))
                end = more.end()
        else:
            found = _parts(text, found[0])
            end = found[-1].end
        if not _OF_ANOTHER_TEXT.match(text, end):
            yield from found


def _parts(text: str, article: Found) -> list[Found]:
    """The leden, alinea and item named after an article; several leden are several references."""
    if leden := _LEDEN.match(text, article.end):
        found = _leden(article, leden)
    elif lid := _LID.match(text, article.end):
        found = [Found(article.start, lid.end(), f"{article.eid}__para_{lid['number'].lower()}")]
    else:
        found = [article]
    return [*found[:-1], _with_item(text, found[-1])]


def _leden(article: Found, leden: re.Match[str]) -> list[Found]:
    words = list(re.finditer(_ORDINAL, leden["all"], re.IGNORECASE))
    found: list[Found] = []
    for word in words:
        start = leden.start("all") + word.start() if found else article.start
        end = leden.end() if word is words[-1] else leden.start("all") + word.end()
        lid = from_dutch_ordinal(word[0])
        found.append(Found(start, end, f"{article.eid}__para_{lid}"))
    return found


def _with_item(text: str, found: Found) -> Found:
    """Further into a provision: "tweede alinea", "onderdeel b", "onder 1°"."""
    if alinea := _ALINEA.match(text, found.end):
        position = from_dutch_ordinal(alinea["ordinal"])
        found = replace(found, end=alinea.end(), eid=f"{found.eid}__alinea_{position}")
    while item := _ITEM.match(text, found.end):
        label = item["label"].rstrip("°").lower()
        found = replace(found, end=item.end(), eid=f"{found.eid}__item_{label}")
    return found


def _lid_of_article(text: str) -> Iterator[Found]:
    for match in _LID_OF_ARTICLE.finditer(text):
        lid = from_dutch_ordinal(match["ordinal"])
        eid = f"art_{match['number'].lower()}__para_{lid}"
        if not _OF_ANOTHER_TEXT.match(text, match.end()):
            yield Found(match.start(), match.end(), eid)


def _lid_here(text: str, within: str) -> Iterator[Found]:
    here = _LID_EID.match(within)
    for match in _LID_HERE.finditer(text) if here else ():
        assert here is not None
        lid = from_dutch_ordinal(match["ordinal"]) or int(here["lid"] or 0) - 1
        if lid > 0:
            found = Found(match.start("lid"), match.end(), f"{here['article']}__para_{lid}", True)
            yield _with_item(text, found)


def _others(text: str) -> Iterator[Found]:
    for pattern, prefix in ((_ANNEX, "att"), (_CHAPTER, "chp")):
        for match in pattern.finditer(text):
            if not _OF_ANOTHER_TEXT.match(text, match.end()):
                yield Found(match.start(), match.end(), f"{prefix}_{match['number'].lower()}")
