"""Citing a provision as lawyers do, and finding the one that someone cites. Pure.

- `full("art_4__para_8")`: "artikel 4, achtste lid" or "article 4, paragraph 8"
- `short("art_4__para_8")`: "art. 4 lid 8" or "art. 4(8)"
- `dotted("art_4__para_8")`: "4.8"
- `eid_cited("4.8")`: "art_4__para_8"
"""

from __future__ import annotations

import re

from .parsing.looks import NUMBER, ROMAN
from .parsing.numerals import DUTCH_ORDINALS, dutch_ordinal, from_dutch_ordinal

_PART = re.compile(r"(?P<kind>[a-z]+)(?:_(?P<number>[0-9a-z.:]+))?")
_IN_ARTICLE = ("art", "para", "item")
_ROMAN_NUMBER = re.compile(r"[ivxlc]+")

_FULL = {
    "art": ("artikel {}", "article {}"),
    "para": ("lid {}", "paragraph {}"),
    "alinea": ("alinea {}", "unnumbered paragraph {}"),
    "item": ("onderdeel {}", "item {}"),
    "list": ("lijst {}", "list {}"),
    "wrap": ("slotzin", "closing words"),
    "part": ("deel {}", "part {}"),
    "chp": ("hoofdstuk {}", "chapter {}"),
    "title": ("titel {}", "title {}"),
    "dvs": ("afdeling {}", "division {}"),
    "sec": ("paragraaf {}", "section {}"),
    "att": ("bijlage {}", "annex {}"),
    "note": ("toelichting {}", "explanatory note {}"),
}
_ORDINALS = {"para": "{} lid", "alinea": "{} alinea"}
_SHORT = {"art": ("art. {}", "art. {}")}
_BIG_ROMANS = frozenset({"part", "chp", "title", "dvs", "sec", "att"})
_ELSEWHERE = {
    "preamble": ("aanhef", "preamble"),
    "preamble__recital": ("overweging {}", "recital {}"),
    "preamble__considerans": ("grond {}", "ground {}"),
    "preamble__decision": ("besluit", "decision"),
    "preamble__decision__item": ("besluit, onderdeel {}", "decision, item {}"),
    "preamble__enactor": ("aanhef, wie besluit", "preamble, who decides"),
    "conclusions__formula": ("slotformulering", "closing formula"),
    "conclusions__signature": ("ondertekening {}", "signature {}"),
}

_ORDINAL = "|".join(DUTCH_ORDINALS)
_CITED = re.compile(
    rf"(?:(?:artikel|article|art\.?)\s*)?(?P<article>[0-9]{{1,4}}[a-z]{{0,2}})"
    r"(?:\.(?P<dotted>[0-9]{1,4})|\((?P<bracketed>[0-9]{1,4})\)"
    r"|\s*,?\s*(?:lid|paragraph|para\.?)\s*(?P<lid>[0-9]{1,4}[a-z]?)"
    rf"|,?\s*(?P<ordinal>{_ORDINAL})\s+lid)?"
    rf"(?:,?\s*(?P<alinea>{_ORDINAL})\s+alinea)?"
    r"(?P<items>(?:,?\s*(?:aanhef en )?(?:onderdeel|onder|sub|item)\s+"
    r"(?:[a-z]{1,2}|[0-9]{1,3})°?)*)",
    re.IGNORECASE,
)
_CITED_DIVISION = re.compile(
    rf"(?P<word>bijlage|annex|hoofdstuk|chapter|deel)\s+(?P<number>{NUMBER}|{ROMAN}|[A-Z])",
    re.IGNORECASE,
)
_LIST_COMMA = re.compile(r"(?<=^[0-9]),(?=[0-9]{1,4}$)|(?<=^[0-9]{2}),(?=[0-9]{1,4}$)")
"""A comma that was typed for the dot of "4.8", as on a Dutch keypad."""
_DOTTED_LID = re.compile(r"^(?:lid|regel|rule)\s+(?=[0-9]{1,4}[a-z]?\.[0-9])", re.IGNORECASE)
_DIVISIONS = {
    "bijlage": "att",
    "annex": "att",
    "hoofdstuk": "chp",
    "chapter": "chp",
    "deel": "part",
}


def full(eid: str, language: str = "nl") -> str:
    """Write "artikel 4, achtste lid"; in English "article 4, paragraph 8"."""
    parts = _parts(eid)
    return ", ".join(_named(parts, language)) if parts else _elsewhere(eid, language)


def short(eid: str, language: str = "nl") -> str:
    """Write "art. 4 lid 8"; in English "art. 4(8)"."""
    parts = _parts(eid)
    if not parts:
        return _elsewhere(eid, language)
    if language == "nl":
        return " ".join(_named(parts, language, is_short=True))
    kinds = [kind for kind, _ in parts]
    if kinds[:2] == ["art", "para"]:
        parts = [("art", f"{parts[0][1]}({parts[1][1]})"), *parts[2:]]
    return ", ".join(_named(parts, language, is_short=True))


def dotted(eid: str) -> str:
    """Write "4.8"; "4" for a whole article; empty for what has no number."""
    parts = _parts(eid)
    numbered = bool(parts) and parts[0][0] == "art" and all(k in _IN_ARTICLE for k, _ in parts)
    return ".".join(number for _, number in parts) if numbered else ""


def eid_cited(words: str) -> str:
    """The eId that a reader cites: "4.8", "art. 4 lid 8", "bijlage I". "" for none.

    "4,8", "4.8." and "lid 4.8" are that too. "4.8" is lid 8 of article 4; in a text that
    numbers its articles by chapter it can be the article 4.8 (`art_4.8`).
    """
    words = _LIST_COMMA.sub(".", " ".join(words.split()).removesuffix("."))
    words = _DOTTED_LID.sub("", words)
    if division := _CITED_DIVISION.fullmatch(words):
        return f"{_DIVISIONS[division['word'].lower()]}_{division['number'].lower()}"
    match = _CITED.fullmatch(words)
    if not match:
        return ""
    ordinal = from_dutch_ordinal(match["ordinal"]) if match["ordinal"] else None
    lid = match["dotted"] or match["bracketed"] or match["lid"] or ordinal
    eid = f"art_{_plain(match['article'])}" + (f"__para_{_plain(str(lid))}" if lid else "")
    if match["alinea"]:
        eid += f"__alinea_{from_dutch_ordinal(match['alinea'])}"
    items = re.findall(r"(?i)(?:onderdeel|onder|sub|item)\s+(\w+)", match["items"])
    return eid + "".join(f"__item_{item.lower()}" for item in items)


def article_cited(words: str) -> str:
    """The number of the article that is cited by its name or with a lid; "" for a bare number."""
    eid = eid_cited(words)
    is_bare = " ".join(words.split()).isdigit()
    return "" if is_bare or not eid.startswith("art_") else eid.partition("__")[0][len("art_") :]


def _plain(number: str) -> str:
    """The number as eIds have it: "04" as "4", "2A" as "2a"."""
    return number.lstrip("0").lower() or "0"


def _parts(eid: str) -> list[tuple[str, str]]:
    """The kinds and numbers in an eId; none if one of them is no part of the provisions."""
    found = [_PART.fullmatch(part) for part in eid.split("__")]
    parts = [(match["kind"], match["number"] or "") for match in found if match]
    known = len(parts) == len(found) and all(kind in _FULL for kind, _ in parts)
    return parts if known else []


def _named(parts: list[tuple[str, str]], language: str, *, is_short: bool = False) -> list[str]:
    named: list[str] = []
    before = ""
    for kind, number in parts:
        named.append(_name(kind, number, before, language, is_short=is_short))
        before = kind
    return named


def _name(kind: str, number: str, before: str, language: str, *, is_short: bool) -> str:
    if language == "nl" and not is_short and kind in _ORDINALS and number.isdigit():
        return _ORDINALS[kind].format(dutch_ordinal(int(number)))
    if kind == "item" and before == "item":
        return f"{'sub' if language == 'en' else 'onder'} {number}"
    if kind in _BIG_ROMANS and _ROMAN_NUMBER.fullmatch(number):
        number = number.upper()
    words = _SHORT.get(kind, _FULL[kind]) if is_short else _FULL[kind]
    return words[language == "en"].format(number)


def _elsewhere(eid: str, language: str) -> str:
    eid = re.sub(r"(?<=__decision)_[0-9]+(?=__)", "", eid)
    stem, _, number = eid.rpartition("_")
    named = _ELSEWHERE.get(stem if number.isdigit() else eid, (eid, eid))
    return named[language == "en"].format(number)
