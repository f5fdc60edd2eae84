"""A round and its confirmations, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from policy.acknowledging import confirm
from policy.models import Round, Version
from policy.rounds import open_round, stop_round
from tests.factories.people import person
from werksaam import clock
from werksaam.people.models import Role, User

NEW = "/beheer/rondes/nieuw/"
CHECKED = {"checked": "1"}


def days(opens: int = 0, due: int = 14) -> dict[str, Any]:
    """The days of a round, counted from today."""
    today = clock.today()
    return {"opens_on": today + timedelta(days=opens), "due_on": today + timedelta(days=due)}


def filled(version: Version, opens: int = 0, due: int = 14, **changed: Any) -> dict[str, Any]:
    """The form of a new round, filled in."""
    texts = {"invitation_nl": "Lees de code.", "invitation_en": "Read the code."}
    return {"version": version.pk, "audience": "everyone", **days(opens, due), **texts, **changed}


def asked(
    version: Version,
    *,
    confirmed: Iterable[User] = (),
    opens_on: date | None = None,
    due_on: date | None = None,
) -> Round:
    """A round opened yesterday, due in two weeks, that these people confirmed in.

    A round that still runs is stopped first, as the desk must.
    """
    today = clock.today()
    by = person(roles=[Role.COMMS_ADVISER])
    opens_on = opens_on or today - timedelta(days=1)
    due_on = due_on or today + timedelta(days=14)
    for running in Round.objects.filter(stopped_at__isnull=True, due_on__gte=opens_on):
        stop_round(by=by, opened=running, reason="Er komt een nieuwe ronde.")
    with clock.at(datetime.combine(opens_on, time(9), tzinfo=clock.AMSTERDAM)):
        made = open_round(by=by, version=version, opens_on=opens_on, due_on=due_on)
    for someone in confirmed:
        confirm(by=someone, version=version, language="nl")
    return made
