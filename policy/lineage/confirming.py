"""A person says where provisions of a draft come from; their identity follows at once.

Append-only: a change of mind is a newer row. With the identity of a provision go its
explanations, questions and cases, so nothing of this happens without a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from ..drafting.undoing import forget_steps
from ..models import CrossReference, FactKind, Lineage, Policy, Provision, ProvisionText, Version
from ..queries_lineage import Origins, origins
from .assigning import FRESH, GOES_ON, Said, assign
from .pairing import Ground
from .proposing import GONE, Kind


class Fixed(Exception):
    """The text was adopted, and what is said would give a provision another identity.

    Or it was published or dropped: then nothing about it changes any more.
    """


@act
def confirm(*, by: User, version: Version, shown: str, said: Collection[Said]) -> list[Lineage]:
    """Store what `by` says, and give each provision the identity that follows from it.

    `shown` is the fingerprint of what the page showed. The same words twice are one. Raises
    Conflict where something changed meanwhile, the `Contradiction` of `assigning`, and Fixed.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    known = origins(Version.objects.select_related("based_on").get(pk=version.pk))
    fresh = [one for one in said if not _confirmed_before(known, one)]
    if not fresh:
        return []
    if shown != known.fingerprint:
        raise _stale(version)
    if known.version.dropped_at or _has(known.version, FactKind.RELEASED):
        raise Fixed
    identities = _identities(known, fresh)
    _give(known, identities)
    return [_store(by, known, identities, one) for one in fresh]


def confirm_as_proposed(*, by: User, version: Version) -> list[Lineage]:
    """Say yes to everything that is still open, for who has looked at it all."""
    known = origins(version)
    said = [
        Said(one.proposal.kind, one.proposal.before, one.proposal.after)
        for one in known.judged
        if one.is_open
    ]
    return confirm(by=by, version=version, shown=known.fingerprint, said=said)


def _confirmed_before(known: Origins, said: Said) -> bool:
    gone = said.kind in GONE
    about = (gone, said.before if gone else said.after)
    for one in known.judged:
        proposal = one.proposal
        if one.row is not None and proposal.about == about:
            return (proposal.before, proposal.after) == (said.before, said.after) and (
                proposal.kind == said.kind or {proposal.kind, said.kind} <= GOES_ON
            )
    return False


def _stale(version: Version) -> Conflict:
    return Conflict(
        _("Something changed in this draft meanwhile"),
        _("Nothing of what you confirmed was stored. Look at it once more."),
        reverse("policy:lineage", args=[version.number]),
        _("See where provisions come from"),
    )


def _identities(known: Origins, said: Collection[Said]) -> dict[str, UUID]:
    """The identity of every provision of the draft; a fresh one is minted. Raises Fixed."""
    now = {eid: str(text.provision_id) for eid, text in known.later.items()}
    stood = {eid: str(text.provision_id) for eid, text in known.earlier.items()}
    firm = [one.proposal.after for one in known.judged if not one.is_open]
    assigned = assign(now, stood, said, firm)
    if assigned != now and _has(known.version, FactKind.ADOPTED):
        raise Fixed
    return {
        eid: _minted(known.version) if held == FRESH else UUID(held)
        for eid, held in assigned.items()
    }


def _has(version: Version, kind: FactKind) -> bool:
    return version.facts.filter(kind=kind).exists()


def _minted(version: Version) -> UUID:
    return Provision.objects.create(policy_id=version.policy_id).pk


def _give(known: Origins, identities: Mapping[str, UUID]) -> None:
    """A text that gets another identity gets a revision that nothing here had before.

    An editor who has a provision open names it by its identity: after this, that is another
    text. What can be taken back names them so too, and is forgotten.
    """
    changed = {
        eid: (text.provision_id, identities[eid])
        for eid, text in known.later.items()
        if text.provision_id != identities[eid]
    }
    if not changed:
        return
    texts = [known.later[eid] for eid in changed]
    fresh = 1 + max(text.revision for text in known.later.values())
    _free(
        known.version, texts, {held for held, _given in changed.values()} & set(identities.values())
    )
    for text in texts:
        text.provision_id, text.revision = identities[text.eid], fresh
        text.save(update_fields=["provision", "revision"])
    forget_steps(known.version)
    _point_again(known.version, dict(changed.values()))


def _free(version: Version, texts: Iterable[ProvisionText], wanted: Collection[UUID]) -> None:
    """Two that change places stand aside for a moment: an identity is once in a version."""
    for text in texts:
        if text.provision_id in wanted:
            text.provision_id = _minted(version)
            text.save(update_fields=["provision"])


def _point_again(version: Version, changed: Mapping[UUID, UUID]) -> None:
    """References point to an identity: they follow the text that they pointed to."""
    pointing = CrossReference.objects.filter(source__version=version, target__in=changed)
    for reference in list(pointing):
        reference.target_id = changed[reference.target_id]
        reference.save(update_fields=["target"])


def _store(by: User, known: Origins, identities: Mapping[str, UUID], said: Said) -> Lineage:
    row = Lineage.objects.create(
        version=known.version,
        kind=_kind(said),
        provision_id=identities[said.after] if said.after else None,
        origin_id=known.earlier[said.before].provision_id if said.before else None,
        ground=_ground(known, said),
        confirmed_by=by,
    )
    facts: dict[str, Plain] = {"kind": str(row.kind), "version": known.version.number}
    record("lineage.confirmed", by=by, about=row, facts=facts)
    return row


def _kind(said: Said) -> Kind:
    if said.kind not in GOES_ON:
        return said.kind
    return Kind.CONTINUES if said.before == said.after else Kind.RENUMBERED


def _ground(known: Origins, said: Said) -> Ground:
    """Why it had been proposed; "by hand" where it was not."""
    proposed = (one.proposal for one in known.judged)
    return next(
        (
            one.ground
            for one in proposed
            if (one.before, one.after) == (said.before, said.after) and one.kind == _kind(said)
        ),
        Ground.BY_HAND,
    )
