"""Two versions laid beside one another, and what the desk said of it in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from .comparing import Compared, Kind, Link, Part, compare
from .models import ChangeSummary, FactKind, Lineage, LineageKind, ProvisionText, Version

_FOLLOWED = {LineageKind.SPLIT: Kind.SPLIT, LineageKind.MERGED: Kind.MERGED}
_ABOUT_ORIGIN = frozenset({LineageKind.MERGED, LineageKind.LAPSED})

Summaries = dict[UUID, tuple[ChangeSummary, ...]]


def compared(before: Version, after: Version) -> list[Compared]:
    """What became of every part of two versions, the earlier first (3 queries)."""
    return compare(parts_in(before), parts_in(after), links_between(before, after))


def parts_in(version: Version) -> list[Part]:
    """Every part of a version, in the order of its text (1 query)."""
    rows = list(version.texts.order_by("position"))
    provisions = {row.pk: row.provision_id for row in rows}
    return [
        Part(
            provision=row.provision_id,
            parent=provisions[row.parent_id] if row.parent_id else None,
            eid=row.eid,
            kind=row.kind,
            number=row.number,
            heading=row.heading,
            text=row.text,
            sha256=row.sha256,
        )
        for row in rows
    ]


def links_between(before: Version, after: Version) -> list[Link]:
    """What people confirmed was split off or merged, after `before` up to `after` (1 query)."""
    rows = Lineage.objects.filter(
        version__in=_steps(before, after),
        version__number__gt=before.number,
        version__number__lte=after.number,
    ).order_by("version__number", "confirmed_at", "id")
    counting = {(row.version_id, _about(row)): row for row in rows}
    return [
        Link(_FOLLOWED[LineageKind(row.kind)], row.provision_id, row.origin_id)
        for row in counting.values()
        if row.kind in _FOLLOWED and row.provision_id and row.origin_id
    ]


def _steps(before: Version, after: Version) -> QuerySet[Version]:
    """What was published, and the two themselves: no words of a draft in between get out."""
    released = Q(facts__kind=FactKind.RELEASED, dropped_at__isnull=True)
    versions = Version.objects.filter(policy=after.policy_id)
    return versions.filter(released | Q(pk__in=[before.pk, after.pk])).order_by()


def _about(row: Lineage) -> tuple[bool, UUID | None]:
    """Of whom a row speaks: the last one about the same counts."""
    of_origin = row.kind in _ABOUT_ORIGIN
    return of_origin, row.origin_id if of_origin else row.provision_id


def summaries_between(before: Version, after: Version, language: str) -> Summaries:
    """By provision what the desk said of its changes, step by step, where it holds (1 query).

    One about exactly these two versions stands alone. In Dutch where there is none in
    `language`.
    """
    shown = _steps(before, after)
    rows = ChangeSummary.objects.filter(
        _holds(),
        version__in=shown,
        earlier__in=shown,
        earlier__number__gte=before.number,
        version__number__lte=after.number,
        language__in={language, "nl"},
    )
    found: dict[UUID, dict[tuple[int, int], dict[str, ChangeSummary]]] = defaultdict(dict)
    for row in rows.order_by("version__number", "written_at", "id"):
        step = found[row.provision_id].setdefault((row.earlier_id, row.version_id), {})
        step[row.language] = row
    pair = (before.pk, after.pk)
    told = {key: {pair: steps[pair]} if pair in steps else steps for key, steps in found.items()}
    return {key: tuple(_in_language(steps.values(), language)) for key, steps in told.items()}


def _in_language(
    steps: Iterable[dict[str, ChangeSummary]], language: str
) -> Iterable[ChangeSummary]:
    for step in steps:
        own, dutch = step.get(language), step.get("nl")
        row = own if own and own.text else dutch
        if row and row.text:
            yield row


def _holds() -> Q:
    """Of a summary: it is about the text as it is; of what lapsed, while it is not there."""
    texts = ProvisionText.objects.filter(
        version=OuterRef("version"), provision=OuterRef("provision")
    )
    same = Exists(texts.filter(sha256=OuterRef("text_sha256")))
    return same | Q(text_sha256="") & ~Exists(texts)


@dataclass(frozen=True)
class Written:
    """The last summary of a provision in a language; `holds` while its text is the same."""

    pk: int
    text: str
    holds: bool


def written_for(before: Version, after: Version) -> dict[tuple[UUID, str], Written]:
    """By provision and language the last words about exactly these two, stale too (1 query)."""
    rows = ChangeSummary.objects.filter(version=after, earlier=before).annotate(holds=_holds())
    return {
        (row.provision_id, row.language): Written(row.pk, row.text, row.holds)
        for row in rows.order_by("written_at", "id")
    }
