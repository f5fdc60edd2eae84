"""What happened to a case, as a projection for who asks: never the raw trail.

A handler sees who did what. A reporter sees their own report and what the team did
since, without names, and nothing of any other report of the same post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from werksaam.audit.actions import in_words
from werksaam.audit.queries import EventView, events_about
from werksaam.audit.records import Recorded
from werksaam.people.models import User

from .access import cases_about, own_reports, visible_cases
from .kinds import Text, kind
from .models import Case, Report
from .queries import load_records, review_of

PORTAL: Text = _("The portal")
THE_TEAM: Text = _("The team")

_SEEN_BY_REPORTER: dict[str, Text] = {
    "report.submitted": _("You sent your report"),
    "report.notified": _("The team knows of it"),
    "report.withdrawal_asked": _("You asked the team to stop"),
    "report.withdrawn": _("You withdrew your report"),
    "report.advised": _("There is advice for you"),
    "message.sent": _("A message was sent"),
    "case.claimed": _("The team took up your report"),
    "case.waiting": _("The team waits for your answer"),
    "case.resumed": _("The team went on"),
    "case.closed": _("The team has finished"),
    "case.reopened": _("The team took it up again"),
}
_WAITING = frozenset({"case.waiting", "case.resumed"})
_FOLDED_FOR_HANDLERS = frozenset(
    {
        "admission.written",
        "decision.written",
        "hearing.answered",
        "hearing.opened",
        "objection.written",
        "report.seen",
    }
)
_ONCE_OF_VIOLATION = frozenset({"case.claimed", "report.advised"})
"""What the reporter of a violation reads once: that it came back tells of an objection."""
_NOT_OF_VIOLATION = frozenset({"case.closed", "case.reopened"})
_SEEN_BY_SUBJECT: dict[str, Text] = {
    "case.hearing_opened": _("Findings were put to you"),
    "case.findings_answered": _("You answered"),
    "day_statement.made": _("Someone looked up what you had confirmed on one day"),
    "case.decided": _("A decision was taken"),
    "case.objected": _("You objected. Another person takes it up"),
    "case.reopened": _("It was taken up again, by another person"),
    "case.closed": _("The case was closed"),
}


@dataclass(frozen=True)
class Line:
    """One line of a history. `index` is its number in the trail; `sealed` says that a
    signed checkpoint covers it."""

    index: int
    at: datetime
    action: str
    label: Text
    who: Text
    sealed: bool


def of_case(case: Case, viewer: User) -> list[Line]:
    """Everything about the case in order, for who may handle it; for others nothing."""
    seen = visible_cases(viewer).filter(pk=case.pk).first()
    if seen is None:
        return []
    load_records(seen)
    return of_loaded_case(seen)


def of_loaded_case(case: Case) -> list[Line]:
    """The same for a page that may show the case and has loaded its records."""
    events = [e for e in events_about(_rows_of(case)) if e.action not in _FOLDED_FOR_HANDLERS]
    return _lines(events, in_words, lambda event: event.actor_name or PORTAL)


def of_report(report: Report, viewer: User) -> list[Line]:
    """The reporter's own report in order; for anyone else nothing."""
    if not own_reports(viewer).filter(pk=report.pk).exists():
        return []
    rows: list[Recorded] = [report, report.case, *report.messages.all()]
    events = [
        event
        for event in events_about(rows)
        if event.action in _SEEN_BY_REPORTER and _since(report, event)
    ]
    if kind(report.kind).hears_subject:
        events = _without_what_follows(events)

    def who(event: EventView) -> Text:
        if event.actor_id is None:
            return PORTAL
        return viewer.name if event.actor_id == viewer.pk else THE_TEAM

    return _lines(_waits_for(viewer, events), _SEEN_BY_REPORTER.__getitem__, who)


def of_subject(case: Case, viewer: User) -> list[Line]:
    """What the subject of a violation may know, from the hearing on; for others nothing."""
    if not cases_about(viewer).filter(pk=case.pk).exists():
        return []
    events = [
        event
        for event in events_about([case, *case.day_statements.all()])
        if event.action in _SEEN_BY_SUBJECT and event.facts.get("waived") is not True
    ]
    return _lines(
        events,
        _SEEN_BY_SUBJECT.__getitem__,
        lambda event: event.actor_name or PORTAL,
    )


def _without_what_follows(events: list[EventView]) -> list[EventView]:
    """For the reporter of a violation: until it was handled, and nothing of what came after."""
    found: dict[object, EventView] = {}
    for event in sorted(events, key=lambda event: event.index):
        if event.action not in _NOT_OF_VIOLATION:
            once = event.action in _ONCE_OF_VIOLATION
            found.setdefault(event.action if once else event.index, event)
    return list(found.values())


def _waits_for(viewer: User, events: list[EventView]) -> Iterator[EventView]:
    """Leave out waiting, and going on after it, where the question was to another reporter.

    The act that sets a case to waiting sends its question next, so that event follows.
    """
    questions = {e.index for e in events if e.facts.get("from_reporter") is False}
    is_asked = False
    for event in sorted(events, key=lambda event: event.index):
        if event.action == "case.waiting":
            is_asked = event.index + 1 in questions
        if event.action in _WAITING and not is_asked:
            continue
        if event.action == "case.resumed" and event.actor_id == viewer.pk:
            continue  # the line of the answer itself tells
        yield event


def _since(report: Report, event: EventView) -> bool:
    """What happened to the case before this report came is about another's report."""
    return not event.action.startswith("case.") or event.at >= report.submitted_at


def _rows_of(case: Case) -> list[Recorded]:
    reports, decisions = list(case.reports.all()), list(case.decisions.all())
    messages = [message for report in reports for message in report.messages.all()]
    reviews = [review for decision in decisions if (review := review_of(decision))]
    looked_up = [*case.day_statements.all(), *case.notice_delays.all()] if is_heard(case) else []
    return [case, *reports, *messages, *case.notes.all(), *decisions, *reviews, *looked_up]


def is_heard(case: Case) -> bool:
    """Whether its kind has gates, with records of their own."""
    return kind(case.kind).hears_subject


def _lines(
    events: Iterable[EventView],
    label: Callable[[str], Text],
    who: Callable[[EventView], Text],
) -> list[Line]:
    ordered = sorted(events, key=lambda event: event.index)
    return [Line(e.index, e.at, e.action, label(e.action), who(e), e.sealed) for e in ordered]
