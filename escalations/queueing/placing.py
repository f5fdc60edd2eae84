"""The place of a case in the queue, as its rows say it is; and putting right what is not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import structlog
from django.db.models import Exists, OuterRef

from werksaam import clock

from ..models import Case, Decision, Hearing, Rank, State
from .urgency import queue_rank, urgent_at

_FROM = ("state", "due_at", "severity", "reach", "waits_until")
PARTS = 256
"""Minutes in which every case has been looked at: some four hours."""

log = structlog.get_logger(__name__)


def place_of(case: Case, **changes: Any) -> dict[str, Any]:
    """The columns of its place, were the case to change so (1 query while a subject is heard)."""
    now = {name: getattr(case, name) for name in _FROM}
    now |= {name: value for name, value in changes.items() if name in now}
    awaits = now["state"] == State.HEARING and _awaited().filter(case=case).exists()
    late = now["waits_until"] is not None and now["due_at"] < clock.now()
    return {
        "queue_rank": queue_rank(now["state"], awaits_subject=awaits, is_late_aside=late),
        "urgent_at": urgent_at(now["due_at"], now["severity"], now["reach"]),
    }


def place(case: Case) -> bool:
    """Put the case where its rows say; whether it stood elsewhere. In an act that holds it."""
    right = place_of(case) | {"awaits_review": _awaits_review(case)}
    if all(getattr(case, name) == value for name, value in right.items()):
        return False
    Case.objects.filter(pk=case.pk, revision=case.revision).update(**right)
    for name, value in right.items():
        setattr(case, name, value)
    return True


def place_due() -> int:
    """Put right what time changed, and whatever else is not where the rule says; how many.

    For `run_due`. Where a subject can answer no longer, the case is there to do from today; and
    so is what was set aside and got late. Of all other cases a part is looked at each minute;
    what was wrong with those is in the log: an act wrote a row that the place follows from, and
    did not call `place`.
    """
    over = Case.objects.filter(~Exists(_awaited().filter(case=OuterRef("pk"))))
    heard = over.filter(state=State.HEARING, queue_rank=Rank.WAITS)
    late = Case.objects.filter(waits_until__isnull=False, due_at__lt=clock.now())
    changed = [*heard, *late.filter(queue_rank=Rank.WAITS)]
    freed = sum(place(case) for case in changed)
    return freed + place_part(int(clock.now().timestamp()) // 60 % PARTS)


def place_part(part: int) -> int:
    """Look at one part of all cases by their keys, which are random; how many were wrong."""
    first, size = part * (1 << 128) // PARTS, (1 << 128) // PARTS
    keys = UUID(int=first), UUID(int=first + size - 1)
    wrong = [case for case in Case.objects.filter(pk__range=keys).iterator() if place(case)]
    for case in wrong:
        log.warning("queue.place_was_wrong", case=case.reference)
    return len(wrong)


def _awaits_review(case: Case) -> bool:
    pending = Decision.objects.filter(case=case, needs_review=True, review__isnull=True)
    return pending.exists()


def _awaited() -> Any:
    return Hearing.objects.filter(answer__isnull=True, answer_by__gte=clock.today())
