"""What the home page shows: a to-do list derived from facts, and reports at a glance."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from escalations.access import own_drafts
from escalations.models import State
from escalations.presenters_reports import ReportLine, report_lines_of, who_handles
from escalations.presenters_subject import AboutLine, about_lines
from escalations.presenters_times import day_in_words
from escalations.queries_marks import ANSWER, BACK, LOOK, PLACE, STOP, marks_of, unmarked_turns_of
from escalations.queries_reporter import reports_with_standing
from escalations.queries_rerouting import open_questions_to
from escalations.queries_waiting import waits_for
from escalations.queue_counts import QueueCounts, queue_counts
from werksaam import clock, to_do_code, to_do_permissions
from werksaam.greeting import greeting
from werksaam.people.models import User
from werksaam.people.presenters_absence import StandIn, stand_ins
from werksaam.places import Visitor
from werksaam.presenters_home_violation import OF_A_VIOLATION, to_answer
from werksaam.to_do import ToDo, agreed, asked_roles, named_in_notes, not_invited, waiting_reports
from werksaam.to_do_names import names_to_review
from werksaam.to_do_published import after_a_version
from werksaam.to_do_responses import left_by_colleagues

LATEST = 3
"""How many reports the home page shows; the rest has a page of its own."""

QUEUE_VIEW = "bekijk"
"""The name by which the queue's address carries its view."""


@dataclass(frozen=True)
class Door:
    """A way into the portal, as large as a hand."""

    glyph: str
    title: str
    text: str
    url: str


@dataclass(frozen=True)
class Glance:
    """One number about the queue, with the address that shows what it counts."""

    tone: str
    icon: str
    number: int
    label: str
    url: str


@dataclass(frozen=True)
class Home:
    """The home page of one person."""

    greeting: str
    today: str
    summary: str
    to_do: tuple[ToDo, ...]
    stand_ins: tuple[StandIn, ...]
    doors: tuple[Door, ...]
    queue: tuple[Glance, ...]
    reports: tuple[ReportLine, ...]
    about: tuple[AboutLine, ...]


def home_of(person: User) -> Home:
    """Everything the home page of `person` shows."""
    counts = queue_counts(person) if Visitor(person).works_queue else None
    about = about_lines(person)
    to_do = (
        *to_do_code.obligation(person),
        *to_do_code.answers(person),
        *to_answer(about),
        *agreed(person),
        *_choices(person),
        *_questions(person),
        *to_do_code.talks(person),
        *(named_in_notes(person) if counts else ()),
        *(_marks(person) if counts and counts.mine else ()),
        *(left_by_colleagues(person) if counts else ()),
        *(_cases(person, counts) if counts else ()),
        *(waiting_reports(person) if counts and counts.free else ()),
        *not_invited(person),
        *after_a_version(person),
        *to_do_code.questions(person),
        *to_do_code.explanations(person),
        *to_do_code.guidance(person),
        *names_to_review(person),
        *asked_roles(person),
        *to_do_permissions.ending(person),
        *to_do_permissions.orphans(person),
        *_drafts(person),
    )
    return Home(
        greeting=greeting(clock.now()),
        today=capfirst(date_format(clock.today(), "l j F")),
        summary=summary(len(to_do)),
        to_do=late_first(to_do),
        stand_ins=tuple(stand_ins(person)),
        doors=doors(),
        queue=_glances(counts) if counts else (),
        reports=tuple(report_lines_of(reports_with_standing(person)[:LATEST])),
        about=tuple(about),
    )


def late_first(to_do: Iterable[ToDo]) -> tuple[ToDo, ...]:
    """What is late before what is not; else in the order given."""
    return tuple(sorted(to_do, key=lambda thing: not thing.is_late))


def summary(number: int) -> str:
    """How much there is to do, in a sentence."""
    if not number:
        return _("You are all done.")
    return ngettext("You have one thing to do.", "You have %(number)d things to do.", number) % {
        "number": number
    }


def _questions(person: User) -> Iterator[ToDo]:
    """Reports about which the desk waits for an answer of this reporter."""
    waiting = reports_with_standing(person).filter(
        case__state=State.WAITING, withdrawn_at__isnull=True, last_from_reporter=False
    )
    # A case may wait for the answer of another reporter of the same post.
    asked = (report for report in waiting if waits_for(report.case) == report.pk)
    for report in asked:
        yield ToDo(
            tone="todo",
            when=who_handles(report).told(_("%(Who)s waits for you")),
            title=_("Answer a question about your report"),
            text=_("It is about report %(reference)s of %(day)s.")
            % {"reference": report.reference, "day": day_in_words(report.submitted_at)},
            url=reverse("escalations:report", args=[report.reference]),
            button=_("Read and answer"),
        )


def _choices(person: User) -> Iterator[ToDo]:
    """Reports that can go on as another kind if this reporter agrees."""
    for asked in open_questions_to(person):
        report = asked.report
        yield ToDo(
            tone="todo",
            when=_("We ask if you agree"),
            title=_("Choose who may see your report"),
            text=_("It is about report %(reference)s of %(day)s.")
            % {"reference": report.reference, "day": day_in_words(report.submitted_at)},
            url=reverse("escalations:agree_to_rerouting", args=[report.reference]),
            button=_("Read and choose"),
        )


def _cases(person: User, counts: QueueCounts) -> Iterator[ToDo]:
    """Cases that can't wait: late, or asking for a second reader; else the own ones, but
    for those that stand here already with what happened on them."""
    if counts.overdue:
        yield ToDo(
            tone="error",
            when=_("The target time has passed"),
            title=ngettext("One case is overdue", "%(number)d cases are overdue", counts.overdue)
            % {"number": counts.overdue},
            text=_("Decide, or let the reporter know why it takes longer."),
            url=_queue("te-laat"),
            button=_("See what is late"),
        )
    elif counts.mine and (number := unmarked_turns_of(person)):
        yield ToDo(
            tone="todo",
            when=_("With you"),
            title=ngettext("Decide on your case", "Decide on your %(number)d cases", number)
            % {"number": number},
            text=_("The queue shows how much time is left."),
            url=_queue("van-mij"),
            button=_("See your cases"),
        )
    if counts.to_review:
        yield ToDo(
            tone="todo",
            when=_("A second reader is needed"),
            title=_("Read a public response along"),
            text=_("It is not placed before someone else has approved it."),
            url=_queue("meelezen"),
            button=_("Read along"),
        )


def _marks(person: User) -> Iterator[ToDo]:
    """What happened on the own cases: the reporter or the second reader spoke."""
    for mark, cases in marks_of(person).items():
        title, text, button = _MARKED[mark]
        yield ToDo(
            tone="todo",
            when=_("With you"),
            title=str(title),
            text=str(text) if len(cases) == 1 else _SEVERAL % {"number": len(cases)},
            url=cases[0].get_absolute_url() if len(cases) == 1 else _queue("van-mij"),
            button=str(button),
        )


_SEVERAL = gettext_lazy("It is about %(number)d cases. The queue marks them.")
_MARKED = {
    **OF_A_VIOLATION,
    STOP: (
        gettext_lazy("A reporter asks you to stop"),
        gettext_lazy("You decide whether to go on. Let the reporter know."),
        gettext_lazy("See the case"),
    ),
    BACK: (
        gettext_lazy("Your decision has come back"),
        gettext_lazy("The second reader left a remark. Change the decision and send it again."),
        gettext_lazy("Read the remark"),
    ),
    ANSWER: (
        gettext_lazy("A reporter wrote to you"),
        gettext_lazy("Read the message. Then go on with the case."),
        gettext_lazy("Read the message"),
    ),
    PLACE: (
        gettext_lazy("Place the response"),
        gettext_lazy("Your colleague approved it. Place it online, then note where."),
        gettext_lazy("See the response"),
    ),
    LOOK: (
        gettext_lazy("Look at a post again"),
        gettext_lazy("The day that you chose has come. Look, and note what you see."),
        gettext_lazy("See the case"),
    ),
}
"""For each mark of a case: what to do, why, and the button."""


def _queue(view: str) -> str:
    """The address of a view of the queue."""
    return f"{reverse('escalations:queue')}?{QUEUE_VIEW}={view}"


def _drafts(person: User) -> Iterator[ToDo]:
    """A report that was begun and not sent: nobody has seen it yet."""
    number = own_drafts(person).count()
    if number:
        yield ToDo(
            tone="wait",
            when=_("Not sent yet"),
            title=ngettext("Finish your report", "Finish your reports", number),
            text=_("We kept your answers. Nobody has seen them yet."),
            url=reverse("escalations:choose_kind"),
            button=_("Go on"),
        )


def doors() -> tuple[Door, ...]:
    """The big doors: to read, to ask before posting, and to report."""
    return (
        Door(
            "§",
            _("Read the code"),
            _("What you may, must and must not do. Also in plain language."),
            reverse("policy:code"),
        ),
        Door(
            "?",
            _("May I post this?"),
            _("Answer a few questions. You get advice at once."),
            reverse("policy:before_you_post"),
        ),
        Door(
            "!",
            _("Report something"),
            _("A negative post, a mistake, a question or news? Pass it on here."),
            reverse("escalations:choose_kind"),
        ),
    )


def _glances(counts: QueueCounts) -> tuple[Glance, ...]:
    return (
        Glance("error", "alert", counts.overdue, _("overdue"), _queue("te-laat")),
        Glance("todo", "inbox", counts.free, _("not taken yet"), _queue("vrij")),
        Glance("primary", "person", counts.mine, _("with you"), _queue("van-mij")),
        Glance("info", "eye", counts.to_review, _("for your review"), _queue("meelezen")),
    )
