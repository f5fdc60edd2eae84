"""Reports that go to a manager, sent by the real acts.

report = a_discussion(house.reporter)               # to the manager of the reporter
report = a_violation(house.reporter, about=someone) # to the manager of `about`
"""

from __future__ import annotations

from typing import Any

from escalations.models import Draft, Report
from escalations.submitting import save_draft, submit
from werksaam.people.models import User

DISCUSSION, VIOLATION = "ontsporende-discussie", "overtreding"
_SEEN_AT = "2026-11-23T09:00:00+01:00"


def a_discussion_draft(by: User, **changed: Any) -> Draft:
    """A derailing discussion, ready to send; `named=[ids]` names colleagues."""
    answers = {
        "called": "not_yet",
        "platform": "facebook",
        "seen_at": _SEEN_AT,
        "quote": "Het loopt uit de hand.",
        "own_part": "no",
        "colleague_named": "yes" if changed.get("named") else "no",
        **changed,
    }
    return save_draft(by=by, kind=DISCUSSION, answers=answers)


def a_discussion(by: User, **changed: Any) -> Report:
    """A derailing discussion, sent."""
    return submit(by=by, draft=a_discussion_draft(by, **changed))


def a_violation(by: User, *, about: User, **changed: Any) -> Report:
    """A violation by `about`, sent."""
    answers = {
        "what_it_is": "hurtful",
        "subject": [about.pk],
        "platform": "facebook",
        "seen_at": _SEEN_AT,
        "quote": "Een collega schold een klant uit.",
        **changed,
    }
    return submit(by=by, draft=save_draft(by=by, kind=VIOLATION, answers=answers))
