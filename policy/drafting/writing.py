"""An outline back to the rows of its draft: only what differs, in the transaction of an act.

An eId and a place are unique in a version, and they move among rows: so they are first put
out of the way of one another, then set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import F, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat

from policy.hashing import sha256_by_eid, tree_sha256
from policy.models import CrossReference, Provision, ProvisionText, Version
from policy.parsing.tree import Tree

from .flagging import store_flags
from .naming import tree_of
from .operations import Fate
from .parts import Outline, Part
from .pointing import Pointer, followed
from .stored import Stored

_ASIDE = 1_000_000
_PLACED = ["parent", "kind", "position", "eid", "number", "heading", "text", "sha256", "revision"]
_OWN = ("kind", "heading", "text")
"""The words of a provision: an editor of them is late when these changed, not its number."""


def write(version: Version, before: Stored, after: Outline, fates: Iterable[Fate] = ()) -> None:
    """Store `after` where `before` stood; with hashes, references, flags and revisions."""
    write_as_was(version, before, after, followed(before.outline, before.pointers, after, fates))


def write_as_was(
    version: Version, before: Stored, after: Outline, pointers: Sequence[Pointer]
) -> None:
    """Store `after` with its references as they are given, not as its words name them."""
    tree = tree_of(after)
    CrossReference.objects.filter(source__version=version).delete()
    _store_references(_store_texts(version, before, after, tree), pointers)
    version.title = after.title
    version.text_sha256 = tree_sha256(tree)
    version.revision += 1
    version.save(update_fields=["title", "text_sha256", "revision"])
    store_flags(version, after, tree, pointers)


def _store_texts(
    version: Version, before: Stored, after: Outline, tree: Tree
) -> Mapping[str, ProvisionText]:
    parts = {part.key: part for part in after.walk()}
    gone = [row for key, row in before.rows.items() if key not in parts]
    staying = {key: row for key, row in before.rows.items() if key in parts}
    _mint(version, [key for key in parts if key not in staying])
    _set_aside(version)
    rows = _filled(version, staying, after, tree)
    ProvisionText.objects.bulk_update(staying.values(), _PLACED, batch_size=50)
    _remove(gone)
    return rows


def _mint(version: Version, keys: Iterable[str]) -> None:
    known = {str(key) for key in Provision.objects.filter(pk__in=keys).values_list("pk", flat=True)}
    Provision.objects.bulk_create(
        Provision(pk=UUID(key), policy_id=version.policy_id) for key in keys if key not in known
    )


def _set_aside(version: Version) -> None:
    aside = Concat(Value("~"), Cast("pk", CharField()))
    version.texts.update(position=F("position") + _ASIDE, eid=aside)


def _filled(
    version: Version, staying: Mapping[str, ProvisionText], after: Outline, tree: Tree
) -> dict[str, ProvisionText]:
    """Every row with what it is to hold; a new one is stored, so that a child can name it."""
    nodes = dict(zip((part.key for part in after.walk()), tree.walk(), strict=True))
    hashes = sha256_by_eid(tree)
    rows: dict[str, ProvisionText] = {}

    def fill(part: Part, parent: ProvisionText | None) -> None:
        is_new = part.key not in staying
        row = ProvisionText(version=version, provision_id=UUID(part.key))
        row = row if is_new else staying[part.key]
        was = [getattr(row, name) for name in _OWN]
        row.parent, row.kind, row.position = parent, part.kind, len(rows) + 1
        row.number, row.heading, row.text = part.number, part.heading, part.text
        row.eid = nodes[part.key].eid
        row.sha256 = hashes[row.eid]
        rows[part.key] = row
        if is_new:
            row.save()
        elif was != [getattr(row, name) for name in _OWN]:
            row.revision += 1
        for child in part.children:
            fill(child, row)

    for root in after.roots:
        fill(root, None)
    return rows


def _remove(gone: list[ProvisionText]) -> None:
    """The leaves first: a row is not removed while another stands under it."""
    while gone:
        around = {row.parent_id for row in gone}
        leaves = [row.pk for row in gone if row.pk not in around]
        ProvisionText.objects.filter(pk__in=leaves).delete()
        gone = [row for row in gone if row.pk in around]


def _store_references(rows: Mapping[str, ProvisionText], pointers: Iterable[Pointer]) -> None:
    CrossReference.objects.bulk_create(
        CrossReference(
            source=rows[one.source], target_id=UUID(one.target), start=one.start, end=one.end
        )
        for one in pointers
    )
