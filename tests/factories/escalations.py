"""Reports and cases for tests, made by the real acts.

house = a_house()                           # a desk, a director, staff, the code in force
case = a_case(house)                        # one report of a negative post
case = a_claimed_case(house)                # taken up by house.adviser
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from escalations.models import Case, Draft, Report
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from policy.models import Version
from werksaam.people.models import Role, Team, User

from .people import person, team
from .policy import published_code

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A working morning, ten o'clock in Amsterdam."""

KIND = "negatief-bericht"
QUOTE = "Bij WerkSaam nemen ze de telefoon niet eens op."


@dataclass(frozen=True)
class House:
    """The people of a test."""

    adviser: User
    colleague: User
    secretary: User
    director: User
    manager: User
    reporter: User
    other: User
    hall: Team
    version: Version


def a_house() -> House:
    """A desk of two advisers and a secretary, a director, a team with a manager."""
    director = person("Dirk", roles=[Role.DIRECTOR])
    manager = person("Mara")
    top = team("Directie", manager=director)
    hall = team("Hal 3", parent=top, manager=manager)
    return House(
        adviser=person("Anna", roles=[Role.COMMS_ADVISER], team=top),
        colleague=person("Bram", roles=[Role.COMMS_ADVISER], team=top),
        secretary=person("Sara", roles=[Role.SECRETARIAT], team=top),
        director=director,
        manager=manager,
        reporter=person("Rik", team=hall),
        other=person("Olga", team=hall),
        hall=hall,
        version=published_code(by=person(), second=person()),
    )


def answers(**changed: Any) -> dict[str, Any]:
    """A whole set of answers; `named=[ids]` names colleagues."""
    named = {"colleague_named": "yes"} if changed.get("named") else {}
    return {
        "platform": "facebook",
        "address": "https://facebook.example/groep/bericht-8841",
        "seen_at": "2026-11-23T09:00:00+01:00",
        "quote": QUOTE,
        "colleague_named": "no",
        "why": ["facts_wrong"],
        **named,
        **changed,
    }


def a_draft(by: User, **changed: Any) -> Draft:
    """A draft that can be sent."""
    return save_draft(by=by, kind=KIND, answers=answers(**changed))


def a_report(by: User, **changed: Any) -> Report:
    """A report of a negative post, sent."""
    return submit(by=by, draft=a_draft(by, **changed))


def a_case(house: House, **changed: Any) -> Case:
    """The case of one report by `house.reporter`."""
    return a_report(house.reporter, **changed).case


def a_claimed_case(house: House, **changed: Any) -> Case:
    """The same, taken up by `house.adviser`."""
    return claim(by=house.adviser, case=a_case(house, **changed))
