"""The text of a version as the reading page shows it: leden, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .actions import Action, action
from .addresses import address_of
from .citations import full
from .models import Force, ProvisionKind
from .reading import AnsweredQuestion, ApprovedExplanation, ReadingNode, ReadingTree

Words = str | Promise

VERDICTS: dict[str, tuple[str, str, Words]] = {
    "mag": ("ok", "done", _("This is allowed")),
    "mag-niet": ("error", "alert", _("This is not allowed")),
    "vraag-eerst": ("info", "ask", _("Ask first")),
}
"""Of an example: kind of status, icon, words."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a link where `url` is not empty."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Example:
    """A situation and whether it is allowed."""

    text: str
    kind: str
    icon: str
    verdict: Words


@dataclass(frozen=True)
class Beside:
    """The explanation beside a text. Not binding, and the page says so."""

    gist: str
    body: str
    force: Words
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Lid:
    """A numbered lid, or the text of an article that has none (then `number` is empty)."""

    eid: str
    number: str
    name: str
    pieces: tuple[Piece, ...]
    items: tuple[Lid, ...]
    url: str
    link: str
    citation: str
    ask: str
    beside: Beside | None
    answered: tuple[AnsweredQuestion, ...]
    action: Action | None
    marked: bool = False


@dataclass(frozen=True)
class Article:
    """An article with its leden."""

    eid: str
    number: str
    heading: str
    url: str
    leden: tuple[Lid, ...]
    beside: Beside | None = None
    """What the article as a whole means; one without leden says it beside its own text."""


@dataclass(frozen=True)
class Block:
    """A part of the preamble: a line, and the list under it."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """A whole version, ready for the template."""

    preamble: tuple[Block, ...]
    preamble_beside: Beside | None
    preamble_parts: tuple[tuple[str, Beside], ...]
    """Parts of the preamble that have an explanation of their own: their name, and what it says."""
    articles: tuple[Article, ...]
    closing: tuple[str, ...]


def book(tree: ReadingTree) -> Book:
    """The whole version; references point within the page."""
    presenter = _Presenter(tree, whole=True)
    preamble = [root for root in tree.roots if root.kind == ProvisionKind.PREAMBLE]
    closing = (ProvisionKind.CLOSING, ProvisionKind.SIGNATORY)
    return Book(
        preamble=tuple(_blocks(preamble)),
        preamble_beside=_beside(preamble[0].explanation) if preamble else None,
        preamble_parts=tuple(_parts_explained(preamble, tree.language)),
        articles=tuple(presenter.article(root) for root in tree.articles),
        closing=tuple(node.text for node in tree.walk() if node.kind in closing and node.text),
    )


def explanation_of(tree: ReadingTree, eid: str) -> Beside | None:
    """What stands beside `eid` in plain words; None where nothing does."""
    node = tree.node(eid)
    return _beside(node.explanation) if node else None


def article_around(tree: ReadingTree, eid: str) -> Article | None:
    """The article in which `eid` stands, with that lid marked; None for what is in no article."""
    root = tree.article_of(eid)
    if root is None or root.kind != ProvisionKind.ARTICLE:
        return None
    return _Presenter(tree, whole=False, marked=eid).article(root)


@dataclass(frozen=True)
class _Presenter:
    tree: ReadingTree
    whole: bool
    marked: str = ""

    def article(self, node: ReadingNode) -> Article:
        leden = [self.lid(child) for child in node.children]
        if node.text:
            leden.insert(0, self.lid(node, own_text=True))
        url = f"#{node.eid}" if self.whole else self.url(node.eid)
        beside = None if node.text else _beside(node.explanation)
        return Article(node.eid, node.number, node.heading, url, tuple(leden), beside)

    def lid(self, node: ReadingNode, *, own_text: bool = False) -> Lid:
        explanation = node.explanation
        url = self.url(node.eid)
        return Lid(
            # The section of an article bears its eId; its own text stands one level down.
            eid=f"{node.eid}__content" if own_text else node.eid,
            number="" if own_text else node.number,
            name=full(node.eid, self.tree.language),
            pieces=tuple(self.pieces(node)),
            items=() if own_text else tuple(self.lid(child) for child in node.children),
            url=url,
            link=settings.BASE_URL + url,
            citation=f"{full(node.eid)}, {self.tree.title} (versie {self.tree.number})",
            ask=self.url(node.eid, "policy:ask"),
            beside=_beside(explanation),
            answered=node.answered,
            action=action(explanation.action) if explanation else None,
            marked=node.eid == self.marked,
        )

    def pieces(self, node: ReadingNode) -> Iterable[Piece]:
        for segment in node.segments():
            yield Piece(segment.text, self.target(segment.target_eid))

    def target(self, eid: str) -> str:
        if not eid:
            return ""
        return f"#{eid}" if self.whole else self.url(eid)

    def url(self, eid: str, page: str = "policy:provision") -> str:
        return reverse(page, args=[self.tree.slug, self.tree.number, address_of(eid)])


def _beside(explanation: ApprovedExplanation | None) -> Beside | None:
    if explanation is None:
        return None
    return Beside(
        explanation.gist,
        explanation.body,
        Force(explanation.force).label,
        tuple(_example(**example) for example in explanation.examples),
    )


def _example(text: str, verdict: str) -> Example:
    return Example(text, *VERDICTS[verdict])


def beside_of(explanation: ApprovedExplanation) -> Beside:
    """The explanation as readers see it, also before it is approved: for who writes it."""
    found = _beside(explanation)
    assert found is not None
    return found


def _parts_explained(
    preamble: Sequence[ReadingNode], language: str
) -> Iterable[tuple[str, Beside]]:
    for root in preamble:
        for node in root.walk():
            if node is not root and (beside := _beside(node.explanation)):
                yield full(node.eid, language), beside


def _blocks(roots: Sequence[ReadingNode]) -> Iterable[Block]:
    """The preamble in lines and lists: what hangs under a line is its list."""
    for root in roots:
        if root.text:
            yield Block(root.text)
        for child in root.children:
            yield from _lines(child)


def _lines(node: ReadingNode) -> Iterable[Block]:
    deeper = [child for child in node.children if child.children]
    items = tuple(child.text for child in node.children if not child.children)
    if node.text or items:
        yield Block(node.text, items)
    for child in deeper:
        yield from _lines(child)
