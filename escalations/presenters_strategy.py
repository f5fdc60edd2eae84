"""What was agreed on the screen: who does what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.models import User

from .handled_by import THE_TEAM, before_sending
from .kinds import Kind, Text
from .models import AgreedAction, Case, Doer, Report
from .presenters_status import Status
from .presenters_times import since
from .queries_strategy import actions_of, may_end_actions, own_actions_of


@dataclass(frozen=True)
class ActionLine:
    """One line; `done_url` and `drop_url` only for who may end it so, while it is open."""

    number: int
    what: str
    who: str
    by_when: str
    status: Status
    note: str
    done_url: str = ""
    drop_url: str = ""


def strategy_for_reporter(report: Report, of_kind: Kind, *, is_open: bool) -> list[ActionLine]:
    """What was agreed, as its reporter reads it: they may mark done what is theirs."""
    if not of_kind.plans:
        return []
    names: dict[str, Text] = {
        Doer.REPORTER: _("You"),
        Doer.HANDLER: before_sending(of_kind).first,
        Doer.DESK: THE_TEAM,
    }
    return [
        _line(action, names, done_url=_done_url(report, action) if is_open else "")
        for action in own_actions_of(report)
    ]


def strategy_for_handler(case: Case, of_kind: Kind, viewer: User) -> list[ActionLine]:
    """What was agreed, for who sees the case: its handler may end any line, and while the
    handler is away or gone so may others."""
    if not of_kind.plans:
        return []
    several = len(case.reports.all()) > 1
    actions = list(actions_of(case))
    is_open = any(action.ended_at is None for action in actions)
    may_end = is_open and may_end_actions(viewer, case)
    return [
        _for_handler(case, action, _names(action, several=several), may_end) for action in actions
    ]


def reporter_named(report: Report) -> str:
    """One of several reporters, for who handles the case."""
    return _("The reporter %(name)s") % {"name": report.reporter_name}


def _names(action: AgreedAction, *, several: bool) -> dict[str, Text]:
    names: dict[str, Text] = {doer.value: doer.label for doer in Doer}
    if several and action.report:
        names[Doer.REPORTER] = reporter_named(action.report)
    return names


def is_late(action: AgreedAction) -> bool:
    """Whether it should have been done by now."""
    return action.ended_at is None and action.due_on < clock.today()


def _for_handler(
    case: Case, action: AgreedAction, names: Mapping[str, Text], may_end: bool
) -> ActionLine:
    if not may_end or action.ended_at is not None:
        return _line(action, names)
    at = [case.reference, action.pk]
    return _line(
        action,
        names,
        done_url=reverse("escalations:finish_action", args=at),
        drop_url=reverse("escalations:drop_action", args=at),
    )


def _done_url(report: Report, action: AgreedAction) -> str:
    if action.who != Doer.REPORTER or action.ended_at is not None:
        return ""
    return reverse("escalations:finish_own_action", args=[report.reference, action.pk])


def _line(
    action: AgreedAction, names: Mapping[str, Text], *, done_url: str = "", drop_url: str = ""
) -> ActionLine:
    return ActionLine(
        number=action.number,
        what=action.what,
        who=str(names[action.who]),
        by_when=date_format(action.due_on, "l j F"),
        status=_status(action),
        note=action.dropped_reason,
        done_url=done_url,
        drop_url=drop_url,
    )


def _status(action: AgreedAction) -> Status:
    if action.ended_at is not None:
        words = {"time": since(action.ended_at)}
        if action.dropped_reason:
            return Status("wait", "out", _("Dropped, %(time)s") % words)
        return Status("ok", "done", _("Done, %(time)s") % words)
    if is_late(action):
        return Status("error", "alert", _("Too late"))
    return Status("todo", "clock", _("Still to do"))


def any_open(lines: Iterable[ActionLine]) -> bool:
    """Whether something is still to be done: then the case can't be closed."""
    return any(line.status.tone in {"todo", "error"} for line in lines)
