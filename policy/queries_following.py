"""What became of one provision over the versions: where it stood, what it went into."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Subquery

from werksaam.compiled_queries import compiled

from .models import FactKind, Lineage, LineageKind, ProvisionText, Version

_MOST_STEPS = 50
"""Merged into one that merged into another, so often at most: more is a circle."""
_GONE = (LineageKind.MERGED, LineageKind.LAPSED)


def stood(provision: UUID, versions: Iterable[Version]) -> list[ProvisionText]:
    """Its texts in these versions, the earliest first, with what stands under each (2 queries)."""
    texts = ProvisionText.objects.filter(provision=provision, version__in=versions)
    ordered = texts.select_related("version__policy").order_by("version__number")
    return list(ordered.prefetch_related("children"))


def successors(provision: UUID, versions: Iterable[Version]) -> list[ProvisionText]:
    """Where the words of a provision that is gone went, as confirmed: merged, or split (2 queries).

    Empty for one that lapsed. Only what stands in the version that was spoken of.
    """
    gone = Lineage.objects.filter(origin=provision, kind__in=_GONE, version__in=versions)
    last = gone.order_by("version__number", "confirmed_at", "id").last()
    if last is not None and last.kind == LineageKind.MERGED:
        texts = ProvisionText.objects.filter(version=last.version_id, provision=last.provision_id)
    else:
        texts = ProvisionText.objects.filter(
            version__in=versions,
            provision__came_from__origin=provision,
            provision__came_from__kind=LineageKind.SPLIT,
            provision__came_from__version=F("version"),
        )
    return list(texts.select_related("version__policy").order_by("version__number", "position"))


def successor_in(
    provision: UUID, version: Version, versions: Collection[Version]
) -> ProvisionText | None:
    """What a provision went into, and that into another, as far as it stands in `version`."""
    seen = {provision}
    waiting = [provision]
    for _step in range(_MOST_STEPS):
        if not waiting:
            return None
        found = successors(waiting.pop(0), versions)
        keys = [text.provision_id for text in found]
        standing = version.texts.filter(provision__in=keys).order_by("position").first()
        if standing is not None:
            return standing
        waiting += [key for key in keys if key not in seen]
        seen.update(keys)
    return None


def said_about(provision: UUID, versions: Iterable[Version]) -> list[Lineage]:
    """What was confirmed that names it, as what stands or as what stood, in order (1 query)."""
    rows = Lineage.objects.filter(Q(provision=provision) | Q(origin=provision))
    told = rows.filter(version__in=versions).select_related("version")
    return list(told.order_by("version__number", "confirmed_at", "id"))


def lid_resting_on(version: Version, eid: str) -> ProvisionText:
    """The text in `version` of the provision that stood at `eid` when it first stood there.

    What rests on a lid of the code names it by the number that it had at first: it follows
    that lid through renumbering, and into what it was merged into. Where it lapsed: its text
    in the last version before that was published with it. Raises ProvisionText.DoesNotExist
    where no such version ever had it. 1 query, more where it is gone.
    """
    for text in _standing(version.pk, version.policy_id, eid):
        return text
    undropped = _undropped(version.policy_id)
    origin = _first_at(eid, undropped).values_list("provision", flat=True).first()
    if origin is None:
        raise ProvisionText.DoesNotExist
    versions = undropped.filter(number__lte=version.number)
    return successor_in(origin, version, versions) or _last_words(origin, versions)


@compiled
def _standing(version: int, policy: int, eid: str) -> QuerySet[ProvisionText, ProvisionText]:
    first = _first_at(eid, _undropped(policy))
    texts = ProvisionText.objects.filter(version=version, provision=Subquery(first))
    return texts[:1]


def _undropped(policy: int) -> QuerySet[Version]:
    return Version.objects.filter(policy=policy, dropped_at__isnull=True)


def _first_at(eid: str, versions: QuerySet[Version]) -> QuerySet[ProvisionText, Any]:
    """Which provision stood at this place when there first was one."""
    place = ProvisionText.objects.filter(version__in=versions, eid=eid)
    return place.order_by("version__number").values("provision")[:1]


def _last_words(provision: UUID, versions: QuerySet[Version]) -> ProvisionText:
    """What lapsed, as it was published last. Raises ProvisionText.DoesNotExist."""
    published = versions.filter(facts__kind=FactKind.RELEASED)
    texts = ProvisionText.objects.filter(provision=provision, version__in=published)
    return texts.select_related("version__policy").order_by("-version__number")[:1].get()
