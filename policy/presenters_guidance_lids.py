"""The lids behind advice as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from .addresses import address_of
from .citations import dotted, full
from .guidance.queries import texts_of
from .guidance.words import Lid
from .models import ProvisionText, Version
from .queries import beside


@dataclass(frozen=True)
class QuotedLid:
    """A lid as it now stands: its address, number and words, and its gist in plain words."""

    url: str
    number: str
    citation: str
    text: str
    gist: str


Quoted = Mapping[str, QuotedLid]


def quoted_lids(
    lids: Sequence[Lid], version: Version | None, language: str
) -> dict[str, QuotedLid]:
    """The lids that are still in the version, by identity (2 queries, or 5)."""
    if version is None or not lids:
        return {}
    texts = texts_of(version, {lid.provision for lid in lids})
    explained = beside(list(texts.values()), version, language)
    found: dict[str, QuotedLid] = {}
    for provision, row in texts.items():
        explanation = explained.get(row.provision_id)
        found[provision] = _quoted(row, version, explanation.gist if explanation else "", language)
    return found


def in_order(lids: Sequence[Lid], quoted: Quoted) -> tuple[QuotedLid, ...]:
    """Those of `lids` that are still there."""
    return tuple(quoted[lid.provision] for lid in lids if lid.provision in quoted)


def _quoted(row: ProvisionText, version: Version, gist: str, language: str) -> QuotedLid:
    address = [version.policy.slug, version.number, address_of(row.eid)]
    return QuotedLid(
        url=reverse("policy:provision", args=address),
        number=dotted(row.eid),
        citation=full(row.eid, language),
        text=row.text,
        gist=gist,
    )
