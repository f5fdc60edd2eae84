"""The file of a case as a page to read: everything in it with its whole date, and no more.

Unlike the page of the case it is not for one viewer and one moment: it says no "today" and
no "you", and leads nowhere but to the images beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from .. import history
from ..kinds import Text, kind
from ..models import Attachment, Case, CaseLink, Decision, Report
from ..presenters_decision import DecisionView, decision_views
from ..presenters_reporting import AnswerLine, answer_lines
from ..queries_decisions import review_of
from ..queries_hearing import progress_of
from ..queries_strategy import actions_of
from .file_followed import handed_over, linked, looked_again, placed, weighed
from .file_parts import Image, Line, Part, whole_day, whole_moment

NOTE = "note.written"


@dataclass(frozen=True)
class FilePage:
    """The whole page."""

    reference: str
    title: Text
    parts: tuple[Part, ...]


def file_page(case: Case, *, with_notes: bool, links: Sequence[CaseLink] = ()) -> FilePage:
    """The page of a case with its records loaded (`queries.load_records`); `links` are those
    to cases that whoever takes it out sees too."""
    found = [
        Part(_("The case"), tuple(_facts(case))),
        *(part for report in case.reports.all() for part in _of_report(case, report)),
        *_gates(case),
        *(_decision(view) for view in decision_views(case, case.decisions.all())),
        *_agreed(case),
        *looked_again(case),
        *linked(case, links),
        *(_notes(case) if with_notes else []),
        Part(_("What happened"), tuple(_history(case, links, with_notes=with_notes))),
    ]
    return FilePage(case.reference, kind(case.kind).label, tuple(found))


def image_name(report: Report, number: int, image: Attachment) -> str:
    """Where an image is in the file; never what its sender called it."""
    return f"beelden/{report.reference}-{number}.{image.file.rpartition('.')[2]}"


def _facts(case: Case) -> Iterator[Line]:
    yield Line(_("State"), case.get_state_display())
    yield Line(_("Opened"), whole_moment(case.opened_at))
    yield Line(_("Target"), whole_moment(case.due_at))
    yield from weighed(case)
    if case.handler:
        yield Line(_("Handler"), case.handler.name)
    if case.post:
        yield Line(_("Where it stands"), case.post.get_platform_display())
        yield Line(_("Address"), case.post.address)
        yield Line(_("What it says"), case.quote)


def _of_report(case: Case, report: Report) -> Iterator[Part]:
    sent = Line(_("Sent by"), report.reporter_name, whole_moment(report.submitted_at))
    answers = [
        Line(line.label, _answer(report, line))
        for line in answer_lines(kind(report.kind), report.answers)
    ]
    title = _("Report %(reference)s") % {"reference": report.reference}
    yield Part(title, (sent, *answers), tuple(_images(report)))
    written = [
        Line(message.author_name, message.body, whole_moment(message.sent_at))
        for message in report.messages.all()
    ]
    if written:
        title = _("Messages about %(reference)s") % {"reference": report.reference}
        yield Part(title, tuple(written))


def _answer(report: Report, line: AnswerLine) -> str:
    """What was answered; a moment with its whole date."""
    moment = parse_datetime(report.answers.get(line.name, "")) if line.type_ == "moment" else None
    return whole_moment(moment) if moment else "\n".join(line.lines)


def _images(report: Report) -> Iterator[Image]:
    words = _("Image %(number)d of report %(reference)s")
    for number, image in enumerate(report.attachments.all(), 1):
        alt = words % {"number": number, "reference": report.reference}
        yield Image(image_name(report, number, image), alt)


def _gates(case: Case) -> Iterator[Part]:
    """What a violation went through before its decision."""
    if not kind(case.kind).hears_subject:
        return
    done = progress_of(case)
    lines = [
        Line(one.admitted_by_name, one.reason, whole_moment(one.admitted_at))
        for one in done.admissions
    ]
    for one in done.hearings:
        said = one.findings or one.waived_reason
        lines.append(Line(one.opened_by_name, said, whole_moment(one.opened_at)))
        if answer := getattr(one, "answer", None):
            words = whole_moment(answer.answered_at)
            lines.append(Line(_("The answer of the subject"), answer.body, words))
    for day in done.day_statements:
        looked = _("Looked up one day: %(day)s") % {"day": whole_day(day.day)}
        lines.append(Line(looked, day.reason, whole_moment(day.made_at)))
    yield Part(_("With care: admission and hearing"), tuple(lines))


def _decision(view: DecisionView) -> Part:
    decision = view.decision
    words = _("Decision of %(moment)s") % {"moment": whole_moment(decision.decided_at)}
    said = [
        Line(_("Outcome"), view.label),
        Line(_("Basis"), view.basis),
        Line(_("Decided by"), decision.decided_by_name),
        Line(_("Why"), decision.motivation),
        Line(_("Response"), decision.public_response),
        Line(_("Response guide"), view.guided),
        Line(_("Why otherwise than the guide"), decision.deviation),
        Line(_("What the reporter reads"), view.told),
        Line(_("Advice to the reporter"), decision.advice_to_reporter),
        Line(_("Measure"), decision.measure),
        *_read_along(decision),
        *placed(decision),
    ]
    return Part(words, tuple(line for line in said if line.said))


def _read_along(decision: Decision) -> Iterator[Line]:
    if not decision.needs_review:
        return
    review = review_of(decision)
    if review is None:
        yield Line(_("Second reader"), _("Nobody has read along yet."))
        return
    verdict = _("Approved") if review.approved else _("Sent back")
    said = f"{review.reviewed_by.name}: {verdict}. {review.remark}".strip()
    yield Line(_("Second reader"), said, whole_moment(review.reviewed_at))


def _agreed(case: Case) -> Iterator[Part]:
    lines = [
        Line(action.get_who_display(), action.what, whole_day(action.due_on))
        for action in (actions_of(case) if kind(case.kind).plans else [])
    ]
    if lines:
        yield Part(_("What was agreed"), tuple(lines))


def _notes(case: Case) -> Iterator[Part]:
    written = [(n.written_at, Line(n.author_name, n.body)) for n in case.notes.all()]
    told = sorted([*written, *handed_over(case)], key=lambda one: one[0])
    if told:
        lines = tuple(replace(line, when=whole_moment(at)) for at, line in told)
        yield Part(_("Internal notes"), lines)


def _history(case: Case, links: Sequence[CaseLink], *, with_notes: bool) -> Iterator[Line]:
    for line in history.of_loaded_case(case, links):
        if with_notes or line.action != NOTE:
            number = _("Event %(number)d") % {"number": line.index}
            yield Line(f"{number}: {line.label}", line.who, whole_moment(line.at))
