"""Citing a provision as lawyers do, and finding the one that someone cites. Pure.

- `full("art_4__para_8")`: "artikel 4, achtste lid" or "article 4, paragraph 8"
- `short("art_4__para_8")`: "art. 4 lid 8" or "art. 4(8)"
- `dotted("art_4__para_8")`: "4.8"
- `eid_cited("4.8")`: "art_4__para_8"
"""

from __future__ import annotations

import re

from .parsing.numerals import DUTCH_ORDINALS, dutch_ordinal, from_dutch_ordinal

_EID = re.compile(r"art_(?P<article>\w+?)(?:__para_(?P<lid>\w+?))?(?:__item_(?P<item>\w+))?")
_ELSEWHERE = {
    "preamble": ("aanhef", "preamble"),
    "preamble__recital": ("overweging {}", "recital {}"),
    "preamble__considerans": ("grond {}", "ground {}"),
    "preamble__decision": ("besluit", "decision"),
    "preamble__decision__item": ("besluit, onderdeel {}", "decision, item {}"),
    "preamble__enactor": ("aanhef", "preamble"),
    "conclusions__formula": ("slotformulering", "closing formula"),
    "conclusions__signature": ("ondertekening {}", "signature {}"),
}
_CITED = re.compile(
    r"(?:(?:artikel|article|art\.?)\s*)?(?P<article>[0-9]{1,4})"
    r"(?:\.(?P<dotted>[0-9]{1,4})|\((?P<bracketed>[0-9]{1,4})\)"
    r"|,?\s*(?:lid|paragraph|para\.?)\s*(?P<lid>[0-9]{1,4})"
    rf"|,?\s*(?P<ordinal>{'|'.join(DUTCH_ORDINALS)})\s+lid)?",
    re.IGNORECASE,
)


def full(eid: str, language: str = "nl") -> str:
    """Write "artikel 4, achtste lid"; in English "article 4, paragraph 8"."""
    match = _EID.fullmatch(eid)
    if not match:
        return _elsewhere(eid, language)
    article, lid, item = match["article"], match["lid"], match["item"]
    if language == "en":
        parts = [f"article {article}", lid and f"paragraph {lid}", item and f"item {item}"]
    else:
        parts = [f"artikel {article}", lid and _dutch_lid(lid), item and f"onderdeel {item}"]
    return ", ".join(part for part in parts if part)


def short(eid: str, language: str = "nl") -> str:
    """Write "art. 4 lid 8"; in English "art. 4(8)"."""
    match = _EID.fullmatch(eid)
    if not match:
        return _elsewhere(eid, language)
    article, lid, item = match["article"], match["lid"], match["item"]
    if language == "en":
        return f"art. {article}" + (f"({lid})" if lid else "") + (f", item {item}" if item else "")
    parts = [f"art. {article}", lid and f"lid {lid}", item and f"onderdeel {item}"]
    return " ".join(part for part in parts if part)


def dotted(eid: str) -> str:
    """Write "4.8"; "4" for a whole article; empty for what has no number."""
    match = _EID.fullmatch(eid)
    return ".".join(part for part in match.groups() if part) if match else ""


def eid_cited(words: str) -> str:
    """The eId that a reader cites: "4.8", "art. 4 lid 8", "artikel 4, achtste lid". "" for none."""
    match = _CITED.fullmatch(words.strip())
    if not match:
        return ""
    ordinal = from_dutch_ordinal(match["ordinal"]) if match["ordinal"] else None
    lid = match["dotted"] or match["bracketed"] or match["lid"] or ordinal
    article = f"art_{int(match['article'])}"
    return f"{article}__para_{int(lid)}" if lid else article


def _dutch_lid(lid: str) -> str:
    return f"{dutch_ordinal(int(lid))} lid" if lid.isdigit() else f"lid {lid}"


def _elsewhere(eid: str, language: str) -> str:
    stem, _, number = eid.rpartition("_")
    named = _ELSEWHERE.get(stem if number.isdigit() else eid, (eid, eid))
    return named[language == "en"].format(number)
