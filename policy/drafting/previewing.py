"""A draft as readers will see it, with the explanations that no longer fit marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from policy import queries
from policy.citations import full
from policy.models import Explanation, Version
from policy.reading import ApprovedExplanation, ReadingNode, ReadingTree


@dataclass(frozen=True)
class StaleExplanation:
    """A provision whose explanation no longer fits: readers will not see it."""

    eid: str
    name: str


def preview(version: Version, language: str) -> tuple[ReadingTree, list[StaleExplanation]]:
    """The text with what will stand beside it, and what will not (6 queries)."""
    tree = queries.reading_tree(version, language)
    last = _last_approved(version, language)
    lacking = [node for node in tree.walk() if node.explanation is None and node.provision in last]
    marked = replace(tree, roots=tuple(_marked(root, last) for root in tree.roots))
    return marked, [StaleExplanation(one.eid, full(one.eid, language)) for one in lacking]


def _last_approved(version: Version, language: str) -> Mapping[UUID, Explanation]:
    """By provision, the explanation that was approved last and not withdrawn."""
    rows = Explanation.objects.filter(
        provision__texts__version=version,
        language=language,
        approved_at__isnull=False,
        withdrawn_at__isnull=True,
    )
    return {row.provision_id: row for row in rows.order_by("approved_at", "id")}


def _marked(node: ReadingNode, last: Mapping[UUID, Explanation]) -> ReadingNode:
    under = tuple(_marked(child, last) for child in node.children)
    row = last.get(node.provision)
    if node.explanation is not None or row is None:
        return replace(node, children=under)
    gist = _("Out of date: %(gist)s") % {"gist": row.gist}
    note = _("The text has changed, so readers will not see this explanation.")
    shown = ApprovedExplanation(gist, f"{note} {row.body}", row.force, row.action, row.examples)
    return replace(node, children=under, explanation=shown)
