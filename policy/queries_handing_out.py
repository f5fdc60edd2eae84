"""What files of a version follow from, besides its text."""

from __future__ import annotations

from .models import FactKind, Version, VersionFact
from .queries import beside, document
from .reading import ApprovedExplanation


def explained(version: Version, language: str) -> dict[str, ApprovedExplanation]:
    """The approved explanations of exactly these words, by eId, in the order of the code.

    2 queries, 5 where one is bound to another hash.
    """
    texts = list(version.texts.order_by("position"))
    found = beside(texts, version, language)
    return {text.eid: found[text.provision_id] for text in texts if text.provision_id in found}


def dates_stamp(version: Version) -> int | None:
    """Differs once a fact was recorded of any version of the policy (1 query).

    Facts are append-only, and the last day of a version follows from the next one. None
    while this version is not adopted: its text can change then, and no fact would tell.
    """
    facts = VersionFact.objects.filter(version__policy=version.policy_id)
    listed = list(facts.values_list("version", "kind"))
    return len(listed) if (version.pk, FactKind.ADOPTED) in listed else None


def text_sha256(version: Version) -> str:
    """The hash of its text: fixed once adopted, computed for a draft."""
    return document(version).sha256
