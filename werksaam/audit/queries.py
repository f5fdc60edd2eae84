"""Reading the trail: what happened to some rows, and the whole for who checks it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from werksaam import clock
from werksaam.compiled_queries import compiled, filled_up

from .models import Checkpoint, Event, EventDetail
from .records import Plain, Recorded

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9999, 1, 1)
"""Days beyond these have no moment in UTC on every database."""


@dataclass(frozen=True)
class EventView:
    """An event as histories show it; who may see which actor is the caller's rule."""

    index: int
    at: datetime
    action: str
    facts: Mapping[str, Plain]
    actor_id: int | None
    actor_name: str
    on_behalf_of_name: str
    object_type: str
    object_id: str
    reason: str
    sealed: bool
    """Whether a signed checkpoint covers it."""
    has_details: bool = True


def events_about(rows: Iterable[Recorded]) -> list[EventView]:
    """Every event about one of `rows`, in order; one query however many rows."""
    by_type: dict[str, list[str]] = {}
    for row in rows:
        by_type.setdefault(row.RECORD_TYPE, []).append(str(row.pk))
    keys = {object_type: filled_up(ids) for object_type, ids in by_type.items()}
    of_each = tuple((object_type, len(ids)) for object_type, ids in keys.items())
    found = _about(*(key for ids in keys.values() for key in ids), of_each=of_each)
    views = ((_event_of(detail), detail, vars(detail)["sealed"] or 0) for detail in found)
    return [_view(event, detail, sealed) for event, detail, sealed in views if event]


@compiled
def _about(*keys: str, of_each: tuple[tuple[str, int], ...]) -> QuerySet[EventDetail, EventDetail]:
    condition, rest = Q(pk__in=[]), iter(keys)
    for object_type, number in of_each:
        condition |= Q(object_type=object_type, object_id__in=list(islice(rest, number)))
    return _with_events(EventDetail.objects.filter(condition)).order_by("index")


def _with_events(details: QuerySet[EventDetail]) -> QuerySet[EventDetail]:
    """Each detail with the columns of its event, and how far the last checkpoint reaches."""
    event = Event.objects.filter(index=OuterRef("index"))
    columns = {name: Subquery(event.values(name)) for name in ("at", "action", "leaf")}
    last = Checkpoint.objects.order_by("-size").values("size")[:1]
    return details.annotate(**columns, sealed=Subquery(last))


def _event_of(detail: EventDetail) -> Event | None:
    """The event as read with its detail; None where it is gone, which verifying tells."""
    said = vars(detail)
    if said["leaf"] is None:
        return None
    return Event(index=detail.index, at=said["at"], action=said["action"], leaf=said["leaf"])


def done_to(
    action: str, *, by_id: int, about: Collection[Recorded], since: datetime
) -> frozenset[str]:
    """To which of these rows, of one kind, this person did this since then, by key."""
    kinds, keys = {row.RECORD_TYPE for row in about}, [str(row.pk) for row in about]
    details = EventDetail.objects.filter(object_type__in=kinds, object_id__in=keys, actor_id=by_id)
    events = Event.objects.filter(action=action, at__gte=since)
    recent = details.filter(index__in=events.values("index"))
    return frozenset(recent.values_list("object_id", flat=True))


def views_of(
    events: Iterable[Event], details: Mapping[int, EventDetail] | None = None
) -> list[EventView]:
    """`events` with their details, which are fetched where they are not given."""
    events = list(events)
    if details is None:
        details = EventDetail.objects.in_bulk([event.index for event in events])
    sealed = Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0
    return [_view(event, details.get(event.index), sealed) for event in events]


def latest_leaf() -> bytes:
    """The last event (1 query). No two are alike: it differs once anything was recorded."""
    return next((bytes(leaf) for (leaf,) in _last()), b"")


@compiled
def _last() -> QuerySet[Event, tuple[Any, ...]]:
    return Event.objects.order_by("-index").values_list("leaf")[:1]


def trail(
    *, action: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Event]:
    """The trail, newest first; days (both included) are days in the Netherlands."""
    events = Event.objects.order_by("-index")
    if action:
        events = events.filter(action=action)
    if since:
        events = events.filter(at__gte=_start_of(since))
    if until:
        events = events.filter(at__lt=_start_of(min(until, LAST_DAY) + timedelta(days=1)))
    return events


def unmaskings_by(person_id: int, since: datetime) -> list[int]:
    """The indices of the events whose names this person had shown since then."""
    events = Event.objects.filter(action="audit.unmasked", at__gte=since)
    details = EventDetail.objects.filter(actor_id=person_id).in_bulk([e.index for e in events])
    return [e.content()["facts"]["event"] for e in events if e.index in details]


def _start_of(day: date) -> datetime:
    day = min(max(day, FIRST_DAY), LAST_DAY)
    return datetime(day.year, day.month, day.day, tzinfo=clock.AMSTERDAM)


def _view(event: Event, detail: EventDetail | None, sealed: int) -> EventView:
    return EventView(
        index=event.index,
        at=event.at,
        action=event.action,
        facts=event.content()["facts"],
        actor_id=detail.actor_id if detail else None,
        actor_name=detail.actor_name if detail else "",
        on_behalf_of_name=detail.on_behalf_of_name if detail else "",
        object_type=detail.object_type if detail else "",
        object_id=detail.object_id if detail else "",
        reason=detail.reason if detail else "",
        sealed=event.index < sealed,
        has_details=detail is not None,
    )
