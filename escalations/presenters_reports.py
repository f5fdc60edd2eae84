"""What a reporter sees of a report: its lock, its standing, what happens next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.models import User

from . import target_times
from .kinds import Kind, Text, kind
from .models import Message, Report, State
from .presenters_images import ImageView, images_of_report
from .presenters_law import citation_of
from .presenters_reporting import AnswerLine, answer_lines, answer_words
from .presenters_times import day_in_words, since, time_of_day
from .queries import Advice, advice_for, lock_of
from .queries_reporter import reports_with_standing
from .reply_lock import Lock
from .target_times import is_working_time


@dataclass(frozen=True)
class Status:
    """Icon, word and tone: the three of every status."""

    tone: str
    icon: str
    text: str


@dataclass(frozen=True)
class LockView:
    """May I respond? In words, for `components/lock.html`."""

    is_on: bool
    tone: str
    icon: str
    title: str
    text: str
    note: str
    call: bool


@dataclass(frozen=True)
class ReportLine:
    """One report in a list."""

    title: str
    reference: str
    url: str
    status: Status
    when: str


@dataclass(frozen=True)
class MessageView:
    """A message on a report; `mine` where the viewer's side wrote it."""

    body: str
    author: str
    when: str
    mine: bool


@dataclass(frozen=True)
class ReportView:
    """The page of one report, for its reporter."""

    report: Report
    kind: Kind
    title: str
    status: Status
    lock: LockView | None
    advice: Advice | None
    answers: list[AnswerLine]
    images: list[ImageView]
    messages: list[MessageView]
    due_day: str
    due_time: str
    is_late: bool
    is_open: bool
    is_withdrawn: bool
    can_withdraw_at_once: bool
    asked_to_stop: str
    has_mail: bool
    lock_citation: str


def report_lines(person: User, limit: int | None = None) -> list[ReportLine]:
    """The reports of a person, latest first; for the list and the home page (1 query)."""
    reports = reports_with_standing(person).select_related("case__post")
    return report_lines_of(reports[:limit] if limit else reports)


def report_lines_of(reports: Iterable[Report]) -> list[ReportLine]:
    """Lines for reports that carry their standing."""
    return [
        ReportLine(
            title=title_of(report),
            reference=report.reference,
            url=report.get_absolute_url(),
            status=_annotated_status(report),
            when=since(report.submitted_at),
        )
        for report in reports
    ]


def report_view(report: Report, viewer: User) -> ReportView:
    """One report for its reporter: a handful of queries, whatever the number of messages."""
    of_kind = kind(report.kind)
    messages = list(report.messages.all())
    advice = advice_for(report)
    last = messages[-1].from_reporter if messages else None
    has_answer = any(not message.from_reporter for message in messages)
    is_withdrawn = report.withdrawn_at is not None
    due_at = _due_at(report, of_kind)
    return ReportView(
        report=report,
        kind=of_kind,
        title=title_of(report),
        status=_status(report, advice is not None, last),
        lock=lock_view(report, advice=advice, has_answer=has_answer)
        if of_kind.locks_reply
        else None,
        advice=advice,
        answers=answer_lines(of_kind, report.answers),
        images=images_of_report(report),
        messages=[message_view(m, viewer, is_desk=False) for m in messages],
        due_day=day_in_words(due_at),
        due_time=time_of_day(due_at),
        is_late=due_at < clock.now(),
        is_open=report.case.state != State.CLOSED and not is_withdrawn,
        is_withdrawn=is_withdrawn,
        asked_to_stop=since(report.withdrawal_asked_at) if report.withdrawal_asked_at else "",
        can_withdraw_at_once=report.case.handler_id is None,
        has_mail=bool(viewer.email),
        lock_citation=citation_of(of_kind.ground_eid)[1],
    )


def _due_at(report: Report, of_kind: Kind) -> datetime:
    """By when this reporter hears something; an older target would tell of another's report."""
    return max(report.case.due_at, target_times.due_at(report.submitted_at, of_kind.target_hours))


def title_of(report: Report) -> str:
    """The kind, and where it was: "Negative post on Facebook"."""
    of_kind = kind(report.kind)
    asked = next((q for q in of_kind.steps[0].questions if q.type_ == "choice"), None)
    where = list(answer_words(asked, report.answers.get(asked.name))) if asked else []
    return titled(of_kind.label, where[0] if where else "")


def titled(label: Text, where: str) -> str:
    """A kind with the place of the post."""
    return _("%(kind)s: %(where)s") % {"kind": label, "where": where} if where else str(label)


def message_view(message: Message, viewer: User, *, is_desk: bool) -> MessageView:
    """A message as `viewer` reads it: to a reporter the desk is one team, without names."""
    if message.author_id == viewer.pk:
        author = _("You")
    elif message.from_reporter:
        author = _("%(name)s (reporter)") % {"name": message.author_name}
    else:
        author = message.author_name if is_desk else _("The team")
    own_side = message.from_reporter != is_desk
    return MessageView(message.body, author, since(message.sent_at), own_side)


def lock_view(report: Report, *, advice: Advice | None, has_answer: bool) -> LockView | None:
    """The reply lock of article 6.7 in words, with the advice once there is one.

    Once answered, it has been read. Nothing for who withdrew after the team knew.
    """
    lock = lock_of(report)
    sent = _("Sent at %(time)s.") % {"time": since(lock.reported_at)}
    if report.withdrawn_at is not None:
        return _withdrawn(sent) if lock.on else None
    if lock.on or lock.notified_at is None:
        return _lock_on(lock, sent)
    title = str(advice.headline) if advice else _("You may respond. Better wait for our advice.")
    words = _("The team knows since %(time)s.") % {"time": since(lock.notified_at)}
    hint = _("Read our advice below.") if advice else _("You did what the code asks.")
    text = f"{words} {hint}"
    notified = _("Notified at %(time)s.") % {"time": since(lock.notified_at)}
    seen = "" if has_answer and lock.seen_at is None else _seen(lock)
    note = f"{sent} {notified} {seen}".rstrip()
    tone, icon = ("info", "chat") if advice else ("ok", "unlock")
    return LockView(False, tone, icon, title, text, note, call=False)


def _withdrawn(sent: str) -> LockView:
    """Withdrawn before the team knew: 6.7 still holds."""
    text = _("You withdrew your report before the team knew. Do you want to respond? Report again.")
    return LockView(True, "todo", "lock", _("Do not respond yet"), text, sent, call=False)


def _lock_on(lock: Lock, sent: str) -> LockView:
    is_late = lock.alarms(clock.now())
    text = (
        _("It takes longer than usual to reach the team. Call them if it is urgent.")
        if is_late
        else _("We are telling the team now. It usually takes less than a minute.")
    )
    if not is_working_time(clock.now()):
        text += " " + _("The team is not at work now. Call if it is urgent.")
    note = sent + " " + _("Not notified yet.")
    call = is_late or not is_working_time(clock.now())
    return LockView(True, "todo", "lock", _("Do not respond yet"), text, note, call)


def _seen(lock: Lock) -> str:
    if lock.seen_at is None or lock.seen_at < lock.reported_at:
        return _("Not read yet.") if lock.seen_at is None else ""
    return _("Read at %(time)s.") % {"time": since(lock.seen_at)}


def _annotated_status(report: Report) -> Status:
    """The standing of a report of `reports_with_standing`."""
    facts = vars(report)
    return _status(report, facts["has_advice"], facts["last_from_reporter"])


def _status(report: Report, has_advice: bool, last_from_reporter: bool | None) -> Status:
    if report.withdrawn_at is not None:
        return Status("wait", "out", _("Withdrawn"))
    if report.case.state == State.CLOSED:
        return Status("wait", "done", _("Done"))
    is_decided = has_advice and report.case.state == State.DECIDED
    if last_from_reporter is False and not is_decided:
        return Status("todo", "chat", _("The team wrote to you"))
    if has_advice:
        return Status("info", "chat", _("You have advice"))
    if kind(report.kind).locks_reply and lock_of(report).on:
        return Status("todo", "lock", _("Do not respond yet"))
    return Status("ok", "unlock", _("The team knows"))
