"""The overview of explanations: what asks for attention first, narrowed by the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from .addresses import address_of
from .citations import full
from .explaining.standing import Standing
from .models import ProvisionText, Version
from .queries_explaining import Explained, first_words

Words = str | Promise

LOOKS: dict[Standing, tuple[str, str, Words]] = {
    Standing.STALE: ("error", "alert", gettext_lazy("Stale: the text has changed")),
    Standing.PROPOSED: ("todo", "clock", gettext_lazy("Waits for approval")),
    Standing.TURNED_DOWN: ("todo", "alert", gettext_lazy("Turned down")),
    Standing.WITHDRAWN: ("wait", "pause", gettext_lazy("Withdrawn")),
    Standing.NONE: ("wait", "pen", gettext_lazy("No explanation yet")),
    Standing.APPROVED: ("ok", "done", gettext_lazy("Approved")),
}
"""Of how it stands: kind of status, icon, words."""

FEWEST = 5
"""Below this number a count of readers is told as "fewer than 5"."""

FEW_WORDS = 14


@dataclass(frozen=True)
class Filter:
    """What the list can be narrowed to: its name in the address, its label, and which texts."""

    name: str
    label: Words
    keeps: Callable[[Explained], bool]


def _stands(which: Standing) -> Callable[[Explained], bool]:
    return lambda one: one.standing == which


FILTERS = (
    Filter("", gettext_lazy("To do"), lambda one: one.standing != Standing.APPROVED or _asks(one)),
    Filter("verouderd", pgettext_lazy("explanation", "Stale"), _stands(Standing.STALE)),
    Filter("voorstel", gettext_lazy("Waiting"), _stands(Standing.PROPOSED)),
    Filter("geen", pgettext_lazy("explanation", "Without"), _stands(Standing.NONE)),
    Filter("afgewezen", gettext_lazy("Turned down"), _stands(Standing.TURNED_DOWN)),
    Filter("ingetrokken", gettext_lazy("Withdrawn"), _stands(Standing.WITHDRAWN)),
    Filter("goedgekeurd", gettext_lazy("Approved"), _stands(Standing.APPROVED)),
    Filter("vragen", gettext_lazy("Questions to the desk"), lambda one: one.asking is not None),
    Filter("onbegrepen", gettext_lazy("Not understood"), lambda one: one.not_understood > 0),
)
BY_NAME = {one.name: one for one in FILTERS}


def _asks(one: Explained) -> bool:
    return one.asking is not None or one.not_understood >= FEWEST


@dataclass(frozen=True)
class Tab:
    """A filter as a link, with how many there are."""

    url: str
    label: Words
    count: int
    is_current: bool


@dataclass(frozen=True)
class Line:
    """One text in the list."""

    citation: str
    gist: str
    gist_language: str
    url: str
    kind: str
    icon: str
    word: Words
    note: str
    not_understood: str
    is_often: bool
    waits_as_well: bool


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, made safe."""

    version: Version
    language: str
    filter: Filter
    all_texts: bool

    def query(self, **changed: str) -> str:
        """The address of the same list with something changed, after the question mark."""
        asked = {
            "versie": str(self.version.number),
            "taal": self.language,
            "bekijk": self.filter.name,
            "alles": "1" if self.all_texts else "",
            **changed,
        }
        return urlencode({name: value for name, value in asked.items() if value})


def in_question(found: Sequence[Explained], chosen: Chosen) -> list[Explained]:
    """The texts that the list is about: rules, and where asked for all other texts too."""
    return [one for one in found if chosen.all_texts or one.wants_one]


def tabs(found: Sequence[Explained], chosen: Chosen) -> list[Tab]:
    """Every filter, with how many texts it keeps."""
    page = reverse("policy:explanations")
    return [
        Tab(
            url=f"{page}?{chosen.query(bekijk=one.name)}",
            label=one.label,
            count=sum(1 for text in found if one.keeps(text)),
            is_current=one is chosen.filter,
        )
        for one in FILTERS
    ]


def narrowed(found: Sequence[Explained], chosen: Chosen) -> list[Explained]:
    """What the filter keeps: what asks for attention most first, of the same what is often not
    understood, then in order of the text."""
    kept = [one for one in found if chosen.filter.keeps(one)]
    return sorted(kept, key=_urgency)


def _urgency(one: Explained) -> tuple[int, bool, int]:
    is_seldom = one.not_understood < FEWEST
    return list(Standing).index(one.standing), is_seldom, one.text.position


def lines(found: Sequence[Explained], version: Version, language: str) -> list[Line]:
    """The texts as the list shows them."""
    return [_line(one, version, language) for one in found]


def _line(one: Explained, version: Version, language: str) -> Line:
    shown, asking = one.shown_as, one.asking
    return Line(
        capfirst(full(one.text.eid, get_language() or "nl")),
        shown.gist if shown else Truncator(first_words(one.text)).words(FEW_WORDS),
        language if shown else "nl",
        reverse("policy:explanation", args=address(version, language, one.text)),
        *LOOKS[one.standing],
        note=asking.note_for_desk if asking else "",
        not_understood=how_often(one.not_understood),
        is_often=one.not_understood >= FEWEST,
        waits_as_well=one.approved is not None and one.waiting is not None,
    )


def address(version: Version, language: str, text: ProvisionText) -> list[str | int]:
    """What the addresses of a text in one language are made of."""
    return [version.number, language, address_of(text.eid)]


def how_often(times: int) -> str:
    """How often readers did not understand it; few are not counted out, "" for never."""
    if not times:
        return ""
    if times < FEWEST:
        return _("Not understood: fewer than 5 times")
    return _("Often not understood: %(times)d times") % {"times": times}


def summary(found: Sequence[Explained]) -> str:
    """The list in words: what is stale, what waits, what is asked."""
    stale = sum(1 for one in found if one.standing == Standing.STALE)
    waiting = sum(1 for one in found if one.standing == Standing.PROPOSED)
    asking = sum(1 for one in found if one.asking)
    said = [
        ngettext("%(n)d explanation is stale.", "%(n)d explanations are stale.", stale),
        ngettext("%(n)d proposal waits.", "%(n)d proposals wait.", waiting),
        ngettext("%(n)d question to the desk is open.", "%(n)d questions are open.", asking),
    ]
    numbers = (stale, waiting, asking)
    told = [words % {"n": n} for words, n in zip(said, numbers, strict=True) if n]
    return " ".join(told) or _("Every rule has an explanation, and nothing waits.")
