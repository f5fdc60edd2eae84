"""Reports of the kinds that go to a manager, made by the real acts.

a_discussion(by=house.reporter)                  # to the reporter's manager
a_violation(by=house.reporter, subject=house.other)   # to the subject's manager
"""

from __future__ import annotations

from typing import Any

from escalations.models import Report
from escalations.submitting import save_draft, submit
from werksaam.people.models import User

from .escalations import answers

DISCUSSION, VIOLATION = "ontsporende-discussie", "overtreding"


def a_discussion(by: User, **changed: Any) -> Report:
    """A report of a derailing discussion, sent."""
    said = answers(called="no_answer", own_part="no", **changed)
    return submit(by=by, draft=save_draft(by=by, kind=DISCUSSION, answers=said))


def a_violation(by: User, subject: User, **changed: Any) -> Report:
    """A report that `subject` broke the code, sent."""
    said = answers(what_it_is="hurtful", subject=[subject.pk], **changed)
    return submit(by=by, draft=save_draft(by=by, kind=VIOLATION, answers=said))
