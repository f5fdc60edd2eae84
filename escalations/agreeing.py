"""Agreeing who does what by when, and tracking it to done (4.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .access import own_reports, visible_cases
from .kinds import Outcome
from .models import AgreedAction, Case, Decision, Doer, Report
from .queries_strategy import may_end_actions, open_actions, reports_to_agree_with
from .refusals import ActionEnded, ActionsOpen, NotAllowedNow, NothingToDoAnyMore

MOST = 5
"""Lines in one strategy: more is a project, not an agreement."""


@dataclass(frozen=True)
class Agreed:
    """One line as it is agreed; `who` is a value of `Doer`.

    `report`: whose reporter does it; where the case has one report, it is that one.
    """

    what: str
    who: str
    due_on: date
    report: Report | None = None


class PlanMissing(ValueError):
    """This outcome says who does what, and no line is there; or there are too many."""


class NotAPlan(ValueError):
    """This outcome agrees on nothing, yet there are lines."""


class DueInThePast(ValueError):
    """What is agreed now can't have been due before today."""


class WhichReporter(ValueError):
    """A reporter does it, and the case has more of them, or this one is not of the case."""


def check(chosen: Outcome, lines: Sequence[Agreed]) -> None:
    """Whether these lines fit the outcome. Raises PlanMissing, NotAPlan, DueInThePast."""
    if chosen.plans and not 1 <= len(lines) <= MOST:
        raise PlanMissing(chosen.slug)
    if lines and not chosen.plans:
        raise NotAPlan(chosen.slug)
    if any(line.due_on < clock.today() for line in lines):
        raise DueInThePast(chosen.slug)


def write(decision: Decision, lines: Sequence[Agreed], by: User) -> None:
    """Store the lines of a decision, numbered from one. Inside the act that decides.

    Raises WhichReporter.
    """
    for number, line in enumerate(lines, start=1):
        made = AgreedAction.objects.create(
            decision=decision,
            number=number,
            what=line.what,
            who=Doer(line.who),
            due_on=line.due_on,
            report=_whose(line, decision.case),
        )
        record("action.agreed", by=by, about=made, facts={"who": line.who, "number": number})


@act
def finish(*, by: User, action: AgreedAction) -> AgreedAction:
    """Mark a line done: its reporter their own, whoever handles the case any.

    While the handler is away or may no longer see the case, so may whoever sees it.
    Raises ActionEnded where it ended before, NotAllowedNow for who sees the case and
    may not end it, NothingToDoAnyMore for who withdrew the report, Case.DoesNotExist for a
    stranger.
    """
    return _end(by, action, "")


@act
def drop(*, by: User, action: AgreedAction, reason: str) -> AgreedAction:
    """Let a line go, with a reason; not as its reporter. Raises as `finish`, and ValueError
    without a reason."""
    if not reason.strip():
        raise ValueError("Dropping what was agreed needs a reason.")
    return _end(by, action, reason)


def must_be_done(case: Case) -> None:
    """Whether all that was agreed has ended. Raises ActionsOpen, which says what is left."""
    left = list(open_actions(case))
    if left:
        raise ActionsOpen(case, left)


def _whose(line: Agreed, case: Case) -> Report | None:
    if line.who != Doer.REPORTER:
        return None
    reports = reports_to_agree_with(case)
    if line.report is None and len(reports) == 1:
        return reports[0]
    if line.report not in reports:
        raise WhichReporter(case.reference)
    return line.report


def _end(by: User, action: AgreedAction, reason: str) -> AgreedAction:
    """Once: of two at the same time the second is told."""
    lines = AgreedAction.objects.select_related("decision__case")
    current = lines.select_for_update(of=("self",), no_key=True).get(pk=action.pk)
    back = _may_end(by, current, is_drop=bool(reason))
    if current.ended_at is not None:
        raise ActionEnded(back)
    current.ended_at, current.ended_by, current.dropped_reason = clock.now(), by, reason
    current.save(update_fields=["ended_at", "ended_by", "dropped_reason"])
    record("action.ended", by=by, about=current, facts={"dropped": bool(reason)}, reason=reason)
    return current


def _may_end(by: User, action: AgreedAction, *, is_drop: bool) -> str:
    """The page to go back to, for who may end this line; others are refused."""
    case = action.decision.case
    if not is_drop:
        own = own_reports(by).filter(agreed_actions=action, case=case).first()
        if own is not None and own.withdrawn_at is not None:
            raise NothingToDoAnyMore(own.get_absolute_url())
        if own is not None:
            return own.get_absolute_url()
    seen = visible_cases(by).get(pk=case.pk)
    if not may_end_actions(by, seen):
        raise NotAllowedNow(seen)
    return seen.get_absolute_url()
