"""What lines of a Dutch regulation look like: one pattern a kind of line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .dates import MONTH_NAMES

NUMBER = r"[0-9]{1,4}(?:[.:][0-9]{1,4}){0,2}[a-z]{0,2}"
"""The number of an article: "3", "2a", "2.1", "2:1"."""

ROMAN = r"[IVXLC]{1,7}"
BULLETS = "-–—•·▪■●○◦‣➢*\uf0b7\uf0a7"
"""Signs before the items of a list; the last two are the bullets of Word's Symbol font."""

_AFTER = r"(?:(?P<sign>\s*[.:]|\s*[–—]|\s+-(?=\s))\s*|\s+|$)"
"""What stands between the number of a heading and its words."""

_LAPSED = re.compile(
    r"(?i)(?:(?:t/m|tot en met|en)\s+[0-9]{1,4}[a-z]?\s+)?"
    r"[\[(]?\s*(?:vervallen|gereserveerd)\b[^.]{0,60}"
)
_PROSE_ENDS = (".", ";", ",", ":")


@dataclass(frozen=True)
class Look:
    """A pattern with the groups label, text and printed. `mark` is a value of `Mark`.

    Of a `heading` without a sign after its number the words must look like a heading:
    "Artikel 5 is niet van toepassing." is a sentence. What is `weak` may be text.
    """

    mark: str
    pattern: re.Pattern[str]
    heading: bool = False
    weak: bool = False

    def read(self, text: str, *, by_hand: bool = False) -> Mapping[str, str] | None:
        """The groups of a line that looks like this; an editor's word goes over doubt."""
        found = self.pattern.fullmatch(text)
        if not found:
            return None
        groups = {name: (value or "").strip() for name, value in found.groupdict().items()}
        if self.heading and not by_hand and not _is_heading(groups):
            return None
        return {"label": "", "printed": "", **groups}


def is_lapsed(words: str) -> bool:
    """Whether a heading or text says that there is nothing: "[vervallen]", "t/m 7 vervallen"."""
    return bool(_LAPSED.fullmatch(words))


def _is_heading(groups: Mapping[str, str]) -> bool:
    text = groups["text"]
    if not text or groups.get("sign"):
        return True
    if is_lapsed(text):
        return True
    return not text[0].islower() and text[0] not in ",;" and not text.endswith(_PROSE_ENDS)


def _look(mark: str, pattern: str, *, weak: bool = False) -> Look:
    return Look(mark, re.compile(pattern), weak=weak)


def _heading(mark: str, printed: str) -> Look:
    return Look(mark, re.compile(rf"(?P<printed>{printed}){_AFTER}(?P<text>.*)"), heading=True)


def _spaced(word: str) -> str:
    """A word whose letters may stand apart: "b e s l u i t"."""
    return r"\s+".join(r"\s*".join(part) for part in word.split())


_GROUNDS = (
    "gezien",
    "gelezen",
    "gelet op",
    "overwegende",
    "gehoord",
    "in overeenstemming met",
)
_ANY_GROUND = "|".join(_spaced(ground) for ground in _GROUNDS)
_DATE = rf"[0-9]{{1,2}} (?:{'|'.join(MONTH_NAMES)}) [0-9]{{4}}"

LOOKS = (
    _look("dash", rf"(?P<text>[{BULLETS}]|[-–—_=*•\s]{{2,100}})"),
    _heading("article", rf"(?:Artikel|ARTIKEL|Artikelen|Art\.|art\.)\s+(?P<label>{NUMBER})"),
    _heading("chapter", rf"(?i:hoofdstuk|deel)\s+(?P<label>{NUMBER}|{ROMAN}|[A-Z])"),
    _heading("section", rf"(?:§§?\s*|(?i:afdeling|paragraaf|titel)\s+)(?P<label>{NUMBER}|{ROMAN})"),
    _heading(
        "annex", rf"(?:Bijlage|BIJLAGE|Bijlagen|BIJLAGEN)(?:\s+(?P<label>{NUMBER}|{ROMAN}|[A-Z]))?"
    ),
    _look(
        "note",
        r"(?P<text>(?i:(?:algemene|artikelsgewijze|nadere)\s+toelichting|(?:nota van )?toelichting)"
        r"(?:\s+(?:op|bij)\s+.{1,200}[^.;,:])?:?)",
    ),
    _look("degree", r"(?P<printed>(?P<label>[0-9]{1,3})\s?[°º][.)]?)(?:\s+(?P<text>.+))?"),
    _look("paragraph", r"(?P<printed>\(?(?P<label>[0-9]{1,4}[a-z]{0,2})[.)])(?:\s+(?P<text>.+))?"),
    _look(
        "letter",
        r"(?P<printed>\(?(?P<label>[a-z]|(?P<twice>[a-z])(?P=twice)|[ivx]{2,5})[.)])"
        r"(?:\s+(?P<text>.+))?",
    ),
    _look("bullet", rf"(?P<printed>[{BULLETS}]|o(?=\s{{2,}}))\s+(?P<text>.+)"),
    _look(
        "decision",
        rf"(?i)(?P<text>{_spaced('besluit')}(?:\s*e\s*n)?\s*:?"
        r"|besluit(?:en)?:?\s+(?:vast te stellen|in te trekken|tot|de volgende)\b.*)",
    ),
    _look("considerans", rf"(?i)(?P<text>(?:{_ANY_GROUND})\b.*)"),
    _look(
        "closing",
        rf"(?P<text>Aldus\b.+|(?:Vastgesteld|Getekend|Ondertekend) .*\b{_DATE}\b.*"
        rf"|[A-Z][\w'’ -]{{1,40}},\s+(?:de\s+)?{_DATE}[.,]?)",
    ),
    _look(
        "paragraph",
        r"(?P<printed>(?P<label>[0-9]{1,2}[a-z]?))\s+(?P<text>[\"“‘\[(]?[A-ZÀ-Ý].*)",
        weak=True,
    ),
)
"""In the order in which they are tried."""

_BARE_GROUND = re.compile(rf"(?i)(?:{_ANY_GROUND})\s*:?")


def is_bare_ground(text: str) -> bool:
    """Whether a ground holds no more than its first words: "gelet op"."""
    return bool(_BARE_GROUND.fullmatch(text))
