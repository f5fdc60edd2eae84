"""The walk over the events: order, leaves, details, nodes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from ..canonical import commitment
from ..merkle import Frontier, MadeNode, NodeId, hash_leaf
from ..models import Event, EventDetail, Node
from ..notes import stamp
from ..verify import NotProven, read_leaf
from .report import UNREADABLE, Problem, Report

CHUNK = 1024  # a power of two, so that nodes come in whole runs


@dataclass
class Walk:
    """What the walk leaves for the checks after it."""

    stops: Collection[int]
    tree: Frontier = field(default_factory=Frontier)
    roots: dict[int, bytes] = field(default_factory=dict)
    restorations: list[dict[str, Any]] = field(default_factory=list)
    last_at: datetime | None = None


def walk(report: Report, *, stops: Collection[int]) -> Walk:
    """Check every event in order, noting the root at each size in `stops`."""
    walked = Walk(stops)
    for start in range(0, report.size, CHUNK):
        end = min(start + CHUNK, report.size)
        try:
            complete = _walk_chunk(start, end, walked, report)
        except UNREADABLE as error:
            said = f"something in them can't be read ({type(error).__name__})."
            report.broken(f"events {walked.tree.size} to {end - 1}", said)
            return walked
        if not complete:
            return walked
    _check_nothing_else(report)
    return walked


def _walk_chunk(start: int, end: int, walked: Walk, report: Report) -> bool:
    """Whether the events in [start, end) are all there."""
    events = list(Event.objects.filter(index__gte=start, index__lt=end).order_by("index"))
    details = EventDetail.objects.in_bulk([event.index for event in events])
    made: list[MadeNode] = []
    for expected, event in zip(range(start, end), events, strict=False):
        if event.index != expected:
            break
        _check_event(event, details.get(expected), walked, report)
        made += walked.tree.append(hash_leaf(bytes(event.leaf)))
        if walked.tree.size in walked.stops:
            walked.roots[walked.tree.size] = walked.tree.root()
    _check_nodes(made, report)
    if walked.tree.size < end:
        report.broken(f"event {walked.tree.size}", "is missing.")
    return walked.tree.size == end


def _check_event(event: Event, detail: EventDetail | None, walked: Walk, report: Report) -> None:
    where = f"event {event.index}"
    try:
        leaf = read_leaf(bytes(event.leaf))
    except (ValueError, TypeError, RecursionError) as error:
        said = str(error) if isinstance(error, NotProven) else "Its leaf can't be read."
        report.broken(where, said)
        return
    if (leaf["index"], leaf["action"], leaf["at"]) != (event.index, event.action, stamp(event.at)):
        report.broken(where, "its index, action or time differ from its leaf.")
    _check_detail(where, leaf, detail, report)
    _notice(event, leaf, walked, report)


def _check_detail(
    where: str, leaf: Mapping[str, Any], detail: EventDetail | None, report: Report
) -> None:
    # A destruction event that names this one will excuse missing details.
    if detail is None:
        report.broken(where, "its details are missing, and no destruction names it.")
    elif commitment(detail.content(), bytes(detail.key)) != leaf["commitment"]:
        report.broken(where, "its details (who, about what, why) were changed.")


def _notice(event: Event, leaf: dict[str, Any], walked: Walk, report: Report) -> None:
    if walked.last_at is not None and event.at < walked.last_at:
        report.warnings.append(Problem(f"event {event.index}", "is timed before the one before."))
    walked.last_at = event.at
    if event.action == "trail.restored":
        walked.restorations.append(leaf)


def _check_nodes(made: Sequence[MadeNode], report: Report) -> None:
    """Compare the nodes that the events make with those that are stored."""
    stored = _stored(made)
    for node in made:
        found = stored.get((node.level, node.index))
        if found != node.hash:
            what = "is missing." if found is None else "is not the hash of what is below it."
            report.broken(f"node {node.level}/{node.index}", what)


def _stored(made: Sequence[MadeNode]) -> dict[NodeId, bytes]:
    runs: dict[int, list[int]] = {}
    for node in made:
        runs.setdefault(node.level, []).append(node.index)
    condition = Q(level__lt=0)
    for level, indices in runs.items():
        condition |= Q(level=level, index__gte=indices[0], index__lte=indices[-1])
    rows = Node.objects.filter(condition).values_list("level", "index", "hash")
    return {(level, index): bytes(value) for level, index, value in rows}


def _check_nothing_else(report: Report) -> None:
    """No event before the first, no details or nodes of events that don't exist."""
    size = report.size
    if Event.objects.filter(index__lt=0).exists():
        report.broken("event -1", "stands before the first event.")
    beyond = Q(index__lt=0) | Q(index__gte=size)
    for index in EventDetail.objects.filter(beyond).values_list("index", flat=True)[:1]:
        if not Event.objects.filter(index=index).exists():
            report.broken(f"event {index}", "has details but does not exist.")
    wrong = Q(level__lt=0) | Q(index__lt=0)
    for level in range(size.bit_length() + 1):
        wrong |= Q(level=level, index__gte=size >> level)
    for level, index in Node.objects.filter(wrong).values_list("level", "index")[:1]:
        if (index + 1) << max(level, 0) > Event.objects.count():
            report.broken(f"node {level}/{index}", "covers events that do not exist.")
