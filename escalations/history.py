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

from .access import own_reports, visible_cases
from .kinds import Text
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
    "attachment.added": _("You added an image"),
    "case.claimed": _("The team took up your report"),
    "case.waiting": _("The team waits for your answer"),
    "case.resumed": _("The team went on"),
    "case.closed": _("The team has finished"),
    "case.reopened": _("The team took it up again"),
}
_WAITING = frozenset({"case.waiting", "case.resumed"})
_FOLDED_FOR_HANDLERS = frozenset({"decision.written", "report.seen", "attachment.fetched"})


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
    rows: list[Recorded] = [report, report.case, *report.messages.all(), *report.attachments.all()]
    events = [
        event
        for event in events_about(rows)
        if event.action in _SEEN_BY_REPORTER and _since(report, event)
    ]

    def who(event: EventView) -> Text:
        if event.actor_id is None:
            return PORTAL
        return viewer.name if event.actor_id == viewer.pk else THE_TEAM

    return _lines(_waits_for(viewer, events), _SEEN_BY_REPORTER.__getitem__, who)


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
    images = [image for report in reports for image in report.attachments.all()]
    return [case, *reports, *messages, *images, *case.notes.all(), *decisions, *reviews]


def _lines(
    events: Iterable[EventView],
    label: Callable[[str], Text],
    who: Callable[[EventView], Text],
) -> list[Line]:
    ordered = sorted(events, key=lambda event: event.index)
    return [Line(e.index, e.at, e.action, label(e.action), who(e), e.sealed) for e in ordered]
