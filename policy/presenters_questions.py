"""Questions about provisions as pages show them: to who asked, and to the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .addresses import address_of
from .citations import dotted, full
from .models import ProvisionKind, ProvisionQuestion, ProvisionText, PublishedAnswer
from .queries_questions import TextKey
from .reading import ReadingNode, ReadingTree

Words = str | Promise

WAITS = ("wait", "clock", _("Waits for an answer"))
ANSWERED = ("ok", "done", _("Answered"))
SHOWN = ("primary", "book", _("Stands beside the code"))
STALE = ("todo", "alert", _("No longer shown: the text has changed"))
"""Of a question: kind of status, icon, word."""

MOST_WORDS = 14
"""Of a rule in a list: enough to know which one it is."""


@dataclass(frozen=True)
class About:
    """The provision that a question is about, in the words of that version."""

    citation: str
    number: str
    words: str
    url: str


@dataclass(frozen=True)
class Choice:
    """A rule that one can ask about: `gist` is in plain words if there are any."""

    citation: str
    gist: str
    language: str
    url: str


@dataclass(frozen=True)
class ArticleChoices:
    """An article, and the rules in it."""

    number: str
    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Line:
    """A question in a list."""

    question: ProvisionQuestion
    citation: str
    url: str
    kind: str
    icon: str
    word: Words


def may_be_asked_about(text: ProvisionText) -> bool:
    """Whether there can be a question about it: an article or one of its leden, numbered or not."""
    return text.kind in (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.ALINEA)


def about(text: ProvisionText) -> About:
    """The provision with its own words and those of its items; of an article with leden its name.

    `text` has its children at hand.
    """
    items = [row for row in text.children.all() if row.kind == ProvisionKind.ITEM]
    words = [text.text or text.heading, *(f"{row.number} {row.text}" for row in items)]
    args = [text.version.policy.slug, text.version.number, address_of(text.eid)]
    return About(
        citation=full(text.eid, get_language() or "nl"),
        number=dotted(text.eid),
        words="\n".join(words),
        url=reverse("policy:provision", args=args),
    )


def article_choices(tree: ReadingTree) -> list[ArticleChoices]:
    """Every article with what can be asked about in it: the whole article, and its leden."""
    return [
        ArticleChoices(article.number, article.heading, tuple(_choices(tree, article)))
        for article in tree.articles
    ]


def _choices(tree: ReadingTree, article: ReadingNode) -> Iterator[Choice]:
    leden = [node for node in article.children if node.kind == ProvisionKind.PARAGRAPH]
    for node in leden or [article]:
        explained = node.explanation
        args = [tree.slug, tree.number, address_of(node.eid)]
        yield Choice(
            citation=capfirst(full(node.eid, tree.language)),
            gist=explained.gist if explained else Truncator(node.text).words(MOST_WORDS),
            language=tree.language if explained else "nl",
            url=reverse("policy:ask", args=args),
        )


def own_lines(
    questions: Iterable[ProvisionQuestion], texts: dict[TextKey, ProvisionText]
) -> list[Line]:
    """What someone asked, each with whether there is an answer."""
    return [
        _line(one, texts, "policy:question", ANSWERED if hasattr(one, "answer") else WAITS)
        for one in questions
    ]


def desk_lines(
    questions: Iterable[ProvisionQuestion],
    texts: dict[TextKey, ProvisionText],
    published: dict[UUID, list[PublishedAnswer]],
    stale: Collection[int],
) -> list[Line]:
    """The same for the desk, with what became of the answer; `stale` are ids of published ones."""
    return [
        _line(one, texts, "policy:answer_question", _state(one, published[one.pk], stale))
        for one in questions
    ]


def _state(
    question: ProvisionQuestion, published: Sequence[PublishedAnswer], stale: Collection[int]
) -> tuple[str, str, Words]:
    if not hasattr(question, "answer"):
        return WAITS
    if not published:
        return ANSWERED
    return STALE if any(row.pk in stale for row in published) else SHOWN


def _line(
    question: ProvisionQuestion,
    texts: dict[TextKey, ProvisionText],
    page: str,
    look: tuple[str, str, Words],
) -> Line:
    text = texts[question.version_id, question.provision_id]
    citation = capfirst(full(text.eid, get_language() or "nl"))
    return Line(question, citation, reverse(page, args=[question.pk]), *look)
