"""The trail as JSON Lines, which the stand-alone verifier accepts."""

import base64
import json
from collections.abc import Iterator

from django.conf import settings

from . import tree
from .models import Checkpoint, Event, EventDetail
from .verify import EXPORT_FORMAT, GROWTH_FORMAT

CHUNK = 1000


def lines(checkpoint: Checkpoint, *, with_details: bool) -> Iterator[str]:
    """The events that `checkpoint` covers, one a line, and its note last.

    Without details it tells what happened and when, and nothing about people.
    """
    yield json.dumps({"format": EXPORT_FORMAT, "origin": settings.AUDIT_ORIGIN})
    for start in range(0, checkpoint.size, CHUNK):
        yield from _chunk(start, min(start + CHUNK, checkpoint.size), with_details)
    yield json.dumps({"checkpoint": checkpoint.note})


def growth(old: Checkpoint, new: Checkpoint) -> str:
    """That the trail sealed as `new` continues the one sealed as `old`, as JSON.

    For who kept an old seal and not its events: it holds no events, so nothing
    about people, and stays small however long the trail is. Raises ValueError
    where `old` is the larger.
    """
    proof = [base64.b64encode(h).decode() for h in tree.consistency_proof(old.size, new.size)]
    said = {"format": GROWTH_FORMAT, "old": old.note, "new": new.note, "proof": proof}
    return json.dumps(said, indent=1)


def _chunk(start: int, end: int, with_details: bool) -> Iterator[str]:
    events = Event.objects.filter(index__gte=start, index__lt=end).order_by("index")
    indices = range(start, end) if with_details else ()
    details = EventDetail.objects.in_bulk(list(indices))
    for event in events:
        line: dict[str, object] = {"leaf": bytes(event.leaf).decode()}
        if detail := details.get(event.index):
            line |= {"details": detail.content(), "key": bytes(detail.key).hex()}
        yield json.dumps(line)
