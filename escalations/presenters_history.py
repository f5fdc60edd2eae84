"""A history on the screen: when, what, who, with the icon of each kind of event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from werksaam import clock

from .history import Line
from .kinds import Text
from .presenters_times import day_in_words, time_of_day

_SHOWN = {
    "report.submitted": ("report", "is-primary"),
    "report.notified": ("unlock", "is-ok"),
    "report.withdrawn": ("out", "is-wait"),
    "report.withdrawal_asked": ("out", "is-todo"),
    "report.advised": ("chat", "is-info"),
    "report.rerouting_asked": ("chat", "is-todo"),
    "report.rerouting_answered": ("chat", "is-info"),
    "report.rerouted": ("next", "is-primary"),
    "case.rerouted": ("out", "is-wait"),
    "case.succeeded": ("out", "is-wait"),
    "message.sent": ("chat", "is-info"),
    "attachment.added": ("image", "is-wait"),
    "note.written": ("note", "is-wait"),
    "case.opened": ("inbox", "is-wait"),
    "case.report_added": ("merge", "is-wait"),
    "case.looked_at": ("eye", "is-wait"),
    "case.seen": ("eye", "is-wait"),
    "case.claimed": ("person", "is-primary"),
    "case.released": ("out", "is-wait"),
    "case.handed_over": ("people", "is-primary"),
    "case_link.made": ("link", "is-info"),
    "case_link.undone": ("link", "is-wait"),
    "case.recused": ("out", "is-todo"),
    "case.reassigned": ("people", "is-todo"),
    "case.appointed": ("people", "is-todo"),
    "case.waiting": ("pause", "is-todo"),
    "case.set_aside": ("pause", "is-wait"),
    "case.brought_back": ("next", "is-primary"),
    "case.weighed": ("chart", "is-wait"),
    "case.resumed": ("next", "is-primary"),
    "case.proposed": ("pen", "is-todo"),
    "case.sent_back": ("prev", "is-todo"),
    "case.reviewed": ("people", "is-ok"),
    "case.informed": ("chat", "is-info"),
    "case.decided": ("pen", "is-ok"),
    "case.referred": ("people", "is-todo"),
    "case.passed_on": ("next", "is-todo"),
    "action.ended": ("done", "is-ok"),
    "placement.noted": ("out", "is-ok"),
    "watch.set": ("clock", "is-todo"),
    "watch.looked": ("eye", "is-ok"),
    "case.closed": ("done", "is-ok"),
    "case.reopened": ("next", "is-todo"),
    "case.withdrawn": ("out", "is-wait"),
    "case.admitted": ("check", "is-primary"),
    "case.hearing_opened": ("chat", "is-todo"),
    "case.findings_answered": ("chat", "is-ok"),
    "case.subject_told": ("person", "is-info"),
    "case.objected": ("prev", "is-todo"),
    "day_statement.made": ("eye", "is-todo"),
    "notice.delayed": ("pause", "is-todo"),
}


@dataclass(frozen=True)
class HistoryLine:
    """One line of `.trail`."""

    at: datetime
    time: str
    icon: str
    tone: str
    label: Text
    who: Text
    number: int
    sealed: bool


@dataclass(frozen=True)
class HistoryDay:
    """What happened on one day; `name` is "today", "19 November"."""

    name: str
    lines: list[HistoryLine]


def history_days(lines: Iterable[Line]) -> list[HistoryDay]:
    """The lines of a history by day, ready to show."""
    by_day = groupby(lines, key=lambda line: day_in_words(line.at))
    return [HistoryDay(name, [_line(line) for line in found]) for name, found in by_day]


def _line(line: Line) -> HistoryLine:
    icon, tone = _SHOWN.get(line.action, ("clock", "is-wait"))
    return HistoryLine(
        clock.local(line.at),
        time_of_day(line.at),
        icon,
        tone,
        line.label,
        line.who,
        line.index,
        line.sealed,
    )
