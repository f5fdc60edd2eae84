"""The text of a version as the reading page shows it: leden, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .actions import action
from .addresses import address_of
from .citations import full
from .models import Force, ProvisionKind
from .presented import (
    Article,
    Beside,
    Block,
    Book,
    Division,
    Example,
    Lid,
    Neighbour,
    Piece,
    Under,
    Words,
)
from .reading import ApprovedExplanation, ReadingNode, ReadingTree

VERDICTS: dict[str, tuple[str, str, Words]] = {
    "mag": ("ok", "done", _("This is allowed")),
    "mag-niet": ("error", "alert", _("This is not allowed")),
    "vraag-eerst": ("info", "ask", _("Ask first")),
}
"""Of an example: kind of status, icon, words."""

BODY = (ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.ARTICLE)
AFTERWARDS = (ProvisionKind.ANNEX, ProvisionKind.NOTE)
PARTS = (*BODY, *AFTERWARDS)
"""What has a heading, and parts of its own under it."""
ROWS = (ProvisionKind.PARAGRAPH, ProvisionKind.ALINEA)


def book(tree: ReadingTree) -> Book:
    """The whole version; references point within the page."""
    presenter = _Presenter(tree, whole=True)
    preamble = [root for root in tree.roots if root.kind == ProvisionKind.PREAMBLE]
    closing = (ProvisionKind.CLOSING, ProvisionKind.SIGNATORY)
    return Book(
        preamble=tuple(_blocks(preamble)),
        preamble_beside=_beside(preamble[0].explanation) if preamble else None,
        parts=tuple(presenter.parts(root for root in tree.roots if root.kind in BODY)),
        closing=tuple(node.text for node in tree.walk() if node.kind in closing and node.text),
        annexes=tuple(presenter.parts(root for root in tree.roots if root.kind in AFTERWARDS)),
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


def anchor_of(tree: ReadingTree, eid: str) -> str:
    """Where on the page of the whole version something stands that has no page of its own."""
    root = next((root for root in tree.roots if root.holds(eid)), None)
    if root is not None and root.kind == ProvisionKind.PREAMBLE:
        return "aanhef"
    return eid if root is None or root.kind in PARTS else "slot"


def neighbours(tree: ReadingTree, article: Article) -> tuple[Neighbour | None, Neighbour | None]:
    """The articles before and after it; None at the beginning and at the end."""
    presenter = _Presenter(tree, whole=False)
    before, after = tree.beside_article(article.eid)
    return presenter.neighbour(before), presenter.neighbour(after)


@dataclass(frozen=True)
class _Presenter:
    tree: ReadingTree
    whole: bool
    marked: str = ""

    def parts(self, nodes: Iterable[ReadingNode], level: int = 2) -> Iterable[Division | Article]:
        for node in nodes:
            if node.kind == ProvisionKind.ARTICLE:
                yield self.article(node, level)
            else:
                yield self.division(node, level)

    def division(self, node: ReadingNode, level: int) -> Division:
        words = [child for child in node.children if child.kind not in PARTS]
        under = [child for child in node.children if child.kind in PARTS]
        return Division(
            eid=node.eid,
            number=node.number,
            heading=node.heading,
            leden=tuple(self.leden(node, words)),
            parts=tuple(self.parts(under, min(level + 1, 6))),
            level=level,
        )

    def article(self, node: ReadingNode, level: int = 2) -> Article:
        leden = self.leden(node, node.children)
        url = f"#{node.eid}" if self.whole else self.url(node.eid)
        return Article(node.eid, node.number, node.heading, url, tuple(leden), level)

    def leden(self, node: ReadingNode, children: Iterable[ReadingNode]) -> Iterator[Lid]:
        """A row for the text of its own and for each lid or paragraph; a list stands under
        the row before it."""
        rows: list[tuple[ReadingNode, list[ReadingNode]]] = [(node, [])]
        for child in children:
            if child.kind in ROWS:
                rows.append((child, list(child.children)))
            else:
                rows[-1][1].append(child)
        for row, under in rows:
            if row is not node:
                yield self.lid(row, under)
            elif row.text or under:
                yield self.lid(row, under, own_text=True)

    def under(self, nodes: Iterable[ReadingNode]) -> Iterator[Under]:
        """Lists, and sentences between and after them."""
        for is_list, group in groupby(nodes, key=lambda one: one.kind == ProvisionKind.ITEM):
            yield Under(is_list, tuple(self.lid(one, one.children) for one in group))

    def neighbour(self, node: ReadingNode | None) -> Neighbour | None:
        return Neighbour(self.url(node.eid), node.number, node.heading) if node else None

    def lid(
        self, node: ReadingNode, under: Iterable[ReadingNode], *, own_text: bool = False
    ) -> Lid:
        explanation = node.explanation
        url = self.url(node.eid)
        return Lid(
            # The section of an article bears its eId; its own text stands one level down.
            eid=f"{node.eid}__content" if own_text else node.eid,
            number="" if own_text else node.number,
            name=full(node.eid, self.tree.language),
            pieces=tuple(self.pieces(node)),
            under=tuple(self.under(under)),
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
