"""Who can be called outside working hours, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from werksaam import clock

from .duty import on_duty
from .models import DESK, DeskDuty
from .presenters_absence import days_in_words
from .roles import people_with


@dataclass(frozen=True)
class DutyLine:
    """A line of the roster; `has_left` where the person no longer works at the desk."""

    name: str
    phone: str
    days: str
    is_now: bool
    has_left: bool
    end_url: str


@dataclass(frozen=True)
class OnCall:
    """Someone to call now, with their own number where we know it."""

    name: str
    phone: str
    phone_link: str


def duty_lines(rows: Iterable[DeskDuty]) -> list[DutyLine]:
    """The roster in the order given (2 queries)."""
    today = clock.today()
    desk = set(people_with(*DESK).values_list("pk", flat=True))
    return [
        DutyLine(
            name=row.person.name,
            phone=row.person.phone,
            days=days_in_words(row.starts_on, row.ends_on),
            is_now=row.starts_on <= today,
            has_left=row.person_id not in desk,
            end_url=reverse("duty:end", args=[row.pk]),
        )
        for row in rows
    ]


def on_call() -> list[OnCall]:
    """Who of the desk can be called today (1 query)."""
    return [
        OnCall(person.name, person.phone, "".join(c for c in person.phone if c in "+0123456789"))
        for person in on_duty(clock.today())
    ]
