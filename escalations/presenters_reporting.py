"""What the pages of reporting show: steps, answers, drafts, who will see it and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext

from .forms_fields import people_by_id
from .handled_by import Who, before_sending
from .kinds import Answers, Kind, Question, Step, Text, kind
from .models import Draft
from .presenters_law import LawQuote, citation_of, lid_in_force
from .presenters_times import moment_in_words, since
from .wording import words_of


@dataclass(frozen=True)
class AnswerLine:
    """One question and what was answered; `url` leads to changing it."""

    label: Text
    name: str
    type_: str
    lines: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True)
class StepView:
    """A step on the screen: where it is in the series and what stands beside it."""

    kind: Kind
    title: Text
    number: int
    total: int
    back_url: str
    law: LawQuote | None
    lock_citation: str
    is_first: bool
    may_be_unsure: bool
    handler: Who
    takes_images: bool
    only_images: bool
    shows: str = ""
    wording: str = ""

    @property
    def numbers(self) -> range:
        """The numbers of all steps, for the bar above the heading."""
        return range(1, self.total + 1)


@dataclass(frozen=True)
class DraftLine:
    """A report that someone began: which, since when, and where to go on."""

    label: Text
    what: str
    changed: str
    url: str
    discard_url: str


def address(page: str, of_kind: Kind, draft: Draft | None, step: Step | None = None) -> str:
    """The address of a page of reporting, with the draft in it once there is one."""
    arguments = [of_kind.slug, step.slug] if step else [of_kind.slug]
    query = f"?concept={draft.pk}" if draft else ""
    return reverse(f"escalations:{page}", args=arguments) + query


def step_view(of_kind: Kind, step: Step, answers: Answers, draft: Draft | None) -> StepView:
    """The step as this person gets it, given the answers so far."""
    steps = of_kind.steps_for(answers)
    at = steps.index(step)
    back = (
        address("step", of_kind, draft, steps[at - 1]) if at else reverse("escalations:choose_kind")
    )
    return StepView(
        kind=of_kind,
        title=step.title,
        number=of_kind.number_of(step),
        total=of_kind.number_of_check,
        back_url=back,
        law=lid_in_force(of_kind.eid),
        lock_citation=citation_of(of_kind.ground_eid)[1],
        is_first=at == 0,
        handler=before_sending(of_kind),
        may_be_unsure=step.unsure is not None,
        shows=step.shows,
        wording=_wording(of_kind) if step.shows == "wording" else "",
        takes_images=step.takes_images,
        only_images=step.only_images,
    )


def _wording(of_kind: Kind) -> str:
    """The standing text of the kind in the language of the page."""
    return words_of(of_kind.wording).in_(get_language() or "nl")


def answer_lines(of_kind: Kind, answers: Answers, draft: Draft | None = None) -> list[AnswerLine]:
    """The answers in the order of asking; with a draft, each with a way to change it."""
    return [
        AnswerLine(
            label=question.short or question.label,
            name=question.name,
            type_=question.type_,
            lines=tuple(answer_words(question, answers.get(question.name))),
            url=_change_url(of_kind, step, question, draft) if draft else "",
        )
        for step in of_kind.steps_for(answers)
        for question in step.questions
    ]


def answer_words(question: Question, value: Any) -> Iterator[str]:
    """An answer as it is read: labels for choices, names for people."""
    labels = {choice.value: str(choice.label) for choice in question.choices}
    if not value:
        return
    if question.type_ == "person":
        yield from (person.name for person in people_by_id(value))
    elif question.type_ == "moment":
        moment = parse_datetime(value)
        yield moment_in_words(moment) if moment else str(value)
    elif question.type_ == "date":
        day = parse_date(value)
        yield date_format(day, "j F Y") if day else str(value)
    elif question.type_ == "images":
        number = len(value)
        yield ngettext("%(number)d image", "%(number)d images", number) % {"number": number}
    elif isinstance(value, list):
        yield from (labels.get(item, str(item)) for item in value)
    else:
        yield labels.get(value, value)


def draft_lines(drafts: Iterable[Draft]) -> list[DraftLine]:
    """The reports someone began, latest first."""
    return [_draft_line(draft, kind(draft.kind)) for draft in drafts]


def _draft_line(draft: Draft, of_kind: Kind) -> DraftLine:
    return DraftLine(
        label=of_kind.label,
        what=", ".join(_first_words(of_kind, draft.answers)),
        changed=since(draft.changed_at),
        url=address("check", of_kind, draft),
        discard_url=reverse("escalations:discard", args=[draft.pk]),
    )


def _first_words(of_kind: Kind, answers: Answers) -> Iterator[str]:
    """Enough to know the draft by: where it is, and the first words of what is said."""
    for wanted in ("platform", "quote"):
        asked = next((q for q in of_kind.questions_for(answers) if q.name == wanted), None)
        if asked:
            yield from (words[:80] for words in answer_words(asked, answers.get(asked.name)))


def _change_url(of_kind: Kind, step: Step, question: Question, draft: Draft) -> str:
    first = "_0" if question.choices else ""
    return f"{address('step', of_kind, draft, step)}&wijzig=1#id_{question.name}{first}"
