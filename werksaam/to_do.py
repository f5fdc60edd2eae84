"""One thing to do on the home page; what someone agreed to do, and invitations to hand over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from escalations.access import visible_cases
from escalations.models import FREE, AgreedAction
from escalations.presenters_strategy import is_late
from escalations.queries_strategy import to_do_as_handler, to_do_as_reporter
from escalations.working.queries_mentions import cases_naming
from policy.queries_invited import unreached_by_round
from werksaam import clock
from werksaam.people.asking_roles import waiting_for
from werksaam.people.models import User
from werksaam.people.roles import is_desk

MOST_NAMED = 5
"""How many cases with a name the home page lists; the queue has a tab of all."""


@dataclass(frozen=True)
class ToDo:
    """One thing to do now: by when in words, what, why, and the button that does it."""

    tone: str
    when: str
    title: str
    text: str
    url: str
    button: str

    @property
    def is_late(self) -> bool:
        """Whether its day has passed: only that is told as an error."""
        return self.tone == "error"


def due_in_words(day: date, *, late: bool) -> str:
    """By when, or that it is late."""
    words = {"day": date_format(day, "j F")}
    return (_("This was due on %(day)s") if late else _("Do this by %(day)s")) % words


def waiting_reports(person: User) -> Iterator[ToDo]:
    """Reports that came to this person as a manager, and that nobody took up yet."""
    waiting = visible_cases(person).filter(state__in=FREE, is_at_desk=False)
    found = waiting.aggregate(number=Count("pk"), first=Min("reference"))
    if number := found["number"]:
        words = ngettext("A report waits for you", "%(number)d reports wait for you", number)
        queue = f"{reverse('escalations:queue')}?bekijk=vrij"
        its_case = reverse("escalations:case", args=[found["first"]])
        yield ToDo(
            tone="todo",
            when=_("Not taken up yet"),
            title=words % {"number": number},
            text=_("Read it and pick it up. Then the reporter knows that you are on it."),
            url=its_case if number == 1 else queue,
            button=_("Read the report") if number == 1 else _("See what waits"),
        )


def not_invited(person: User) -> Iterator[ToDo]:
    """For the desk: people whom no mail of a round reached, so that a printed one must."""
    if not is_desk(person):
        return
    for opened, number in unreached_by_round(clock.today()).items():
        words = ngettext(
            "One invitation did not arrive", "%(number)d invitations did not arrive", number
        )
        yield ToDo(
            tone="todo",
            when=_("Still to hand over"),
            title=words % {"number": number},
            text=_("There is no mail address, or the mail came back. Print and hand over."),
            url=reverse("policy:invitations", args=[opened.pk]),
            button=_("See who it is about"),
        )


def asked_roles(person: User) -> Iterator[ToDo]:
    """Roles that administrators ask for themselves, where this person may answer."""
    waiting = waiting_for(person)
    if waiting:
        yield ToDo(
            tone="todo",
            when=_("Not answered yet"),
            title=_("Someone asks for a role for themselves"),
            text=_("A second person decides. Read why it is asked, and give it or not."),
            url=reverse("role_requests:waiting"),
            button=_("See who asks"),
        )


def named_in_notes(person: User) -> Iterator[ToDo]:
    """Cases in whose notes a colleague names this person, who has not looked since."""
    for case in cases_naming(person).order_by("due_at")[:MOST_NAMED]:
        yield ToDo(
            tone="todo",
            when=_("A colleague asks you"),
            title=_("You are named in %(reference)s") % {"reference": case.reference},
            text=_("Read the note. Then your colleague can go on."),
            url=f"{case.get_absolute_url()}#h-note",
            button=_("Read the note"),
        )


def agreed(person: User) -> Iterator[ToDo]:
    """What this person agreed to do about a discussion, as reporter or as who handles it;
    and what a colleague agreed who is away or gone."""
    for action, report in to_do_as_reporter(person):
        yield _action(action, report.get_absolute_url(), is_own=True)
    for action in to_do_as_handler(person):
        case = action.decision.case
        yield _action(action, case.get_absolute_url(), is_own=case.handler_id == person.pk)


def _action(action: AgreedAction, page: str, *, is_own: bool) -> ToDo:
    late = is_late(action)
    return ToDo(
        tone="error" if late else "todo",
        when=due_in_words(action.due_on, late=late),
        title=_("Do what you agreed") if is_own else _("Do what a colleague agreed"),
        text=action.what,
        url=f"{page}#h-agreed",
        button=_("See what was agreed"),
    )
