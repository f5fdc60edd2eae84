"""What a reporter sees of a report: its lock, its standing, what happens next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.models import User

from . import handled_by, target_times
from .access import OF_ADVISERS
from .handled_by import Handling, Who
from .kind_texts.targets import hours_of
from .kinds import Kind, Text, kind
from .models import Message, Report, State
from .presenters_call import CallView, call_after
from .presenters_images import ImageView, images_of_report
from .presenters_law import citation_of
from .presenters_lock import LockView, arrival_view, lock_view
from .presenters_reporting import AnswerLine, answer_lines, answer_words
from .presenters_status import Status
from .presenters_strategy import ActionLine, strategy_for_reporter
from .presenters_times import day_in_words, moment_in_words, since, time_of_day
from .queries_reporter import (
    advisers_see,
    handling_of,
    is_free_to_withdraw,
    reports_with_standing,
    seers_of,
)
from .queries_rerouting import arrived_at, open_question
from .queries_told import Advice, advice_for, handled_as_told, lock_of


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
    """The page of one report, for its reporter. `kind` is what it was sent as, which its
    lock follows; `handled_as` what it is now, which says who handles it and by when."""

    report: Report
    kind: Kind
    handled_as: Kind
    who: Who
    knew: Who
    title: str
    status: Status
    lock: LockView | None
    call: CallView | None
    advice: Advice | None
    strategy: list[ActionLine]
    seen_by: str
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
    is_looked_at_again: bool
    responded: str


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
    is_open = is_open_to_reporter(report, has_advice=advice is not None)
    due_at, handling, handled_as = (
        _due_at(report),
        handling_of(report),
        handled_as_told(report, advice),
    )
    who, arrival = who_handles(report), lock_view if of_kind.locks_reply else arrival_view
    return ReportView(
        report=report,
        kind=of_kind,
        handled_as=handled_as,
        who=who,
        knew=handling.at(report.notified_at or report.submitted_at),
        title=title_of(report),
        status=_standing(
            report, advice is not None, last, is_asked=open_question(report) is not None
        ),
        lock=arrival(report, who, advice=advice, has_answer=has_answer),
        call=call_after(handled_as, report) if is_open else None,
        advice=advice,
        strategy=strategy_for_reporter(report, handled_as, is_open=is_open),
        seen_by=_seen_by(report, is_over=not is_open),
        answers=answer_lines(of_kind, report.answers),
        images=images_of_report(report),
        messages=[message_to_reporter(m, viewer, handling) for m in messages],
        due_day=day_in_words(due_at),
        due_time=time_of_day(due_at),
        is_late=due_at < clock.now(),
        is_open=is_open,
        is_withdrawn=is_withdrawn,
        asked_to_stop=since(report.withdrawal_asked_at) if report.withdrawal_asked_at else "",
        can_withdraw_at_once=is_free_to_withdraw(report.case),
        has_mail=bool(viewer.email),
        lock_citation=citation_of(of_kind.ground_eid)[1],
        is_looked_at_again=_is_looked_at_again(report, advice),
        responded=_responded(advice),
    )


def _responded(advice: Advice | None) -> str:
    """That WerkSaam responded, and when: not where, so nobody is led into the discussion."""
    if advice is None or advice.responded_at is None:
        return ""
    return _("WerkSaam responded %(when)s") % {"when": moment_in_words(advice.responded_at)}


def _is_looked_at_again(report: Report, advice: Advice | None) -> bool:
    """Whether the case was opened again after what the reporter reads as its end. Of a
    violation that is not for the reporter."""
    is_over = report.case.state in {State.DECIDED, State.CLOSED}
    if is_over or kind(report.case.kind).hears_subject:
        return False
    return advice is not None and not advice.interim


def _due_at(report: Report) -> datetime:
    """By when this reporter hears something; an older target would tell of another's report,
    and one that moved that the subject of a violation is heard."""
    handled_as = kind(report.case.kind)
    arrived = arrived_at(report)
    own = target_times.due_at(arrived, hours_of(handled_as, arrived))
    return own if handled_as.hears_subject else max(report.case.due_at, own)


def who_handles(report: Report) -> Who:
    """Who handles it now, in the words of its reporter."""
    return handled_by.now(kind(report.case.kind), is_at_desk=report.case.is_at_desk)


def is_open_to_reporter(report: Report, *, has_advice: bool) -> bool:
    """Whether the reporter may still write. Of a violation not once it was handled: what
    happens after that, an objection among it, is not for the reporter."""
    if kind(report.case.kind).hears_subject and has_advice:
        return False
    return report.case.state != State.CLOSED and report.withdrawn_at is None


def title_of(report: Report) -> str:
    """The kind, and where it was: "Negative post on Facebook"."""
    of_kind = kind(report.kind)
    asked = next((q for q in of_kind.questions_for(report.answers) if q.name == "platform"), None)
    where = list(answer_words(asked, report.answers.get(asked.name))) if asked else []
    return titled(of_kind.label, where[0] if where else "")


def titled(label: Text, where: str) -> str:
    """A kind with the place of the post."""
    return _("%(kind)s: %(where)s") % {"kind": label, "where": where} if where else str(label)


def message_to_reporter(message: Message, viewer: User, handling: Handling) -> MessageView:
    """A message as its reporter reads it: who handles it has no name."""
    author = _("You") if message.from_reporter else handling.at(message.sent_at).first
    return MessageView(message.body, author, since(message.sent_at), message.from_reporter)


def message_to_handler(message: Message, viewer: User) -> MessageView:
    """A message as `viewer` reads it, who handles the case: with names."""
    author = message.author_name
    if message.author_id == viewer.pk:
        author = _("You")
    elif message.from_reporter:
        author = _("%(name)s (reporter)") % {"name": message.author_name}
    return MessageView(message.body, author, since(message.sent_at), not message.from_reporter)


def _seen_by(report: Report, *, is_over: bool) -> str:
    """Who can see it beside the reporter: the team as one, a manager by name. Of a violation
    no names once that is over for them: another name would tell of what happens after."""
    if is_over and kind(report.case.kind).hears_subject:
        return _("You, and whoever decides about it.")
    names = seers_of(report.case)
    if report.case.is_at_desk:
        names = [_("the communications team"), *names]
    elif report.case.kind in OF_ADVISERS and advisers_see(report.case):
        names = [_("the communications advisers"), *names]
    if not names:
        return _("Only you.")
    words = {"names": "".join(f", {name}" for name in names[:-1]), "last": names[-1]}
    return _("You%(names)s and %(last)s.") % words


def _annotated_status(report: Report) -> Status:
    """The standing of a report of `reports_with_standing`."""
    facts = vars(report)
    return _standing(
        report,
        facts["has_advice"],
        facts["last_from_reporter"],
        is_asked=facts["is_asked_to_agree"],
    )


def _standing(
    report: Report, has_advice: bool, last_from_reporter: bool | None, *, is_asked: bool
) -> Status:
    """What is asked of the reporter, or that it starts anew, before where it stands."""
    if is_asked:
        return Status("todo", "chat", _("We ask if you agree"))
    if (ended := _ended(report, has_advice)) is not None:
        return ended
    if report.case.state == State.REOPENED:
        return Status("wait", "next", _("Looked at again"))
    return _status(report, has_advice, last_from_reporter)


def _ended(report: Report, has_advice: bool) -> Status | None:
    """The standing of a report about which its reporter has nothing more to do."""
    if report.withdrawn_at is not None:
        return Status("wait", "out", _("Withdrawn"))
    if kind(report.case.kind).hears_subject and has_advice:
        return Status("ok", "done", _("Handled"))
    if report.case.state == State.CLOSED:
        return Status("wait", "done", _("Done"))
    return None


def _status(report: Report, has_advice: bool, last_from_reporter: bool | None) -> Status:
    is_decided = has_advice and report.case.state == State.DECIDED
    who = who_handles(report)
    if last_from_reporter is False and not is_decided:
        return Status("todo", "chat", who.told(_("%(Who)s wrote to you")))
    return _answered(report, who) if has_advice else _arrival(report, who)


def _arrival(report: Report, who: Who) -> Status:
    """Whether it has reached who handles it."""
    if not lock_of(report).on:
        return Status("ok", "unlock", who.told(_("%(Who)s knows")))
    if kind(report.kind).locks_reply:
        return Status("todo", "lock", _("Do not respond yet"))
    return Status("wait", "clock", who.told(_("On its way to %(who)s")))


def _answered(report: Report, who: Who) -> Status:
    """There is an answer; after a referral the next one comes from the team."""
    if kind(report.case.kind).locks_reply:
        return Status("info", "chat", _("You have advice"))
    is_referred = report.case.is_at_desk and report.case.state != State.DECIDED
    if is_referred:
        return Status("wait", "people", who.told(_("%(Who)s takes over")))
    return Status("info", "chat", _("You have an answer"))
