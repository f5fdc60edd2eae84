"""Derailing discussions for tests, made by the real acts.

case = a_discussion(house)                  # reported by house.reporter, to house.manager
case = a_discussion_in_hand(house)          # taken up by house.manager
case = an_agreed_discussion(house)          # decided: the reporter does one thing
case = a_referred_discussion(house)         # brought to the desk
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from escalations.agreeing import Agreed
from escalations.deciding import decide
from escalations.models import AgreedAction, Case, Decision, Draft, Report
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from werksaam import clock
from werksaam.people.models import User

from .escalations import House

DISCUSSION = "ontsporende-discussie"
SAID = "Ze blijven maar schelden in de buurtgroep."


def answers(**changed: Any) -> dict[str, Any]:
    """A whole set of answers; `named=[ids]` names colleagues."""
    named = {"colleague_named": "yes"} if changed.get("named") else {}
    return {
        "called": "spoke",
        "platform": "facebook",
        "address": "https://facebook.example/groep/ruzie-12",
        "seen_at": "2026-11-23T09:00:00+01:00",
        "quote": SAID,
        "own_part": "yes",
        "colleague_named": "no",
        **named,
        **changed,
    }


def a_draft(by: User, **changed: Any) -> Draft:
    """A draft that can be sent."""
    return save_draft(by=by, kind=DISCUSSION, answers=answers(**changed))


def a_report(by: User, **changed: Any) -> Report:
    """A report of a derailing discussion, sent."""
    return submit(by=by, draft=a_draft(by, **changed))


def a_discussion(house: House, **changed: Any) -> Case:
    """The case of one report by `house.reporter`."""
    return a_report(house.reporter, **changed).case


def a_discussion_in_hand(house: House, **changed: Any) -> Case:
    """The same, taken up by `house.manager`."""
    return claim(by=house.manager, case=a_discussion(house, **changed))


def a_line(what: str = "Niet meer reageren.", who: str = "reporter", days: int = 2) -> Agreed:
    """Something to agree on, due in so many days."""
    return Agreed(what, who, clock.today() + timedelta(days=days))


def decided(case: Case, by: User, outcome: str = "agreed", **given: Any) -> Decision:
    """A decision on the case as it is now; with outcome `agreed` on one line, if none are given."""
    if outcome == "agreed":
        given.setdefault("agreed", [a_line()])
    case.refresh_from_db()
    decision = decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation="Rust helpt hier het best.",
        **given,
    )
    case.refresh_from_db()
    return decision


def an_agreed_discussion(house: House, *lines: Agreed) -> Case:
    """Decided by `house.manager`, with these lines."""
    case = a_discussion_in_hand(house)
    decided(case, house.manager, agreed=list(lines) or [a_line()])
    return case


def a_referred_discussion(house: House) -> Case:
    """Brought to the desk by `house.manager`."""
    case = a_discussion_in_hand(house)
    decided(case, house.manager, "refer")
    return case


def action_of(case: Case, number: int = 1) -> AgreedAction:
    """A line that was agreed."""
    return AgreedAction.objects.get(decision__case=case, number=number)
