"""Questions about where provisions come from: what is proposed, confirmed, and still open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from .lineage.pairing import Ground
from .lineage.proposing import GONE, Kind, Proposal, propose
from .lineage.words import Placed
from .models import FactKind, Lineage, ProvisionText, Version


@dataclass(frozen=True)
class Judged:
    """What became of one provision, and the row by which a person confirmed it, if any.

    `earlier` and `later` are its texts in the version before and in this one.
    """

    proposal: Proposal
    earlier: ProvisionText | None
    later: ProvisionText | None
    row: Lineage | None

    @property
    def is_open(self) -> bool:
        """Whether a person still has to say so."""
        if self.row is not None:
            return False
        return not (self.proposal.is_certain and _same_identity(self.earlier, self.later))

    @property
    def needs_judgement(self) -> bool:
        """Whether it is for a person at all, confirmed or not."""
        return self.is_open or self.row is not None


@dataclass(frozen=True)
class Origins:
    """Where every provision of a version comes from; `before` is None for a first version."""

    version: Version
    before: Version | None
    earlier: Mapping[str, ProvisionText]
    later: Mapping[str, ProvisionText]
    judged: tuple[Judged, ...] = ()

    @property
    def open(self) -> list[Proposal]:
        """What a person still has to confirm."""
        return [one.proposal for one in self.judged if one.is_open]

    @property
    def fingerprint(self) -> str:
        """Changes with every text, identity and confirmation that the page shows."""
        texts = [*self.earlier.values(), *self.later.values()]
        shown = [(text.eid, text.provision_id.hex, text.sha256) for text in texts]
        rows = [one.row.pk if one.row else 0 for one in self.judged]
        return hashlib.sha256(repr((shown, rows)).encode()).hexdigest()[:32]


def version_before(version: Version) -> Version | None:
    """What `version` is compared with: what it is based on, else the last one adopted before it."""
    if version.based_on is not None:
        return version.based_on
    adopted = Version.objects.filter(facts__kind=FactKind.ADOPTED, dropped_at__isnull=True)
    earlier = adopted.filter(policy=version.policy_id, number__lt=version.number)
    return earlier.order_by("-number").first()


def unconfirmed(version: Version) -> list[Proposal]:
    """What a person still has to confirm about where provisions of `version` come from.

    Empty when all is said: then nothing about lineage stands in the way of adopting and
    publishing. Ask before *adopting*: that fixes the identities, and with them where
    explanations, questions and cases go. A provision that stands where it stood with the
    words it had needs nobody. For a first version there is nothing to confirm. 4 queries.
    """
    return origins(version).open


def origins(version: Version) -> Origins:
    """What is proposed and what was confirmed, for every provision (4 queries)."""
    before = version_before(version)
    earlier, later = _texts(before), _texts(version)
    if before is None:
        return Origins(version, None, earlier, later)
    rows = _counting(version, earlier.values(), later.values())
    decided = _decided(rows, earlier, later)
    said = {one.about for one in decided}
    proposals = propose(
        _placed([text for eid, text in earlier.items() if (True, eid) not in said]),
        _placed([text for eid, text in later.items() if (False, eid) not in said]),
    )
    order = {eid: text.position for eid, text in later.items()}
    found = sorted([*decided, *proposals], key=lambda one: _order(one, order))
    judged = tuple(_judged(one, earlier, later, rows) for one in found)
    return Origins(version, before, earlier, later, judged)


def placed(texts: Iterable[ProvisionText]) -> list[Placed]:
    """Texts as the rule of lineage sees them, with the identity they have."""
    return _placed(list(texts))


def _texts(version: Version | None) -> dict[str, ProvisionText]:
    rows = version.texts.order_by("position") if version else ProvisionText.objects.none()
    return {text.eid: text for text in rows}


def _placed(texts: list[ProvisionText]) -> list[Placed]:
    eids = {text.pk: text.eid for text in texts}
    return [
        Placed(
            str(text.provision_id),
            text.eid,
            text.kind,
            text.heading,
            text.text,
            eids.get(text.parent_id or 0, ""),
        )
        for text in texts
    ]


def _counting(
    version: Version, earlier: Iterable[ProvisionText], later: Iterable[ProvisionText]
) -> dict[object, Lineage]:
    """By the identity it is about, the row that was confirmed last and still fits the texts."""
    last = {
        _about(row): row
        for row in version.lineage.select_related("confirmed_by").order_by("confirmed_at", "id")
    }
    stood = {text.provision_id for text in earlier}
    stands = {text.provision_id for text in later}
    return {about: row for about, row in last.items() if _fits(row, stood, stands)}


def _about(row: Lineage) -> object:
    return row.origin_id if row.kind in GONE else row.provision_id


def _fits(row: Lineage, stood: set[UUID], stands: set[UUID]) -> bool:
    """Whether what was confirmed is still there: the draft may have been edited since."""
    if row.origin_id is not None and row.origin_id not in stood:
        return False
    if row.provision_id is not None and row.provision_id not in stands:
        return False
    return row.kind not in GONE or row.origin_id not in stands


def _decided(
    rows: Mapping[object, Lineage],
    earlier: Mapping[str, ProvisionText],
    later: Mapping[str, ProvisionText],
) -> list[Proposal]:
    """What was said and gives no identity: new, split off, merged, lapsed."""
    stood = {text.provision_id: eid for eid, text in earlier.items()}
    stands = {text.provision_id: eid for eid, text in later.items()}
    return [
        Proposal(
            Kind(row.kind),
            stood.get(row.origin_id, "") if row.origin_id else "",
            stands.get(row.provision_id, "") if row.provision_id else "",
            Ground(row.ground),
            0.0,
        )
        for row in rows.values()
        if row.kind not in (Kind.CONTINUES, Kind.RENUMBERED)
    ]


def _judged(
    proposal: Proposal,
    earlier: Mapping[str, ProvisionText],
    later: Mapping[str, ProvisionText],
    rows: Mapping[object, Lineage],
) -> Judged:
    stood, stands = earlier.get(proposal.before), later.get(proposal.after)
    about = stood if proposal.kind in GONE else stands
    row = rows.get(about.provision_id) if about else None
    return Judged(proposal, stood, stands, row if row and _says(row, proposal) else None)


def _says(row: Lineage, proposal: Proposal) -> bool:
    """Whether a row says this: one that goes on may have got another number since."""
    goes_on = {Kind.CONTINUES, Kind.RENUMBERED}
    return row.kind == proposal.kind or {row.kind, proposal.kind} <= goes_on


def _same_identity(earlier: ProvisionText | None, later: ProvisionText | None) -> bool:
    return bool(earlier and later and earlier.provision_id == later.provision_id)


def _order(proposal: Proposal, order: Mapping[str, int]) -> tuple[bool, int]:
    gone, eid = proposal.about
    return gone, order.get(eid, 0)
