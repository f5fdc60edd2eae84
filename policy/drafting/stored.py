"""The rows of a draft as an outline, and holding a draft while it is changed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from policy.models import CrossReference, FactKind, Policy, ProvisionText, Version
from werksaam.conflicts import Conflict

from .naming import as_parsed
from .parts import Outline, Part
from .pointing import Pointer


@dataclass(frozen=True)
class Stored:
    """A draft as it is stored: its outline, its rows by key, and where its references point."""

    outline: Outline
    rows: Mapping[str, ProvisionText]
    pointers: tuple[Pointer, ...]

    @property
    def structure_sha256(self) -> str:
        """A stamp of order and numbers: the same for as long as nobody moved anything."""
        placed = "/".join(f"{key} {row.eid}" for key, row in self.rows.items())
        return hashlib.sha256(placed.encode()).hexdigest()


def stored(version: Version) -> Stored:
    """The draft from its rows, in the order of the text (2 queries)."""
    rows = {str(row.provision_id): row for row in version.texts.order_by("position")}
    return Stored(_outline(version, rows), rows, _pointers(version))


def is_open(version: Version) -> bool:
    """Whether the text may still be changed (1 query where it was not dropped)."""
    return version.dropped_at is None and not _is_adopted(version)


def hold(version: Version) -> None:
    """Hold the policy for this transaction, so that one change to a draft comes at a time.

    Raises Conflict where the text can't be changed any more.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    version.refresh_from_db()
    if not is_open(version):
        raise Conflict(
            _("This text can’t be changed any more."),
            _("Someone adopted it, or dropped the draft."),
            reverse("policy:desk_version", args=[version.number]),
        )


def _is_adopted(version: Version) -> bool:
    return version.facts.filter(kind=FactKind.ADOPTED).exists()


def _outline(version: Version, rows: Mapping[str, ProvisionText]) -> Outline:
    children: dict[int | None, list[ProvisionText]] = defaultdict(list)
    for row in rows.values():
        children[row.parent_id].append(row)

    def part(row: ProvisionText) -> Part:
        under = tuple(part(child) for child in children[row.pk])
        key = str(row.provision_id)
        return Part(key, row.kind, row.number, row.heading, row.text, under)

    outline = Outline(version.title, tuple(part(row) for row in children[None]))
    return as_parsed(outline, {key: row.eid for key, row in rows.items()})


def _pointers(version: Version) -> tuple[Pointer, ...]:
    rows = CrossReference.objects.filter(source__version=version).order_by("source", "start")
    return tuple(
        Pointer(str(source), start, end, str(target))
        for source, start, end, target in rows.values_list(
            "source__provision", "start", "end", "target"
        )
    )
