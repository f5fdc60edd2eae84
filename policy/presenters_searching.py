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
from .models import Explanation, ProvisionText, PublishedAnswer
from .searching.asking import Asked
from .searching.marking import Sought, Stretch, holds, snippet
from .searching.showing import Shown

Words = str | Promise


@dataclass(frozen=True)
class Passage:
    """A stretch of something, with what it is; `language` is that of its words."""

    label: Words
    language: str
    stretches: tuple[Stretch, ...]


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
    text = found.text.text
    if text:
        yield Passage("", "nl", snippet(text, sought))
    for explanation in found.explanations:
        words = _telling(_parts(explanation), sought)
        yield Passage(_("In plain words"), explanation.language, snippet(words, sought))
    for answer in found.answers:
        words = _telling(_asked_and_answered(answer), sought)
        yield Passage(_("Asked and answered"), answer.language, snippet(words, sought))


def _parts(explanation: Explanation) -> list[str]:
    examples = [example["text"] for example in explanation.examples]
    return [explanation.gist, explanation.body, *examples]


def _asked_and_answered(answer: PublishedAnswer) -> list[str]:
    return [answer.question, answer.answer]


def _telling(parts: list[str], sought: Sought) -> str:
    """The first part that holds what is sought."""
    return next((part for part in parts if holds(part, sought)), parts[0])


def _versions(first: int, last: int) -> str:
    if first == last:
        return _("version %(number)d") % {"number": last}
    return _("versions %(first)d to %(last)d") % {"first": first, "last": last}
