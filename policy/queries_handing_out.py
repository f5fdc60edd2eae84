"""What files of a version follow from, besides its text."""

from __future__ import annotations

from .models import FactKind, Version, VersionFact
from .queries import approved_explanations, document
from .queries_same_words import hung_on
from .reading import ApprovedExplanation


def explained(version: Version, language: str) -> dict[str, ApprovedExplanation]:
    """The approved explanations of exactly these words, by eId, in the order of the code.

    As on the reading page: also where a lid only got another number. 2 queries, 3 more where
    an explanation is bound to an earlier text.
    """
    approved = approved_explanations(version, language)
    texts = list(version.texts.order_by("position"))
    before = hung_on(texts, approved)
    keys = ((text.eid, (text.provision_id, text.sha256)) for text in texts)
    found = ((eid, approved.get(key) or approved.get(before.get(key, key))) for eid, key in keys)
    return {eid: one for eid, one in found if one is not None}


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
