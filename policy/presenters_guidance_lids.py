"""The lids behind advice as the page shows them, and whom someone can ask about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.hierarchy import manager_of
from werksaam.people.models import User

from .addresses import address_of
from .citations import dotted, full
from .guidance.queries import texts_of
from .guidance.words import Lid
from .models import ProvisionText, Version
from .queries import approved_explanations
from .queries_same_words import hung_on


@dataclass(frozen=True)
class QuotedLid:
    """A lid as it now stands: its address, number and words, and its gist in plain words."""

    url: str
    number: str
    citation: str
    text: str
    gist: str


@dataclass(frozen=True)
class Contact:
    """The own manager, or who stands in today; `why` says which."""

    name: str
    phone: str
    phone_link: str
    why: str


Quoted = Mapping[str, QuotedLid]


def quoted_lids(
    lids: Sequence[Lid], version: Version | None, language: str
) -> dict[str, QuotedLid]:
    """The lids that are still in the version, by identity.

    2 queries; 3 more where an explanation of one is bound to another number of it.
    """
    if version is None or not lids:
        return {}
    explained = approved_explanations(version, language)
    texts = texts_of(version, {lid.provision for lid in lids})
    keys = [key for key in explained if str(key[0]) in texts]
    before = hung_on(list(texts.values()), keys)
    found: dict[str, QuotedLid] = {}
    for provision, row in texts.items():
        key = row.provision_id, row.sha256
        explanation = explained.get(key) or explained.get(before.get(key, key))
        found[provision] = _quoted(row, version, explanation.gist if explanation else "", language)
    return found


def in_order(lids: Sequence[Lid], quoted: Quoted) -> tuple[QuotedLid, ...]:
    """Those of `lids` that are still there."""
    return tuple(quoted[lid.provision] for lid in lids if lid.provision in quoted)


def manager_to_ask(person: User) -> Contact | None:
    """Who answers today as the manager of `person`; None where there is nobody (8 queries)."""
    found = manager_of(person, clock.today())
    if found is None:
        return None
    wanted = [pk for pk in (found.person_id, found.standing_in_for) if pk]
    people = User.objects.in_bulk(wanted)
    manager, away = people[found.person_id], people.get(found.standing_in_for or 0)
    dialled = "".join(c for c in manager.phone if c.isdigit() or c == "+")
    return Contact(manager.name, manager.phone, dialled, _why(found.reason, away))


def _why(reason: str, away: User | None) -> str:
    if away is not None:
        return _("stands in for %(name)s today") % {"name": away.name}
    words = {
        "manager": _("your manager"),
        "next_level": _("one level up; your own manager is not here today"),
        "director": _("director"),
    }
    return words.get(reason, _("your manager"))


def _quoted(row: ProvisionText, version: Version, gist: str, language: str) -> QuotedLid:
    address = [version.policy.slug, version.number, address_of(row.eid)]
    return QuotedLid(
        url=reverse("policy:provision", args=address),
        number=dotted(row.eid),
        citation=full(row.eid, language),
        text=row.text,
        gist=gist,
    )
