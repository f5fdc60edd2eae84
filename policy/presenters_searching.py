"""What a search shows: each provision with the stretch that was found, marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .addresses import address_of
from .citations import full
from .models import Explanation, Force, ProvisionText, PublishedAnswer
from .presenters_reading import VERDICTS
from .searching.asking import Asked
from .searching.marking import Sought, Stretch, holds, snippet
from .searching.showing import Shown

Words = str | Promise


@dataclass(frozen=True)
class Passage:
    """A stretch of something, with what it is; `language` is that of its words.

    `kind` and `icon` are those of the verdict of an example: "this is not allowed" must never
    be lost on the way from the explanation to a list of hits.
    """

    label: Words
    language: str
    stretches: tuple[Stretch, ...]
    kind: str = ""
    icon: str = ""
    plain: bool = True
    """Not the official text, and the page shows that."""


@dataclass(frozen=True)
class Line:
    """A provision that was found."""

    url: str
    citation: str
    heading: tuple[Stretch, ...]
    passages: tuple[Passage, ...]
    versions: str


def lines(slug: str, found: Iterable[Shown], asked: Asked, several: bool) -> list[Line]:
    """The provisions that were found; `several` where more than one version was searched."""
    return [_line(slug, one, asked, several) for one in found]


def _line(slug: str, found: Shown, asked: Asked, several: bool) -> Line:
    sought = Sought(found.hit.words, asked.phrases)
    text = found.text
    address = address_of(text.eid)
    return Line(
        url=reverse("policy:provision", args=[slug, text.version.number, address]),
        citation=capfirst(full(text.eid, get_language() or "nl")),
        heading=snippet(_heading(text), sought),
        passages=tuple(_passages(found, sought)),
        versions=_versions(found.hit.first, found.hit.last) if several else "",
    )


def _heading(text: ProvisionText) -> str:
    """The heading over a provision: its own, or that of what it stands in."""
    around: ProvisionText | None = text
    while around is not None and not around.heading:
        around = around.parent
    return around.heading if around else ""


def _passages(found: Shown, sought: Sought) -> Iterable[Passage]:
    """Plain words first: who searches reads those, and the official text after them."""
    for explanation in found.explanations:
        yield from _explained(explanation, sought)
    if text := found.text.text:
        yield Passage(_("Official text"), "nl", snippet(text, sought), plain=False)
    for answer in found.answers:
        words = _telling(_asked_and_answered(answer), sought)
        yield Passage(_("Asked and answered"), answer.language, snippet(words, sought))


def _explained(explanation: Explanation, sought: Sought) -> Iterable[Passage]:
    """The gist with what the rule does to its reader; then what else of it was found."""
    language, force = explanation.language, Force(explanation.force).label
    label = _("In plain words (%(force)s)") % {"force": str(force).lower()}
    yield Passage(label, language, snippet(explanation.gist, sought))
    if holds(explanation.body, sought):
        yield Passage("", language, snippet(explanation.body, sought))
    for example in explanation.examples:
        if holds(example["text"], sought):
            kind, icon, verdict = VERDICTS[example["verdict"]]
            yield Passage(verdict, language, snippet(example["text"], sought), kind, icon)


def _asked_and_answered(answer: PublishedAnswer) -> list[str]:
    return [answer.question, answer.answer]


def _telling(parts: list[str], sought: Sought) -> str:
    """The first part that holds what is sought."""
    return next((part for part in parts if holds(part, sought)), parts[0])


def _versions(first: int, last: int) -> str:
    if first == last:
        return _("version %(number)d") % {"number": last}
    return _("versions %(first)d to %(last)d") % {"first": first, "last": last}
