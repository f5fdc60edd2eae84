"""The texts and target times of the kinds on the screen, for the desk that keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..guide import Words
from ..kinds import Kind, Text, all_kinds
from ..models import KindTarget, Wording
from .kept import Kept, kept_for
from .places import Place, What, places_of
from .targets import load
from .writing import shipped

WORDS: dict[What, Text] = {
    What.INTRO: _("Introduction"),
    What.LABEL: _("Question"),
    What.HELP: _("Help with the question"),
    What.MEANWHILE: _("What the reporter does until there is an answer"),
    What.HEADLINE: _("Answer in one line"),
    What.TOLD: _("What the reporter reads"),
}
"""What sort of text it is, for the desk."""


@dataclass(frozen=True)
class KindLine:
    """A kind in the list: its target, and how many of its texts are the desk's own."""

    label: Text
    url: str
    hours: int
    own: int


@dataclass(frozen=True)
class TextLine:
    """A text of a kind as it holds now; `is_own` where the desk wrote it."""

    what: Text
    text: str
    is_own: bool
    url: str


@dataclass(frozen=True)
class TextGroup:
    """The texts that belong to one question or outcome."""

    about: Text
    lines: list[TextLine]


@dataclass(frozen=True)
class TextView:
    """One text: what it is, the words that hold now and that ship, and those before."""

    place: Place
    what: Text
    now: Words
    shipped: Words
    is_shipped: bool
    earlier: Sequence[Wording]


def kind_lines() -> list[KindLine]:
    """Every kind, by name (2 queries)."""
    kinds = sorted(all_kinds(), key=lambda one: str(one.label))
    kept, targets = kept_for(kinds), load()
    return [
        KindLine(
            label=one.label,
            url=reverse("escalations:kind", args=[one.slug]),
            hours=targets.hours(one),
            own=sum(_is_own(kept, place) for place in places_of(one)),
        )
        for one in kinds
    ]


def text_groups(of_kind: Kind) -> list[TextGroup]:
    """The texts of a kind, each with where it is changed (1 query)."""
    kept = kept_for([of_kind])
    groups = groupby(places_of(of_kind), key=_belongs_to)
    return [_group(list(found), kept) for _key, found in groups]


def text_view(place: Place, earlier: Iterable[Wording]) -> TextView:
    """One text with those before it, the latest first."""
    rows, ships = list(earlier), shipped(place)
    now = Words(rows[0].text_nl, rows[0].text_en) if rows else ships
    return TextView(place, WORDS[place.what], now, ships, now == ships, rows)


def earlier_targets(of_kind: Kind) -> Sequence[KindTarget]:
    """The targets that the desk set, the latest first (1 query)."""
    return list(KindTarget.objects.filter(kind=of_kind.slug).order_by("-set_at"))


def _belongs_to(place: Place) -> str:
    """The question or outcome: all of the name but its last part."""
    return place.name.rpartition(".")[0]


def _group(places: list[Place], kept: Kept) -> TextGroup:
    return TextGroup(places[0].about, [_line(place, kept) for place in places])


def _line(place: Place, kept: Kept) -> TextLine:
    row = kept.row(place.slug)
    text = Words(row.text_nl, row.text_en).in_(get_language() or "nl") if row else place.shipped
    url = reverse("escalations:kind_text", args=[place.kind, place.name])
    return TextLine(WORDS[place.what], str(text), _is_own(kept, place), url)


def _is_own(kept: Kept, place: Place) -> bool:
    """Whether the desk's words hold, and are not those that ship."""
    row = kept.row(place.slug)
    return row is not None and Words(row.text_nl, row.text_en) != shipped(place)
