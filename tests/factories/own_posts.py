"""Reports of the kinds about a post of one's own, and a tip, made by the real acts.

report = a_report_of(DOUBT_NAME, house.reporter)    # sent
case = in_hand(DOUBT_RIGHT, house)                  # taken up by whom it goes to
advised(case, by=house.adviser)                     # decided with advice
"""

from __future__ import annotations

from typing import Any

from escalations.deciding import decide
from escalations.models import Case, Decision, Report
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from werksaam.people.models import User

from .escalations import House

DOUBT_NAME, DOUBT_RIGHT = "twijfel-imago", "twijfel-juistheid"
ACCUSED, TIP = "beschuldiging", "nieuwstip"
FOUR = (DOUBT_NAME, DOUBT_RIGHT, ACCUSED, TIP)
ADVICE = "Laat de laatste zin weg."

_OF_A_POST = {"whose": "planned", "platform": "facebook", "colleague_named": "no"}
_ANSWERS: dict[str, dict[str, Any]] = {
    DOUBT_NAME: {"quote": "Weer maandag. Zucht.", "doubt": "Klinkt het te negatief?", **_OF_A_POST},
    DOUBT_RIGHT: {"quote": "De kantine gaat dicht.", "doubt": "Of dat klopt.", **_OF_A_POST},
    ACCUSED: {
        "what_it_is": "mistake",
        "quote": "Ik schreef een verkeerde datum.",
        "colleague_named": "no",
        "where": "facebook",
        "link": "https://facebook.example/rik/1",
        "corrected": "no",
    },
    TIP: {"quote": "Ons team maakte duizend bankjes.", "on_day": "2026-12-01", "people": "nobody"},
}


def answers_of(kind: str, **changed: Any) -> dict[str, Any]:
    """A whole set of answers; `named=[ids]` names colleagues."""
    named = {"colleague_named": "yes"} if changed.get("named") else {}
    return {**_ANSWERS[kind], **named, **changed}


def a_report_of(kind: str, by: User, **changed: Any) -> Report:
    """A report of this kind, sent."""
    draft = save_draft(by=by, kind=kind, answers=answers_of(kind, **changed))
    return submit(by=by, draft=draft)


def handler_of(kind: str, house: House) -> User:
    """Who handles what `house.reporter` sends."""
    return house.manager if kind == DOUBT_NAME else house.adviser


def in_hand(kind: str, house: House, **changed: Any) -> Case:
    """The case of one report by `house.reporter`, taken up."""
    report = a_report_of(kind, house.reporter, **changed)
    return claim(by=handler_of(kind, house), case=report.case)


def advised(case: Case, by: User, outcome: str = "advice", advice: str = ADVICE) -> Decision:
    """A decision on the case as it is now."""
    return decide(
        by=by,
        case=case,
        revision=Case.objects.get(pk=case.pk).revision,
        outcome=outcome,
        motivation="Zo is het rustiger.",
        advice_to_reporter=advice,
    )
