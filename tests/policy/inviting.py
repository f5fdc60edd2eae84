"""Rounds with reminders, and what leaves the portal at a moment, for tests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from policy.inviting import invite_due
from policy.models import Invitation, Round, Version
from tests.factories.people import person
from werksaam import clock
from werksaam.notifications.delivering import deliver_due
from werksaam.notifications.models import Mail
from werksaam.people.models import Role, User


def local(text: str) -> datetime:
    """A moment in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.AMSTERDAM)


def a_round(version: Version, opens_on: str, due_on: str, *reminders: int, **given: Any) -> Round:
    """A round with its reminders, as stored."""
    return Round.objects.create(
        version=version,
        opens_on=date.fromisoformat(opens_on),
        due_on=date.fromisoformat(due_on),
        reminder_days=list(reminders),
        opened_by=person(roles=[Role.SECRETARIAT]),
        **given,
    )


def mailed_at(moment: str, *people: User, leave: bool = True) -> list[tuple[str, str]]:
    """The mails that come about at a moment: who, by which template; of `people` alone.

    They leave at once, unless told to stay in the outbox.
    """
    before = set(Mail.objects.values_list("pk", flat=True))
    with clock.at(local(moment)):
        invite_due()
        if leave:
            deliver_due()
    new = Mail.objects.exclude(pk__in=before)
    names = {one.pk: one.name for one in people}
    found = new.values_list("person_id", "template")
    return sorted((names[one], template) for one, template in found if one in names)


def invited_to(someone: User) -> list[tuple[str, bool]]:
    """The days on which someone was invited or reminded, and which of the two it was."""
    rows = Invitation.objects.filter(person=someone).values_list("day", "is_reminder")
    return [(day.isoformat(), is_reminder) for day, is_reminder in rows]
