"""Where each provision of a draft comes from, said by who drafts it, so that nobody asks again.

Only about a draft that is based on another version; the last word about a provision counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policy.models import Lineage, LineageKind, ProvisionText, Version
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .operations import LAPSED, MERGED, NEW, SPLIT, Fate

BY_HAND = "by-hand"

_GONE = frozenset({MERGED, LAPSED})
_GOES_ON = frozenset({LineageKind.CONTINUES, LineageKind.RENUMBERED})

Base = Mapping[str, ProvisionText]


def tell_lineage(*, by: User, version: Version, fates: Iterable[Fate]) -> None:
    """Record what became of every provision that a change touched; the rows are as it left them."""
    base = _texts(version.based_on_id)
    if not base:
        return
    now, said = _texts(version.pk), _said(version)
    for fate in [*_told(fates, base), *_staying(base, now, said)]:
        _record(by, version, fate)


def _told(fates: Iterable[Fate], base: Base) -> Iterator[Fate]:
    """Of what only this draft ever had, nothing is told when it goes; its parts are new."""
    for fate in fates:
        if fate.kind == NEW or (fate.kind == SPLIT and fate.origin not in base):
            yield Fate(NEW, fate.provision)
        elif fate.origin in base:
            yield fate


def _staying(base: Base, now: Base, said: Mapping[str, str]) -> Iterator[Fate]:
    """What goes on from the version before with another place or other words, said once."""
    for key, row in now.items():
        if key not in base or said.get(key) in _GOES_ON or _stood(row) == _stood(base[key]):
            continue
        same = row.eid == base[key].eid
        yield Fate(LineageKind.CONTINUES if same else LineageKind.RENUMBERED, key, key)


def _stood(row: ProvisionText) -> tuple[str, ...]:
    return row.eid, row.number, row.heading, row.text


def _texts(version: int | None) -> Base:
    rows = ProvisionText.objects.filter(version=version)
    return {str(row.provision_id): row for row in rows}


def _said(version: Version) -> dict[str, str]:
    """The last word about each provision, by its key."""
    return {
        str(row.origin_id if row.kind in _GONE else row.provision_id): row.kind
        for row in version.lineage.order_by("confirmed_at", "id")
    }


def _record(by: User, version: Version, fate: Fate) -> None:
    row = Lineage.objects.create(
        version=version,
        kind=fate.kind,
        provision_id=fate.provision or None,
        origin_id=fate.origin or None,
        ground=BY_HAND,
        confirmed_by=by,
    )
    facts: dict[str, Plain] = {"version": version.number, "kind": str(fate.kind)}
    record("lineage.confirmed", by=by, about=row, facts=facts)
