"""A case on the screen of whoever handles it: the post, the people, the reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock
from werksaam.people.models import User

from .kind_texts.targets import hours_of_case
from .kinds import Kind, Text, kind
from .loading import team_of_reporter
from .models import Case, Decision, Platform, Post, Relation, Report, State
from .presenters_call import dialled, shows_phone
from .presenters_decision import DecisionView, decision_views
from .presenters_images import ImageView, images_of_case
from .presenters_law import LawQuote, law_quote_of
from .presenters_reporting import AnswerLine, answer_lines
from .presenters_reports import MessageView, message_to_handler, titled
from .presenters_status import Status
from .presenters_strategy import ActionLine, any_open, strategy_for_handler
from .presenters_times import day_in_words, named_day, since, time_left, time_of_day
from .queries_decisions import review_of
from .recognising import platform_of
from .responding.presenters import ResponseLine, Watching, response_lines, watching_view
from .responding.queries import draft_of, follows_up_on, left_to_do
from .transitions import allowed
from .working.colleagues import Around, people_around, who_see

_TONES = {
    State.OPEN: "todo",
    State.CLAIMED: "primary",
    State.WAITING: "wait",
    State.DECIDED: "ok",
    State.CLOSED: "wait",
    State.REFERRED: "todo",
    State.REOPENED: "todo",
    State.ADMISSIBLE: "primary",
    State.HEARING: "wait",
}
_RELATIONS: dict[str, Text] = {
    Relation.SUBJECT: gettext_lazy("Named in the report"),
    Relation.WITNESS: gettext_lazy("Witness"),
    Relation.RECUSED: gettext_lazy("Stepped aside"),
}


@dataclass(frozen=True)
class PostView:
    """The post. `link` is empty unless the address is one that may be a link (bar 35); `told` is
    the platform that the address tells, where that is another than the reporter said."""

    where: str
    address: str
    link: str
    quote: str
    told: str = ""


@dataclass(frozen=True)
class PersonLine:
    """What someone is to the case, and a word about it."""

    role: Text
    name: str
    note: str
    phone: str = ""

    @property
    def phone_link(self) -> str:
        """The number as a phone dials it."""
        return dialled(self.phone)


@dataclass(frozen=True)
class ReportSection:
    """One report of the case: what was sent, and the messages about it."""

    report: Report
    reporter: str
    answers: list[AnswerLine]
    images: list[ImageView]
    messages: list[MessageView]


@dataclass(frozen=True)
class CaseView:
    """The page of a case for one viewer; `moves` are what this viewer may do now."""

    case: Case
    kind: Kind
    title: str
    state: str
    tone: str
    statuses: list[Status]
    post: PostView | None
    law: LawQuote
    reports: list[ReportSection]
    people: list[PersonLine]
    seen_by: str
    colleagues: list[User]
    decisions: list[DecisionView]
    strategy: list[ActionLine]
    pending: Decision | None
    moves: frozenset[str]
    is_handler: bool
    due_day: str
    due_time: str
    is_running: bool
    is_late: bool
    has_draft: bool
    to_place: list[ResponseLine]
    noted: list[ResponseLine]
    watching: Watching | None

    @property
    def has_images(self) -> bool:
        """Whether any of its reports came with images."""
        return any(section.images for section in self.reports)


def case_view(case: Case, viewer: User) -> CaseView:
    """The case as `viewer` sees it; with its records loaded."""
    of_kind = kind(case.kind)
    reports, decisions = list(case.reports.all()), list(case.decisions.all())
    around = people_around(case)
    colleagues = [one for one in who_see(case, around, viewer) if one.pk != viewer.pk]
    is_handler = case.handler_id == viewer.pk
    strategy = strategy_for_handler(case, of_kind, viewer)
    follows_up = follows_up_on(case, viewer, decisions)
    pending = next((d for d in decisions if d.needs_review and not review_of(d)), None)
    return CaseView(
        case=case,
        kind=of_kind,
        title=titled(of_kind.label, case.post.get_platform_display() if case.post else ""),
        state=_("Waits for a second reader") if pending else case.standing,
        tone="wait" if pending else _TONES[State(case.state)],
        statuses=_statuses(case, reports, viewer, is_pending=bool(pending)),
        post=post_view(case.post, case.quote) if case.post else None,
        law=law_quote_of(case.provision_text.version, of_kind.ground_eid),
        reports=[_section(case, report, viewer) for report in reports],
        people=list(_people(case, reports, around, viewer)),
        seen_by=seen_by(colleagues),
        colleagues=colleagues,
        decisions=decision_views(case, decisions),
        strategy=strategy,
        pending=pending,
        moves=allowed(
            case.state,
            is_handler=is_handler,
            is_pending=bool(pending),
            hears_subject=of_kind.hears_subject,
        )
        - ({"close"} if any_open(strategy) or left_to_do(case, decisions) else set()),
        is_handler=is_handler,
        due_day=day_in_words(case.due_at),
        due_time=time_of_day(case.due_at),
        has_draft=draft_of(case) is not None,
        to_place=response_lines(case, decisions, viewer, noted=False) if follows_up else [],
        noted=response_lines(case, decisions, viewer, noted=True) if follows_up else [],
        watching=watching_view(case, may_follow_up=follows_up),
        is_running=case.state not in {State.DECIDED, State.CLOSED},
        is_late=case.state not in {State.DECIDED, State.CLOSED} and case.due_at < clock.now(),
    )


def post_view(post: Post, quote: str) -> PostView:
    """The post as it may be shown: other than http(s) is text, never a link."""
    is_web = post.address.lower().startswith(("http://", "https://"))
    told = platform_of(post.address)
    return PostView(
        where=post.get_platform_display(),
        address=post.address,
        link=post.address if is_web else "",
        quote=quote,
        told=str(Platform(told).label) if told not in {"", post.platform} else "",
    )


def seen_by(colleagues: Iterable[User]) -> str:
    """Everyone who can open the case, by name, for one of them."""
    names = [one.name for one in colleagues]
    if not names:
        return _("Only you")
    words = {"names": ", ".join(["", *names[:-1]]), "last": names[-1]}
    return _("You%(names)s and %(last)s") % words


def _statuses(case: Case, reports: list[Report], viewer: User, *, is_pending: bool) -> list[Status]:
    found = []
    if case.handler_id == viewer.pk and case.claimed_at:
        words = _("With you since %(time)s") % {"time": since(case.claimed_at)}
        found.append(Status("primary", "person", words))
    elif case.handler and case.claimed_at:
        facts = {"name": case.handler.name, "time": since(case.claimed_at)}
        found.append(Status("wait", "person", _("With %(name)s since %(time)s") % facts))
    else:
        found.append(Status("todo", "inbox", _("Still free")))
    found.append(_standing(case, is_pending=is_pending))
    if all(report.notified_at for report in reports):
        found.append(Status("ok", "unlock", _told(kind(case.kind))))
    return found


def _told(of_kind: Kind) -> str:
    """What all reporters have been told: that they may respond, or that it has arrived."""
    if of_kind.locks_reply:
        return _("Reporters know that the team knows")
    return _("Reporters know that it has arrived")


def _standing(case: Case, *, is_pending: bool) -> Status:
    """Done, or what it waits for, or the time that is left."""
    if case.state in {State.DECIDED, State.CLOSED}:
        return Status("ok", "done", case.standing)
    if is_pending:
        return Status("wait", "people", _("Waits for a second reader"))
    if case.waits_until is not None:
        day = named_day(case.waits_until)
        return Status("wait", "pause", _("Set aside until %(day)s") % {"day": day})
    if case.state == State.WAITING:
        return Status("wait", "pause", _("Waits for reporter"))
    left = time_left(case.due_at, hours_of_case(case))
    return Status(left.tone.removeprefix("is-"), left.icon, capfirst(left.text))


def _section(case: Case, report: Report, viewer: User) -> ReportSection:
    # The answers are to the questions of the kind it was sent as, whatever it became.
    return ReportSection(
        report=report,
        reporter=report.reporter_name,
        answers=answer_lines(kind(report.kind), report.answers),
        images=images_of_case(report, case.reference),
        messages=[message_to_handler(m, viewer) for m in report.messages.all()],
    )


def _people(
    case: Case, reports: list[Report], around: list[Around], viewer: User
) -> Iterator[PersonLine]:
    for number, report in enumerate(reports):
        role = _("Another reporter") if number else _("Reporter")
        note = ", ".join(filter(None, [team_of_reporter(report), _known(report)]))
        # Who was called and did not answer can call back.
        phone = report.reporter.phone if shows_phone(kind(case.kind)) else ""
        yield PersonLine(role, report.reporter_name, note, phone)
    for party in around:
        if party.relation in _RELATIONS:
            yield _party_line(case, party)
    if case.handler:
        name = _("%(name)s (you)") if case.handler_id == viewer.pk else "%(name)s"
        yield PersonLine(_("Handler"), name % {"name": case.handler.name}, "")


def _party_line(case: Case, party: Around) -> PersonLine:
    role, note = _RELATIONS[party.relation], _("does not see this")
    if party.relation == Relation.SUBJECT and kind(case.kind).hears_subject:
        role = _("Whom it is about")
        if case.subject_told_at:
            note = _("sees a page of their own")
    return PersonLine(role, party.person.name, note)


def _known(report: Report) -> str:
    if report.withdrawn_at:
        return _("withdrawn")
    if report.notified_at:
        return _("informed since %(time)s") % {"time": since(report.notified_at)}
    return _("may not respond yet") if kind(report.kind).locks_reply else _("not told yet")
