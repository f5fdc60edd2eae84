"""Receipts: what lets one person prove one fact, without the portal and without others' facts."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from . import checkpoints, tree
from .models import Event, EventDetail
from .records import Recorded, canonical_record, record_sha256
from .verify import RECEIPT_FORMAT


class NoSuchEvent(LookupError):
    """The trail holds no event about this row (with this action)."""


def receipt_for(
    row: Recorded, *, action: str | None = None, with_record: bool = False
) -> dict[str, Any]:
    """The proof of the first event about `row` (or the first with `action`), ready for JSON.

    It holds the details of the event, so also who acted: give it to those alone
    who may know. `with_record` adds the row itself, if it is still as it was
    when the event was written. Proven by the first checkpoint that covers the event, so
    that a receipt stays the same file; signs one if there is none yet. Not to be called
    inside an act. Raises NoSuchEvent.
    """
    receipt = _receipt(_detail_about(row, action))
    if with_record and receipt["details"]["record_sha256"] == record_sha256(row):
        receipt["record"] = canonical_record(row)
    return receipt


def details_about(rows: Iterable[Recorded]) -> list[EventDetail]:
    """What the trail holds about these rows, in its order (1 query)."""
    ids: dict[str, list[str]] = {}
    for row in rows:
        ids.setdefault(row.RECORD_TYPE, []).append(str(row.pk))
    about = Q(pk__in=[])
    for object_type, keys in ids.items():
        about |= Q(object_type=object_type, object_id__in=keys)
    return list(EventDetail.objects.filter(about).order_by("index"))


def receipts_of(
    details: Iterable[EventDetail], rows: Iterable[Recorded]
) -> Iterator[dict[str, Any]]:
    """The proof of each of these events (3 queries each), with the row that it is about as it
    stood at the event, if it still does. Each proof stays the same file. Not inside an act."""
    held = {(row.RECORD_TYPE, str(row.pk)): row for row in rows}
    for detail in details:
        row = held.get((detail.object_type, detail.object_id))
        receipt = _receipt(detail)
        if row is not None and detail.record_sha256 == record_sha256(row):
            receipt["record"] = canonical_record(row)
        yield receipt


def seal_of(receipt: Mapping[str, Any]) -> tuple[int, str]:
    """Size and root (hex) of the receipt's checkpoint, to show on a page."""
    lines = str(receipt["checkpoint"]).splitlines()
    return int(lines[1]), base64.b64decode(lines[2]).hex()


def _detail_about(row: Recorded, action: str | None) -> EventDetail:
    details = EventDetail.objects.filter(object_type=row.RECORD_TYPE, object_id=str(row.pk))
    if action is not None:
        # Few events are about one row; only theirs are looked up.
        indices = list(details.values_list("index", flat=True))
        wanted = Event.objects.filter(index__in=indices, action=action).values("index")
        details = details.filter(index__in=wanted)
    found = details.order_by("index").first()
    if found is None:
        raise NoSuchEvent(f"No {action or 'event'} about {row.RECORD_TYPE} {row.pk}.")
    return found


def _receipt(detail: EventDetail) -> dict[str, Any]:
    leaf = Event.objects.values_list("leaf", flat=True).get(index=detail.index)
    checkpoint = checkpoints.first_or_sign(covering=detail.index + 1)
    proof = tree.inclusion_proof(detail.index, checkpoint.size)
    return {
        "format": RECEIPT_FORMAT,
        "index": detail.index,
        "leaf": bytes(leaf).decode(),
        "details": detail.content(),
        "key": bytes(detail.key).hex(),
        "proof": [base64.b64encode(value).decode() for value in proof],
        "checkpoint": checkpoint.note,
    }
