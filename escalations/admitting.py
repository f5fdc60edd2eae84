"""The first gate of a violation: is the report concrete and substantiated?"""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .access import visible_cases
from .models import Admission, Case
from .queries_hearing import passed_of
from .refusals import NotAllowedNow
from .transitions import move


@act
def admit(*, by: User, case: Case, revision: int, reason: str) -> Admission:
    """Take a report of a violation up, with the reason: what is concrete, what supports it.

    The other way, not taking it up, is a decision. Raises Stale, NotAllowedNow for who is
    not the handler, ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("Taking it up needs a reason.")
    current = visible_cases(by).get(pk=case.pk)
    if current.state == "claimed" and passed_of(current).admitted:
        raise NotAllowedNow(current)
    move(current, "admit", by=by, revision=revision)
    admission = Admission.objects.create(
        case=current,
        reason=reason,
        admitted_by=by,
        admitted_by_name=by.name,
        admitted_at=clock.now(),
    )
    record("admission.written", by=by, about=admission)
    return admission
