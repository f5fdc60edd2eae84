"""Proposed explanations: what waits for a second person, where it belongs, what stood before."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet

from werksaam.people.models import User

from .models import STANDS, WAITS, Explanation, ProvisionText, Version
from .queries import the_policy, version_in_force
from .queries_same_words import hashes_like, hung_on, words_of


def place_of(explanation: Explanation) -> ProvisionText | None:
    """The text that it explains, in the latest version that has these words; else the
    provision as it stands in the latest version, and None where no version has it. What a
    dropped draft has is nowhere (2 queries)."""
    texts = ProvisionText.objects.filter(
        provision=explanation.provision_id, version__dropped_at__isnull=True
    )
    ordered = texts.select_related("version__policy").order_by("-version__number")
    found = list(ordered.prefetch_related("children"))
    exact = next((one for one in found if one.sha256 == explanation.text_sha256), None)
    if exact is None:
        return found[0] if found else None
    words = words_of(exact, exact.children.all())
    return next(one for one in found if words_of(one, one.children.all()) == words)


def to_approve(person: User) -> QuerySet[Explanation]:
    """Proposals of others that wait, for texts in force and in later versions; the first one
    first (5 queries more, or 8). Whoever asks must be desk."""
    policy = the_policy()
    current = version_in_force(policy) if policy else None
    since = current.number if current else 0
    later = ProvisionText.objects.filter(version__number__gte=since)
    return _waiting_for(person, later.filter(version__dropped_at__isnull=True))


def to_approve_in(person: User, version: Version) -> QuerySet[Explanation]:
    """The same for the texts of one version, in the order of the text, Dutch first."""
    return _waiting_for(person, version.texts.all())


def _waiting_for(person: User, texts: QuerySet[ProvisionText]) -> QuerySet[Explanation]:
    waiting = Explanation.objects.filter(WAITS).exclude(proposed_by=person)
    rows = list(waiting.values_list("pk", "provision", "text_sha256"))
    own = list(texts.filter(provision__in={provision for _pk, provision, _hash in rows}))
    hung = hung_on(own, [(provision, sha256) for _pk, provision, sha256 in rows])
    held = {key for keys in hung.values() for key in keys}
    found = [pk for pk, provision, sha256 in rows if (provision, sha256) in held]
    positions = texts.filter(provision=OuterRef("provision")).order_by("-version__number")
    return (
        Explanation.objects.filter(pk__in=found)
        .annotate(position=positions.values("position")[:1])
        .order_by("position", "-language", "pk")
    )


def standing_beside(explanation: Explanation) -> Explanation | None:
    """What readers see now beside the words that this one is proposed for."""
    rows = standing_for(explanation).exclude(pk=explanation.pk).select_related("approved_by")
    return rows.first()


def standing_for(explanation: Explanation) -> QuerySet[Explanation]:
    """All that stands for the same words, under whatever number; the latest first (3 queries
    more)."""
    same = hashes_like(explanation.provision_id, explanation.text_sha256)
    rows = Explanation.objects.filter(STANDS, provision=explanation.provision_id)
    here = rows.filter(text_sha256__in=same, language=explanation.language)
    return here.order_by("-approved_at", "-pk")


def approved_before(explanation: Explanation) -> Explanation | None:
    """What was approved last for this provision before: for another text, or since withdrawn."""
    rows = Explanation.objects.filter(
        provision=explanation.provision_id,
        language=explanation.language,
        approved_at__isnull=False,
    )
    others = rows.exclude(pk=explanation.pk).select_related("approved_by")
    return others.order_by("-approved_at", "-pk").first()
