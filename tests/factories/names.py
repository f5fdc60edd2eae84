"""Account names: asked for, approved, and one whose holder left; by the real acts.

report = a_name_request(house.reporter)                    # asked for
name = an_approved_name(house.adviser, house.reporter)     # approved, in the register
"""

from __future__ import annotations

from typing import Any

from escalations.deciding import decide
from escalations.models import AccountName, Decision, Report
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from werksaam.people.models import User

NAMES = "accountnaam"
HANDLE = "WerkSaamHal3"


def name_answers(**changed: Any) -> dict[str, Any]:
    """A whole set of answers."""
    return {
        "platform": "instagram",
        "handle": HANDLE,
        "purpose": "Laten zien wat ons team maakt.",
        "since": "2026-11-23",
        **changed,
    }


def a_name_request(by: User, **changed: Any) -> Report:
    """A name is asked for."""
    draft = save_draft(by=by, kind=NAMES, answers=name_answers(**changed))
    return submit(by=by, draft=draft)


def decided_name(by: User, report: Report, outcome: str = "approve", advice: str = "") -> Decision:
    """What an adviser, or who was named, decides about it."""
    case = claim(by=by, case=report.case)
    return decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation="Past bij wat we online doen.",
        advice_to_reporter=advice or ("Kies een andere naam." if outcome == "refuse" else ""),
    )


def an_approved_name(adviser: User, holder: User, **changed: Any) -> AccountName:
    """The name in the register."""
    decision = decided_name(adviser, a_name_request(holder, **changed))
    return AccountName.objects.get(decision=decision)
