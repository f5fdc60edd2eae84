"""Replacing a dated fact by a newer one; the only way such a fact changes."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import TypeVar

from django.db.models.base import ModelState

from werksaam import clock
from werksaam.audit.recording import record

from .models import Dated, User

D = TypeVar("D", bound=Dated)


def note(row: D, *, by: User | None, change: str = "began") -> D:
    """Store a new dated fact with its event."""
    row.save(force_insert=True)
    record(row.ACTION, by=by, about=row, facts={"change": change})
    return row


def supersede(row: Dated, *, by: User | None) -> None:
    """Say that `row` no longer is what we hold to be true. Its days stay as they were."""
    row.superseded_at = clock.now()
    row.save(update_fields=["superseded_at"])
    record(row.ACTION, by=by, about=row, facts={"change": "superseded"})


def end(row: D, *, by: User | None, last_day: date) -> D | None:
    """Let `row` end on `last_day`; if it had not begun by then, it never holds (None)."""
    supersede(row, by=by)
    if row.starts_on > last_day:
        return None
    shorter = copy(row)
    shorter.pk, shorter._state = None, ModelState()
    shorter.ends_on, shorter.recorded_at, shorter.superseded_at = last_day, clock.now(), None
    return note(shorter, by=by, change="ended")
