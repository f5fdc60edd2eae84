"""Permissions of third parties, made by the real acts.

report = a_permission_report(house.reporter)      # asked, with the desk
permission = a_permission(house)                  # verified by house.adviser
"""

from __future__ import annotations

from datetime import date
from typing import Any

from escalations.deciding import decide
from escalations.models import Case, Decision, Permission, Report
from escalations.registers.permissions import Terms
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from werksaam.people.joining import close_account
from werksaam.people.models import User

from .escalations import House
from .people import person

KIND = "toestemming"
PARTY = "Bakkerij De Korenbloem"
GIVEN, UNTIL = date(2026, 11, 2), date(2027, 11, 1)
"""Before and after the Monday of the tests."""


def answers(**changed: Any) -> dict[str, Any]:
    """A whole set of answers; the proof is a text."""
    return {
        "party_kind": "customer",
        "party_name": PARTY,
        "scope": "Eén foto van de nieuwe tuin, op onze Facebookpagina.",
        "given_on": GIVEN.isoformat(),
        "until": UNTIL.isoformat(),
        "proof": "Mail van 2 november, in de mailbox van het team.",
        **changed,
    }


def a_permission_report(by: User, **changed: Any) -> Report:
    """A permission that someone reported, sent."""
    return submit(by=by, draft=save_draft(by=by, kind=KIND, answers=answers(**changed)))


def terms(until: date = UNTIL, **changed: Any) -> Terms:
    """What the desk verified."""
    said = {"scope": "Eén foto van de tuin.", "proof": "Mail van 2 november.", **changed}
    return Terms(**said, until=until)


def decided(by: User, case: Case, outcome: str = "registered", **given: Any) -> Decision:
    """A decision on such a case, taken up first where nobody has it."""
    current = claim(by=by, case=Case.objects.get(pk=case.pk))
    more = {"more": terms()} if outcome == "registered" else {}
    words: dict[str, Any] = {"motivation": "Ik heb de mail gelezen.", "outcome": outcome}
    words |= more | given
    return decide(by=by, case=current, revision=current.revision, **words)


def a_permission(house: House, *, by: User | None = None, **given: Any) -> Permission:
    """One in the register, of `by` (default: the reporter), verified by the adviser."""
    report = a_permission_report(by or house.reporter, **given.pop("said", {}))
    return permission_of(decided(house.adviser, report.case, **given))


def an_orphan(house: House) -> Permission:
    """One whose holder no longer works here."""
    gone = person("Weg", team=house.hall)
    made = a_permission(house, by=gone)
    close_account(by=None, person=gone)
    return made


def permission_of(decision: Decision) -> Permission:
    """What the decision put in the register."""
    return Permission.objects.get(decision=decision)
