"""Whom a reporter can call outside working hours, while their reply is locked (6.7)."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings

from werksaam import clock
from werksaam.people.presenters_duty import OnCall, on_call

from .kinds import kind
from .models import Report, State
from .target_times import is_working_time


@dataclass(frozen=True)
class DutyView:
    """Who can be called; shown only when there is someone, or a number, to call."""

    is_shown: bool = False
    people: list[OnCall] = field(default_factory=list)


def duty_view(report: Report) -> DutyView:
    """Who can be called about `report` now: nobody in working time, or once it is handled."""
    is_over = report.withdrawn_at is not None or report.case.state in {State.DECIDED, State.CLOSED}
    if is_over or not kind(report.kind).locks_reply or is_working_time(clock.now()):
        return DutyView()
    people = on_call()
    return DutyView(bool(people or settings.DESK_PHONE), people)
