"""The forms of where provisions come from: one for each provision, all of them sent together.

A place is written as people cite it ("artikel 4, achtste lid", "4.8"); the browser proposes
those that there are, so a page of five hundred provisions holds each of them once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .citations import eid_cited, full
from .lineage.proposing import Kind

EARLIER, LATER = "places-earlier", "places-later"
"""Ids of the lists of places that a browser proposes."""


class Places:
    """The provisions of one version by how people cite them, and back."""

    def __init__(self, eids: Iterable[str]) -> None:
        self.known = list(eids)
        cited = Counter(full(eid) for eid in self.known)
        self.names = {eid: _name(eid, cited) for eid in self.known}
        self._found = {name.casefold(): eid for eid, name in self.names.items()}

    def name(self, eid: str) -> str:
        """How the place is shown; "" for none."""
        return self.names.get(eid, "")

    def eid(self, words: str) -> str:
        """The place that someone cites; "" where there is none like it."""
        found = self._found.get(words.strip().casefold(), eid_cited(words))
        return found if found in self.names else ""


def _name(eid: str, cited: Mapping[str, int]) -> str:
    name = capfirst(full(eid))
    return name if cited[full(eid)] == 1 else f"{name} ({eid})"


class _PlaceForm(PlainErrors):
    """What became of one provision, and the other place that this speaks of."""

    kind: forms.ChoiceField
    WITHOUT_PLACE: Kind

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def clean(self) -> dict[str, Any]:
        """Find the place, unless what is said needs none."""
        data = super().clean() or {}
        data["eid"] = ""
        if data.get("kind") in (None, self.WITHOUT_PLACE):
            return data
        data["eid"] = self.places.eid(data.get("place", ""))
        if not data["eid"] and "place" not in self.errors:
            self.add_error("place", _("Name a provision, such as “artikel 4, achtste lid” or 4.8."))
        return data


class OriginForm(_PlaceForm):
    """Where a provision of this version comes from."""

    WITHOUT_PLACE = Kind.NEW
    kind = forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=[
            (Kind.CONTINUES.value, _("It goes on from a provision of before")),
            (Kind.SPLIT.value, _("It was split off from a provision of before")),
            (Kind.NEW.value, _("It is new")),
        ],
        widget=forms.RadioSelect,
    )
    place = TextField(
        label=_("From which?"),
        max_length=200,
        required=False,
        marks_optional=False,
        help_text=_("Leave this empty for what is new."),
        widget=forms.TextInput(attrs={"list": EARLIER, "autocomplete": "off"}),
    )


class GoneForm(_PlaceForm):
    """What became of a provision of the version before that stands here no more."""

    WITHOUT_PLACE = Kind.LAPSED
    kind = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[
            (Kind.LAPSED.value, _("It lapsed")),
            (Kind.MERGED.value, _("It was merged into another provision")),
        ],
        widget=forms.RadioSelect,
    )
    place = TextField(
        label=_("Into which?"),
        max_length=200,
        required=False,
        marks_optional=False,
        help_text=_("Leave this empty for what lapsed."),
        widget=forms.TextInput(attrs={"list": LATER, "autocomplete": "off"}),
    )
