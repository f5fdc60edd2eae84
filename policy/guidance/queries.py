"""Questions about guidance: what holds, what is worked on, and how it stands to the code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from ..models import Guidance, GuidanceDraft, GuidanceSlug, ProvisionText, Version
from ..queries import the_policy, version_in_force
from ..queries_same_words import Key, hung_on
from .cards import Cards, read_cards
from .checking import Problem, Standing, problems_of_guide
from .checking_cards import problems_of_cards
from .disclaimer import disclaimer_in
from .guide import read_guide
from .parts import AT_HAND, BEFORE_YOU_POST, Content, PartKind
from .words import InForce, Lid

PART_KINDS: dict[str, tuple[PartKind, ...]] = {
    GuidanceSlug.BEFORE_YOU_POST: BEFORE_YOU_POST,
    GuidanceSlug.AT_HAND: AT_HAND,
}
LISTED_KINDS = ("paragraph", "article")


def guidance_now(slug: str) -> Guidance | None:
    """The text that people are shown; None until the first was published (1 query)."""
    return Guidance.objects.filter(slug=slug).order_by("number").last()


def cards_now() -> Cards:
    """The cards of *Bij de hand* that hold; empty ones until the first were published (1 query)."""
    now = guidance_now(GuidanceSlug.AT_HAND)
    return read_cards(now.content if now else {})


def published(slug: str) -> QuerySet[Guidance]:
    """Every text that people were shown, the latest first."""
    rows = Guidance.objects.filter(slug=slug).select_related("made_by", "approved_by")
    return rows.order_by("-number")


def draft_of(slug: str) -> GuidanceDraft:
    """The text that the desk works on; empty, and not stored, until someone began (1 query)."""
    rows = GuidanceDraft.objects.select_related("changed_by", "offered_by")
    return rows.filter(slug=slug).first() or GuidanceDraft(slug=slug)


def offered_to(person_id: int) -> QuerySet[GuidanceDraft]:
    """Texts that wait for a second person such as this one, if of the desk."""
    return GuidanceDraft.objects.filter(offered_at__isnull=False).exclude(offered_by=person_id)


def code_now() -> Version | None:
    """The version of the code that applies today (3 queries)."""
    policy = the_policy()
    return version_in_force(policy) if policy else None


def standing_lids(version: Version | None, looked_at: Iterable[Lid] = ()) -> Standing:
    """Every lid of the version by the identity of its provision.

    1 query; 3 more where one of `looked_at` has another hash now: its number may be all that
    changed.
    """
    rows = list(version.texts.all()) if version else []
    before = hung_on(rows, _keys(rows, looked_at))
    return {
        str(row.provision_id): InForce(
            row.eid,
            row.sha256,
            bool(disclaimer_in(row.text)),
            frozenset(sha256 for _, sha256 in before.get((row.provision_id, row.sha256), ())),
        )
        for row in rows
    }


def _keys(rows: Iterable[ProvisionText], lids: Iterable[Lid]) -> set[Key]:
    """What the lids are bound to, of those that are still there."""
    hashes: dict[str, set[str]] = defaultdict(set)
    for lid in lids:
        hashes[lid.provision].add(lid.sha256)
    return {(row.provision_id, sha256) for row in rows for sha256 in hashes[str(row.provision_id)]}


def nameable(version: Version | None) -> list[ProvisionText]:
    """What advice can rest on: leden, and articles that have a text of their own (1 query)."""
    texts = version.texts.filter(kind__in=LISTED_KINDS) if version else ProvisionText.objects.none()
    return [text for text in texts if text.text.strip()]


def texts_of(version: Version, provisions: Iterable[str]) -> dict[str, ProvisionText]:
    """The texts of these provisions in the version, by identity (1 query)."""
    rows = version.texts.filter(provision__in=list(provisions))
    return {str(row.provision_id): row for row in rows}


def disclaimer_of(version: Version | None) -> str:
    """The disclaimer that the version prescribes, with a place for the name (1 query)."""
    rows = version.texts.filter(text__icontains="naam") if version else ()
    return next((found for row in rows if (found := disclaimer_in(row.text))), "")


def problems_of(slug: str, content: Content, version: Version | None) -> list[Problem]:
    """What is wrong with a text, were it shown beside this version (as `standing_lids`)."""
    if slug == GuidanceSlug.BEFORE_YOU_POST:
        guide = read_guide(content)
        looked_at = [lid for outcome in guide.outcomes.values() for lid in outcome.lids]
        return problems_of_guide(guide, standing_lids(version, looked_at))
    cards = read_cards(content)
    return problems_of_cards(cards, standing_lids(version, cards.lids))
