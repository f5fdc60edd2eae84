"""Where provisions come from, as the desk's page shows it: both texts, why, and what to choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .citations import full
from .forms_lineage import GoneForm, OriginForm, Places
from .lineage.assigning import Said
from .lineage.pairing import Ground
from .lineage.proposing import GONE, Kind, Proposal
from .models import Lineage, LineageKind, ProvisionText
from .queries_lineage import Judged, Origins

Words = str | Promise

_WHY: dict[Ground, Words] = {
    Ground.PLACE: gettext_lazy("The same words stand in the same place."),
    Ground.WORDS: gettext_lazy("The same words stood elsewhere."),
    Ground.HEADING: gettext_lazy("The heading is the same."),
    Ground.PARTS: gettext_lazy("Most of its parts come from there."),
    Ground.SIMILAR: gettext_lazy("Most of the words are the same."),
    Ground.NUMBER: gettext_lazy("Only the number is the same."),
    Ground.KEPT: gettext_lazy("It was made from it while editing."),
    Ground.SHARED: gettext_lazy("They share most of their words."),
    Ground.NOTHING: gettext_lazy("There is nothing like it in the other version."),
    Ground.BY_HAND: gettext_lazy("Chosen by hand."),
}


@dataclass(frozen=True)
class Shown:
    """A text as it stood or stands: where, its heading and its words."""

    citation: str
    heading: str
    text: str


@dataclass(frozen=True)
class Row:
    """One provision to judge; `key` names it in the form."""

    key: str
    title: str
    why: Words
    earlier: Shown | None
    later: Shown | None
    form: OriginForm | GoneForm
    confirmed: str
    is_doubtful: bool

    @property
    def eid(self) -> str:
        """Where it stands, or stood."""
        return self.key.partition("-")[2]


class LineagePage:
    """The rows of the page: what is still open, and what was confirmed.

    `posted` holds what was sent; `only` is the key of the one row that it is about, "" for
    all open ones but the doubtful, which are confirmed one by one. Rows that it is
    not about keep what was typed, unchecked.
    """

    def __init__(
        self, known: Origins, posted: Mapping[str, str] | None = None, only: str = ""
    ) -> None:
        self.known = known
        self._posted = posted
        self._only = only
        self.earlier, self.later = Places(known.earlier), Places(known.later)
        self.rows = [self._row(one) for one in known.judged if one.needs_judgement]

    @property
    def open(self) -> list[Row]:
        """What a person still has to say."""
        return [row for row in self.rows if not row.confirmed]

    @property
    def together(self) -> list[Row]:
        """What can be said at one stroke."""
        return [row for row in self.open if not row.is_doubtful]

    @property
    def done(self) -> list[Row]:
        """What a person said, and may say otherwise until the adoption."""
        return [row for row in self.rows if row.confirmed]

    @property
    def sent(self) -> list[Row]:
        """The rows that the post is about."""
        return [row for row in self.rows if row.form.is_bound]

    def is_valid(self) -> bool:
        """Whether every row that was sent says something that can be stored."""
        return all(row.form.is_valid() for row in self.sent)

    def said(self) -> list[Said]:
        """What the valid rows say."""
        return [_said(row) for row in self.sent]

    def refuse(self, eid: str, words: str) -> None:
        """Say at the row about this place what is wrong, else at the first that was sent."""
        row = next((row for row in self.sent if row.eid == eid), self.sent[0])
        row.form.add_error("place", words)

    def _row(self, one: Judged) -> Row:
        gone, eid = one.proposal.about
        key = f"{'was' if gone else 'nu'}-{eid}"
        place = one.earlier if gone else one.later
        return Row(
            key=key,
            title=capfirst(full(place.eid)) if place else "",
            why=_WHY[one.proposal.ground],
            earlier=_shown(one.earlier),
            later=_shown(one.later),
            form=self._form(one.proposal, key, bool(one.row) or one.proposal.is_doubtful),
            confirmed=_confirmed(one.row) if one.row else "",
            is_doubtful=one.proposal.is_doubtful,
        )

    def _form(self, proposal: Proposal, key: str, is_apart: bool) -> OriginForm | GoneForm:
        gone = proposal.kind in GONE
        kind = GoneForm if gone else OriginForm
        places = self.later if gone else self.earlier
        name = places.name(proposal.after if gone else proposal.before)
        initial = {"kind": _choice(proposal.kind), "place": name}
        if self._posted is None:
            return kind(prefix=key, places=places, initial=initial)
        if key == self._only or (not self._only and not is_apart):
            return kind(self._posted, prefix=key, places=places)
        kept = {name: self._posted.get(f"{key}-{name}", held) for name, held in initial.items()}
        return kind(prefix=key, places=places, initial=kept)


def _choice(kind: Kind) -> str:
    return (Kind.CONTINUES if kind is Kind.RENUMBERED else kind).value


def _said(row: Row) -> Said:
    kind, eid = Kind(row.form.cleaned_data["kind"]), row.form.cleaned_data["eid"]
    return Said(kind, row.eid, eid) if kind in GONE else Said(kind, eid, row.eid)


def _shown(text: ProvisionText | None) -> Shown | None:
    return Shown(capfirst(full(text.eid)), text.heading, text.text) if text else None


def _confirmed(row: Lineage) -> str:
    return _("%(kind)s: confirmed by %(name)s.") % {
        "kind": LineageKind(row.kind).label,
        "name": row.confirmed_by.name,
    }
