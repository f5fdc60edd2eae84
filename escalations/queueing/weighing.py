"""Weighing a case: how bad it is and how many see it, by who can see the post for themselves."""

from __future__ import annotations

from werksaam.acting import act
from werksaam.people.models import User

from ..access import visible_cases
from ..models import Case
from ..transitions import move


@act
def weigh(*, by: User, case: Case, revision: int, severity: int, reach: int) -> Case:
    """Say how serious the case is; its place in the queue follows.

    Saying what it says already changes nothing. Raises Stale, NotAllowedNow, and
    Case.DoesNotExist for who may not see the case.
    """
    current = visible_cases(by).get(pk=case.pk)
    if (current.severity, current.reach) == (severity, reach):
        return current
    facts: dict[str, str | bool | int] = {"severity": severity, "reach": reach}
    move(current, "weigh", by=by, revision=revision, facts=facts, severity=severity, reach=reach)
    return current
