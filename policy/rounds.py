"""Asking everyone to confirm a version, from a day until a day; and no longer asking it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .models import Policy, Round, Version
from .queries import version_in_force

Words = str | Promise

LONGEST_AHEAD = timedelta(days=366)
"""A last day further away is a slip of the pen (our own rule)."""


class CannotOpen(Exception):
    """This round can't be opened; `errors` says why, by field."""

    def __init__(self, errors: Mapping[str, Words]) -> None:
        super().__init__(", ".join(str(message) for message in errors.values()))
        self.errors = dict(errors)


@act
def open_round(*, by: User, version: Version, opens_on: date, due_on: date) -> Round:
    """Ask everyone employed to confirm `version`. Raises CannotOpen, naming the field.

    Only a version that is in force on the opening day: nobody can confirm another.
    Asked for twice by the same person, it is opened once.
    """
    # Two rounds at once would each not see the other.
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    asked = {"version": version, "opens_on": opens_on, "due_on": due_on, "opened_by": by}
    if same := Round.objects.filter(**asked, stopped_at__isnull=True).first():
        return same
    if errors := why_not(version, opens_on, due_on):
        raise CannotOpen(errors)
    made = Round.objects.create(**asked)
    facts: dict[str, Plain] = {
        "version": version.number,
        "opens_on": opens_on.isoformat(),
        "due_on": due_on.isoformat(),
    }
    record("round.opened", by=by, about=made, facts=facts)
    return made


@act
def stop_round(*, by: User, opened: Round, reason: str) -> None:
    """Ask nobody any more, from now; what was confirmed stays. Stopping twice is stopping once.

    Raises Conflict once the last day has passed: then there is nothing to stop.
    """
    found = Round.objects.select_for_update(no_key=True).get(pk=opened.pk)
    if found.stopped_at:
        return
    if not may_stop(found, clock.today()):
        explanation = _(
            "Its last day has passed. People who have not confirmed are still asked to."
        )
        raise Conflict(_("This round is over"), explanation)
    found.stopped_at, found.stopped_by, found.stop_reason = clock.now(), by, reason
    found.save(update_fields=["stopped_at", "stopped_by", "stop_reason"])
    record("round.stopped", by=by, about=found, facts={}, reason=reason)


def may_stop(opened: Round, day: date) -> bool:
    """Whether there is something to stop: a round that runs, or is yet to begin."""
    return opened.stopped_at is None and day <= opened.due_on


def why_not(version: Version, opens_on: date, due_on: date) -> dict[str, Words]:
    """What is wrong with these days for a new round, by field; empty where nothing is."""
    errors: dict[str, Words] = {}
    today = clock.today()
    if opens_on < today:
        errors["opens_on"] = gettext_lazy("This day has passed. Choose today or a later day.")
    elif version_in_force(version.policy, opens_on) != version:
        errors["version"] = gettext_lazy(
            "This version is not in force on the opening day. Choose the version that is."
        )
    if due_on < opens_on:
        errors["due_on"] = gettext_lazy(
            "The last day is before the opening day. Choose a later last day."
        )
    elif due_on > today + LONGEST_AHEAD:
        errors["due_on"] = gettext_lazy("This day is more than a year away. Choose an earlier one.")
    return errors or _overlap(version.policy, opens_on, due_on)


def _overlap(policy: Policy, opens_on: date, due_on: date) -> dict[str, Words]:
    others = Round.objects.filter(version__policy=policy, stopped_at__isnull=True)
    other = others.filter(opens_on__lte=due_on, due_on__gte=opens_on).first()
    if other is None:
        return {}
    words = _(
        "There is a round from %(first)s to %(last)s already. Stop that one, or choose other days."
    )
    days = {
        "first": date_format(other.opens_on, "j F Y"),
        "last": date_format(other.due_on, "j F Y"),
    }
    return {"opens_on" if opens_on >= other.opens_on else "due_on": words % days}
