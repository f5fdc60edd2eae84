"""Whose answer a case waits for: of several reporters, the one who was asked."""

from __future__ import annotations

from uuid import UUID

from werksaam.audit.models import EventDetail
from werksaam.audit.queries import events_about

from .models import Case, Message, State


def waits_for(case: Case) -> UUID | None:
    """The report whose reporter must answer; None where the case waits for nobody, or a day.

    The act that sets a case to waiting sends its question next, so in the trail that
    message follows.
    """
    if case.state != State.WAITING or case.waits_until is not None:
        return None
    set_to_wait = [e.index for e in events_about([case]) if e.action == "case.waiting"]
    if not set_to_wait:
        return None
    asked = EventDetail.objects.filter(index=set_to_wait[-1] + 1, object_type=Message.RECORD_TYPE)
    question = Message.objects.filter(pk__in=list(asked.values_list("object_id", flat=True)))
    return question.values_list("report_id", flat=True).first()
