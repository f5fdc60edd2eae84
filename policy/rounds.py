"""Asking people to confirm a version, from a day until a day; for longer; and no longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Required, TypedDict, Unpack

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .invitation_texts import standard_invitation
from .models import Audience, Policy, Round, RoundExtension, Version
from .queries_audience import with_those_below
from .queries_rounds import last_day
from .reminder_plan import in_order
from .round_errors import Words, why_not, why_not_later

ASKED = (
    "version_id",
    "is_periodic",
    "audience",
    "audience_of",
    "opens_on",
    "due_on",
    "reminder_days",
    "invitation_nl",
    "invitation_en",
)
"""What makes two rounds the same."""


class CannotOpen(Exception):
    """This round can't be opened, or not be extended so; `errors` says why, by field."""

    def __init__(self, errors: Mapping[str, Words]) -> None:
        super().__init__(", ".join(str(message) for message in errors.values()))
        self.errors = dict(errors)


class Asking(TypedDict, total=False):
    """What the desk says of a new round; see `plan_round`."""

    version: Required[Version]
    opens_on: Required[date]
    due_on: Required[date]
    audience: str
    audience_of: Iterable[str | int]
    is_periodic: bool
    reminder_days: Iterable[int]
    invitation_nl: str
    invitation_en: str


def plan_round(
    *,
    version: Version,
    opens_on: date,
    due_on: date,
    audience: str = Audience.EVERYONE,
    audience_of: Iterable[str | int] = (),
    is_periodic: bool = False,
    reminder_days: Iterable[int] = (),
    invitation_nl: str = "",
    invitation_en: str = "",
) -> Round:
    """The round that would be opened, not stored: with the teams below those chosen, as now."""
    return Round(
        version=version,
        is_periodic=is_periodic,
        audience=audience,
        audience_of=with_those_below(audience, audience_of),
        opens_on=opens_on,
        due_on=due_on,
        reminder_days=in_order(reminder_days),
        invitation_nl=invitation_nl or standard_invitation("nl"),
        invitation_en=invitation_en or standard_invitation("en"),
    )


@act
def open_round(*, by: User, **asked: Unpack[Asking]) -> Round:
    """Ask an audience to confirm a version. Raises CannotOpen, naming the field.

    Only a version that is in force on the opening day: nobody can confirm another.
    Asked for twice by the same person, it is opened once. Without a text the standard
    one is sent.
    """
    # Two rounds at once would each not see the other.
    Policy.objects.select_for_update(no_key=True).get(pk=asked["version"].policy_id)
    planned = plan_round(**asked)
    planned.opened_by = by
    return _opened_before(planned) or _open(planned)


@act
def extend_round(*, by: User, opened: Round, due_on: date, reason: str) -> RoundExtension:
    """Give a round a later last day, for a reason; also once its last day has passed.

    Raises CannotOpen, naming the field, and Conflict for a round that was stopped. The
    same extension twice is made once.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=opened.version.policy_id)
    found = _held(opened)
    if same := found.extensions.filter(due_on=due_on, recorded_by=by, reason=reason).first():
        return same
    if found.stopped_at:
        raise Conflict(
            _("This round was stopped"), _("Nobody is asked any more. Open a new round.")
        )
    if errors := why_not_later(found, due_on):
        raise CannotOpen(errors)
    made = RoundExtension.objects.create(round=found, due_on=due_on, reason=reason, recorded_by=by)
    facts: dict[str, Plain] = {"round": found.pk, "due_on": due_on.isoformat()}
    record("round.extended", by=by, about=made, facts=facts, reason=reason)
    return made


@act
def stop_round(*, by: User, opened: Round, reason: str) -> None:
    """Ask nobody any more, from now; what was confirmed stays. Stopping twice is stopping once.

    Raises Conflict once the last day has passed: then there is nothing to stop.
    """
    found = _held(opened)
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
    return opened.stopped_at is None and day <= last_day(opened)


def _open(planned: Round) -> Round:
    if errors := why_not(planned):
        raise CannotOpen(errors)
    planned.save(force_insert=True)
    facts: dict[str, Plain] = {
        "version": planned.version.number,
        "audience": str(planned.audience),
        "is_periodic": planned.is_periodic,
        "opens_on": planned.opens_on.isoformat(),
        "due_on": planned.due_on.isoformat(),
    }
    record("round.opened", by=planned.opened_by, about=planned, facts=facts)
    return planned


def _opened_before(planned: Round) -> Round | None:
    """The round that the same person opened, asking the same of the same: a double click."""
    own = Round.objects.filter(
        version=planned.version,
        opens_on=planned.opens_on,
        opened_by=planned.opened_by,
        stopped_at__isnull=True,
    )
    return next((row for row in own if _asked(row) == _asked(planned)), None)


def _asked(row: Round) -> list[object]:
    return [getattr(row, name) for name in ASKED]


def _held(opened: Round) -> Round:
    return Round.objects.select_for_update(no_key=True).get(pk=opened.pk)
