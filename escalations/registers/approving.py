"""Entering an account name into the register, by the decision that approves it (3.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from werksaam import clock
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..kinds import Kind, Outcome, kind
from ..models import AccountName, Decision, Report
from .ending import end
from .handles import normalised
from .name_standing import DECIDED_ANEW, EXTENDED, LAST_DAY_PASSED, Standing
from .names import may_follow, standing_of, taken_for
from .refusals import LastDayPassed, NameTaken


def must_be_free(*, by: User, asked_as: Kind, answers: dict[str, Any]) -> None:
    """Whether `by` can ask for the name in these answers; inside the act that sends them.

    Raises NameTaken, also where someone else asks for it at this moment. Nothing for kinds
    that ask for no name.
    """
    if not _registers_names(asked_as):
        return
    take(Lock.ACCOUNT_NAMES)
    if taken_for(by, answers["platform"], answers["handle"]):
        raise NameTaken(answers["handle"])


def _registers_names(of_kind: Kind) -> bool:
    return any(outcome.registers == "account_name" for outcome in of_kind.outcomes)


def enter(*, by: User, decision: Decision, chosen: Outcome) -> AccountName | None:
    """Enter the name that this decision approves; None for other outcomes. Inside its act.

    What ended by itself is ended first; so is what its own holder asks for anew, and what
    an earlier decision on this case approved. Raises NameTaken where someone got it first,
    LastDayPassed.
    """
    if not _registers_names(kind(decision.case.kind)):
        return None
    take(Lock.ACCOUNT_NAMES)  # of two approvals at once the second finds the first
    _end_earlier(decision, by)
    if chosen.registers != "account_name":
        return None
    report = decision.case.reports.select_related("reporter").order_by("submitted_at")[0]
    before = _make_room(report, by)
    name = AccountName.objects.create(
        **_as_asked(decision, report),
        follows=before,
        decision=decision,
        provision_text=decision.provision_text,
        approved_by=by,
        approved_by_name=by.name,
        approved_at=clock.now(),
    )
    record("account_name.approved", by=by, about=name, facts={"platform": str(name.platform)})
    return name


def _end_earlier(decision: Decision, by: User) -> None:
    """A case that was opened again is decided anew: what it approved before holds no more."""
    earlier = AccountName.objects.select_for_update(no_key=True).filter(
        decision__case=decision.case_id, withdrawn_at__isnull=True
    )
    for name in earlier:
        end(name, by=by, reason=DECIDED_ANEW)


def _make_room(report: Report, by: User) -> AccountName | None:
    """End the entry that stands in the way where it may be; answers the holder's own."""
    asked = report.answers
    there = AccountName.objects.select_for_update(no_key=True).filter(
        platform=asked["platform"],
        normalised_handle=normalised(asked["handle"]),
        withdrawn_at__isnull=True,
    )
    for name in there:
        if not may_follow(name, report.reporter):
            raise NameTaken(asked["handle"])
        is_over = standing_of(name) is Standing.EXPIRED
        end(name, by=by, reason=LAST_DAY_PASSED if is_over else EXTENDED)
        return name if name.holder_id == report.reporter_id else None
    return None


def _as_asked(decision: Decision, report: Report) -> dict[str, Any]:
    """The name just as it was asked for; it holds from the day of the decision at the earliest."""
    asked = report.answers
    since = max(date.fromisoformat(asked["since"]), clock.today())
    until = date.fromisoformat(asked["until"]) if asked.get("until") else None
    if until and until < since:
        raise LastDayPassed(decision.case)
    return {
        "platform": asked["platform"],
        "handle": asked["handle"],
        "normalised_handle": normalised(asked["handle"]),
        "holder": report.reporter,
        "holder_name": report.reporter_name,
        "since": since,
        "until": until,
    }
