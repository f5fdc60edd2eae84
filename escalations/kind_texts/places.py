"""Which texts of a kind the desk may write anew, and the kind with them in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from ..kinds import Kind, Outcome, Question, Step, Text


class What(StrEnum):
    """What sort of text it is."""

    INTRO = "intro"
    LABEL = "label"
    HELP = "help"
    MEANWHILE = "meanwhile"
    HEADLINE = "headline"
    TOLD = "told"


LONGEST: dict[What, int] = {
    What.INTRO: 200,
    What.LABEL: 150,
    What.HELP: 300,
    What.MEANWHILE: 300,
    What.HEADLINE: 100,
    What.TOLD: 800,
}
"""How many characters fit where the text stands."""

HANDLED = "handled"
"""The place of what is told where the reporter hears the same whatever was decided."""


@dataclass(frozen=True)
class Place:
    """A text of a kind: its `name` within the kind, what it is, and what it belongs to."""

    kind: str
    name: str
    what: What
    about: Text
    shipped: Text

    @property
    def slug(self) -> str:
        """The name under which it is kept: `negatief-bericht.outcome.monitor.told`."""
        return f"{self.kind}.{self.name}"

    @property
    def longest(self) -> int:
        """The most characters it may have."""
        return LONGEST[self.what]

    @property
    def is_told(self) -> bool:
        """Whether a reporter gets it as an answer, or until there is one."""
        return self.what in {What.MEANWHILE, What.HEADLINE, What.TOLD}

    @property
    def may_be_empty(self) -> bool:
        """Whether the kind can do without: the desk may add it, and leave it out."""
        return self.what in {What.HELP, What.MEANWHILE}


def places_of(of_kind: Kind) -> tuple[Place, ...]:
    """Every text of the kind that can be written anew, in the order of its pages.

    Where the kind can do without, a text may be added or left out. Any other that it does not
    have can't be added, nor one be made empty.
    """
    found = (
        Place(of_kind.slug, name, what, about, shipped)
        for name, what, about, shipped in _texts(of_kind)
    )
    return tuple(place for place in found if place.may_be_empty or str(place.shipped))


def place_of(of_kind: Kind, name: str) -> Place:
    """The text of the kind with this name; KeyError if there is none."""
    return {place.name: place for place in places_of(of_kind)}[name]


def _texts(of_kind: Kind) -> Iterator[tuple[str, What, Text, Text]]:
    yield "intro", What.INTRO, of_kind.label, of_kind.intro
    yield "meanwhile", What.MEANWHILE, of_kind.label, of_kind.meanwhile
    for step in of_kind.steps:
        for question in step.questions:
            about, name = question.short or question.label, f"question.{question.name}"
            yield f"{name}.label", What.LABEL, about, question.label
            yield f"{name}.help", What.HELP, about, question.help
    for name, outcome in _told_of(of_kind):
        yield f"{name}.headline", What.HEADLINE, outcome.label, outcome.headline
        yield f"{name}.told", What.TOLD, outcome.label, outcome.told


def _told_of(of_kind: Kind) -> Iterator[tuple[str, Outcome]]:
    """What is told with each outcome; once for all where the reporter must not tell them apart."""
    if of_kind.hears_subject:
        yield HANDLED, replace(of_kind.outcomes[0], label=_("Whatever is decided"))
        return
    yield from ((f"outcome.{outcome.slug}", outcome) for outcome in of_kind.outcomes)


def worded(of_kind: Kind, texts: Mapping[str, str]) -> Kind:
    """The kind with these texts, by the name of their place, instead of those that ship."""
    if not texts:
        return of_kind
    return replace(
        of_kind,
        intro=texts.get("intro", of_kind.intro),
        meanwhile=texts.get("meanwhile", of_kind.meanwhile),
        steps=tuple(_step(step, texts) for step in of_kind.steps),
        outcomes=tuple(_outcome(of_kind, outcome, texts) for outcome in of_kind.outcomes),
    )


def _step(step: Step, texts: Mapping[str, str]) -> Step:
    return replace(step, questions=tuple(_question(asked, texts) for asked in step.questions))


def _question(asked: Question, texts: Mapping[str, str]) -> Question:
    name = f"question.{asked.name}"
    return replace(
        asked,
        label=texts.get(f"{name}.label", asked.label),
        help=texts.get(f"{name}.help", asked.help),
    )


def _outcome(of_kind: Kind, outcome: Outcome, texts: Mapping[str, str]) -> Outcome:
    name = HANDLED if of_kind.hears_subject else f"outcome.{outcome.slug}"
    return replace(
        outcome,
        headline=texts.get(f"{name}.headline", outcome.headline),
        told=texts.get(f"{name}.told", outcome.told),
    )
