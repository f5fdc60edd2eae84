"""A round and its confirmations, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from policy.acknowledging import confirm
from policy.models import Round, Version
from policy.rounds import open_round
from tests.factories.people import person
from werksaam import clock
from werksaam.people.models import Role, User


def asked(
    version: Version,
    *,
    confirmed: Iterable[User] = (),
    opens_on: date | None = None,
    due_on: date | None = None,
) -> Round:
    """A round opened yesterday, due in two weeks, that these people confirmed in."""
    today = clock.today()
    made = open_round(
        by=person(roles=[Role.COMMS_ADVISER]),
        version=version,
        opens_on=opens_on or today - timedelta(days=1),
        due_on=due_on or today + timedelta(days=14),
    )
    for someone in confirmed:
        confirm(by=someone, version=version, language="nl")
    return made
