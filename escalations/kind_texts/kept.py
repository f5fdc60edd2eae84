"""The kinds in the words that the desk keeps: now, or as they were at a moment.

One query a page: `Kept` holds every row it may need, so it can be asked for many kinds and
moments.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q
from django.utils.translation import get_language

from ..kinds import Kind, kind
from ..models import Case, Wording
from .places import places_of, worded


@dataclass(frozen=True)
class Kept:
    """What the desk wrote for some kinds, by slug, the earliest first."""

    rows: dict[str, list[Wording]]

    def of(self, of_kind: Kind, moment: datetime | None = None) -> Kind:
        """The kind in the language of the page, with the words of `moment`, or of now."""
        texts = {
            place.name: _in_language(row)
            for place in places_of(of_kind)
            if (row := self.row(place.slug, moment))
        }
        return worded(of_kind, texts)

    def row(self, slug: str, moment: datetime | None = None) -> Wording | None:
        """The row that held then; None while the text that ships did."""
        written = self.rows.get(slug, ())
        held = [row for row in written if moment is None or row.written_at <= moment]
        return held[-1] if held else None


def kept_for(kinds: Iterable[Kind]) -> Kept:
    """What the desk wrote for these kinds (1 query; none for no kinds)."""
    about = Q(pk__in=[])
    for one in kinds:
        about |= Q(slug__startswith=f"{one.slug}.")
    return _kept(Wording.objects.filter(about))


def kept_for_case(case: Case) -> Kept:
    """What the desk wrote for the kind of a case (1 query; none where `loading` read it)."""
    found = vars(case).get("loaded_words")
    return kept_for([kind(case.kind)]) if found is None else _kept(found)


def _kept(rows: Iterable[Wording]) -> Kept:
    ordered = sorted(rows, key=lambda row: (row.slug, row.written_at))
    return Kept({slug: list(found) for slug, found in groupby(ordered, key=lambda row: row.slug)})


def as_kept(of_kind: Kind, moment: datetime | None = None) -> Kind:
    """One kind with the words of `moment`, or of now (1 query)."""
    return kept_for([of_kind]).of(of_kind, moment)


def _in_language(row: Wording) -> str:
    """In Dutch unless the page is in English, as `guide.Words` are."""
    return row.text_en if (get_language() or "nl").startswith("en") else row.text_nl
