"""What happened to a case, as a projection for who asks: never the raw trail.

A handler sees who did what. A reporter sees their own report and what was done with it
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
from werksaam.clock import quarter_of
from werksaam.people.models import User

from .access import cases_about, own_reports, visible_cases
from .kinds import Text, kind
from .models import Case, CaseLink, Report
from .queries import load_records
from .queries_decisions import review_of
from .queries_reporter import handling_of
from .queries_rerouting import asked_of
from .queries_strategy import actions_of, own_actions_of
from .responding.queries import may_be_watched
from .working.queries_links import links_seen_by

PORTAL: Text = _("The portal")

_SEEN_BY_REPORTER: dict[str, Text] = {
    "report.submitted": _("You sent your report"),
    "report.notified": _("%(Who)s knows of it"),
    "report.withdrawal_asked": _("You asked %(who)s to stop"),
    "report.withdrawn": _("You withdrew your report"),
    "report.advised": _("There is an answer for you"),
    "report.rerouting_asked": _("You were asked whether it may go on as another kind"),
    "report.rerouting_answered": _("You answered that question"),
    "report.rerouted": _("Your report goes on as another kind"),
    "message.sent": _("A message was sent"),
    "attachment.added": _("You added an image"),
    "case.claimed": _("%(Who)s took up your report"),
    "case.waiting": _("%(Who)s waits for your answer"),
    "case.resumed": _("%(Who)s went on"),
    "case.referred": _("%(Who)s brought in the communications team"),
    "case.passed_on": _("%(Who)s passed it on to someone who knows more"),
    "case.closed": _("%(Who)s has finished"),
    "case.reopened": _("%(Who)s took it up again"),
    "action.ended": _("An agreement was ended"),
}
_WAITING = frozenset({"case.waiting", "case.resumed"})
_FOLDED_FOR_HANDLERS = frozenset(
    {
        "action.agreed",
        "admission.written",
        "attachment.fetched",
        "decision.written",
        "handover.written",
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
    seen_links = links_seen_by(viewer)
    return of_loaded_case(seen, seen_links.filter(case=seen) | seen_links.filter(other=seen))


def of_loaded_case(case: Case, links: Iterable[CaseLink]) -> list[Line]:
    """The same for a page that may show the case and has loaded its records; `links` are those
    of which the viewer sees both cases."""
    rows = [*_rows_of(case), *links]
    events = [e for e in events_about(rows) if e.action not in _FOLDED_FOR_HANDLERS]
    return _lines(
        _told_once(events), lambda e: in_words(e.action), lambda event: event.actor_name or PORTAL
    )


def _told_once(events: list[EventView]) -> list[EventView]:
    """Leave out that someone looked where that very look was the first: it is told already."""
    seen = {(e.actor_id, quarter_of(e.at)) for e in events if e.action == "case.seen"}
    return [
        e
        for e in events
        if e.action != "case.looked_at" or (e.actor_id, quarter_of(e.at)) not in seen
    ]


def of_report(report: Report, viewer: User) -> list[Line]:
    """The reporter's own report in order; for anyone else nothing."""
    if not own_reports(viewer).filter(pk=report.pk).exists():
        return []
    events = [e for e in _events_of(report) if e.action in _SEEN_BY_REPORTER]
    if is_heard(report.case):
        events = _without_what_follows(events)
    handling = handling_of(report)

    def who(event: EventView) -> Text:
        if event.actor_id is None:
            return PORTAL
        return viewer.name if event.actor_id == viewer.pk else handling.at(event.at).first

    def label(event: EventView) -> Text:
        return handling.at(event.at).told(_SEEN_BY_REPORTER[event.action])

    return _lines(_waits_for(viewer, events), label, who)


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
        lambda event: _SEEN_BY_SUBJECT[event.action],
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


def _events_of(report: Report) -> Iterator[EventView]:
    """What happened to the report, and to each case that it was in, while it was there.

    What happened to a case before the report came, or after it went on, is about
    another's report.
    """
    reroutings = list(report.reroutings.select_related("from_case"))
    left = [r.from_case for r in reroutings if r.successor_id is not None]
    cases = [str(case.pk) for case in [*left, report.case]]
    rows: list[Recorded] = [report, report.case, *left, *reroutings, *report.messages.all()]
    rows += [*report.attachments.all(), *own_actions_of(report)]
    at, is_sent = 0, False
    for event in events_about(rows):
        is_own = event.object_type == report.RECORD_TYPE
        if event.object_type != Case.RECORD_TYPE or (is_sent and event.object_id == cases[at]):
            yield event
        is_sent = is_sent or (is_own and event.action == "report.submitted")
        at += is_own and event.action == "report.rerouted"


def _rows_of(case: Case) -> list[Recorded]:
    reports, decisions = list(case.reports.all()), list(case.decisions.all())
    publishes = kind(case.kind).publishes
    messages = [message for report in reports for message in report.messages.all()]
    reviews = [review for decision in decisions if (review := review_of(decision))]
    images = [image for report in reports for image in report.attachments.all()]
    actions = actions_of(case) if kind(case.kind).plans else []
    questions = asked_of(case)
    watches = list(case.watches.all()) if may_be_watched(case) else []
    placements = [p for d in decisions for p in d.placements.all()] if publishes else []
    looked_up = [*case.day_statements.all(), *case.notice_delays.all()] if is_heard(case) else []
    handled = [*case.notes.all(), *decisions, *reviews, *actions, *questions, *looked_up]
    handled += [*placements, *watches]
    return [case, *reports, *messages, *images, *handled]


def is_heard(case: Case) -> bool:
    """Whether its kind has gates, with records of their own."""
    return kind(case.kind).hears_subject


def _lines(
    events: Iterable[EventView],
    label: Callable[[EventView], Text],
    who: Callable[[EventView], Text],
) -> list[Line]:
    ordered = sorted(events, key=lambda event: event.index)
    return [Line(e.index, e.at, e.action, label(e), who(e), e.sealed) for e in ordered]
