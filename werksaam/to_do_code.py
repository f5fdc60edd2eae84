"""What the code asks of someone on the home page: to confirm it, to read an answer, to answer
a question, to judge an explanation, to talk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policy.guidance.queries import offered_to
from policy.models import GuidanceSlug
from policy.obligations import Standing
from policy.presenters_guidance import IN_ADDRESS
from policy.queries_acknowledging import Obligation, open_obligation
from policy.queries_proposals import to_approve
from policy.queries_questions import unopened_answers, waiting_for
from policy.queries_refusals import wanting_to_talk
from werksaam import clock
from werksaam.people.models import User
from werksaam.people.roles import is_desk
from werksaam.to_do import ToDo, due_in_words


def obligation(person: User) -> Iterator[ToDo]:
    """The code, while this person has not confirmed the version that is asked."""
    found = open_obligation(person)
    if found is None:
        return
    version = found.version
    late = clock.today() > found.due_on
    yield ToDo(
        tone="error" if late else "todo",
        when=due_in_words(found.due_on, late=late),
        title=_("Read and confirm the code"),
        text=_asked(found),
        url=reverse("policy:confirm", args=[version.policy.slug, version.number]),
        button=_("Read and confirm"),
    )


def _asked(found: Obligation) -> str:
    if found.state.standing == Standing.WANTS_TO_TALK:
        return _("You do not confirm. Your manager asks you for a talk. You can still confirm.")
    words = _("You have not confirmed version %(number)d yet. Reading takes about 12 minutes.")
    if found.round.is_periodic:
        words = _("We ask again whether you have read version %(number)d.")
    return words % {"number": found.version.number}


def answers(person: User) -> Iterator[ToDo]:
    """Answers to own questions about the code, until they are opened."""
    asked = list(unopened_answers(person))
    if asked:
        title = ngettext(
            "Read the answer to your question", "Read the answers to your questions", len(asked)
        )
        alone = asked[0] if len(asked) == 1 else None
        yield ToDo(
            tone="todo",
            when=_("There is an answer"),
            title=title,
            text=_("You asked something about the code. The communications team answered."),
            url=reverse("policy:question", args=[alone.pk]) if alone else _own(),
            button=_("Read it"),
        )


def _own() -> str:
    return reverse("policy:questions")


def questions(person: User) -> Iterator[ToDo]:
    """At the desk: questions about the code that wait for an answer."""
    number = waiting_for(person).count() if is_desk(person) else 0
    if number:
        words = ngettext("A question waits", "%(number)d questions wait", number)
        yield ToDo(
            tone="todo",
            when=_("Not answered yet"),
            title=words % {"number": number},
            text=_("A colleague wants to know something about a rule of the code."),
            url=reverse("policy:desk_questions"),
            button=_("Read and answer"),
        )


def explanations(person: User) -> Iterator[ToDo]:
    """At the desk: explanations that a colleague proposed, for a second person to judge."""
    waiting = list(to_approve(person)) if is_desk(person) else []
    if waiting:
        words = ngettext("An explanation waits", "%(number)d explanations wait", len(waiting))
        yield ToDo(
            tone="todo",
            when=_("Not approved yet"),
            title=words % {"number": len(waiting)},
            text=_("A colleague wrote what a rule means. Read it beside the text, and decide."),
            url=reverse("policy:proposal", args=[waiting[0].pk]),
            button=_("See what waits"),
        )


def talks(person: User) -> Iterator[ToDo]:
    """As manager, or who stands in: people who do not confirm, and with whom to talk."""
    for refusal in wanting_to_talk(person):
        yield ToDo(
            tone="todo",
            when=_("A conversation is needed"),
            title=_("Talk with %(name)s") % {"name": refusal.person.name},
            text=_("Your colleague does not confirm the code. Ask for a conversation."),
            url=reverse("policy:conversation", args=[refusal.pk]),
            button=_("See what to do"),
        )


def guidance(person: User) -> Iterator[ToDo]:
    """At the desk: a text for everyone that a colleague asked to publish."""
    for draft in offered_to(person.pk) if is_desk(person) else ():
        slug = GuidanceSlug(draft.slug)
        yield ToDo(
            tone="todo",
            when=_("A colleague asks you"),
            title=_("Read and publish: %(title)s") % {"title": slug.label},
            text=_("People see the new text once a second person has published it."),
            url=reverse("policy:guidance_draft", args=[IN_ADDRESS[slug]]),
            button=_("Read the changes"),
        )
