"""What a reader gets to see of a version: pure data, made by `policy.queries`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Reference:
    """A reference in a text: characters `start` to `end` (excluded) point to `target_eid`."""

    start: int
    end: int
    target_eid: str
    target_provision: UUID


@dataclass(frozen=True)
class Segment:
    """A stretch of text; `target_eid` is empty where it points nowhere."""

    text: str
    target_eid: str = ""


@dataclass(frozen=True)
class ApprovedExplanation:
    """The approved explanation of exactly this text, in one language."""

    gist: str
    body: str
    force: str
    action: str
    examples: Sequence[Mapping[str, str]]
    """Situations: ``{"text": …, "verdict": "mag" | "mag-niet" | "vraag-eerst"}``."""


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question that someone asked about exactly this text, and the answer, for everyone."""

    question: str
    answer: str
    language: str


@dataclass(frozen=True)
class ReadingNode:
    """A provision as it stands in a version, with what belongs beside it."""

    kind: str
    eid: str
    number: str
    heading: str
    text: str
    sha256: str
    provision: UUID
    references: tuple[Reference, ...] = ()
    explanation: ApprovedExplanation | None = None
    answered: tuple[AnsweredQuestion, ...] = ()
    children: tuple[ReadingNode, ...] = ()

    def segments(self) -> list[Segment]:
        """The text, cut where references begin and end."""
        pieces: list[Segment] = []
        at = 0
        for reference in sorted(self.references, key=lambda found: found.start):
            if reference.start > at:
                pieces.append(Segment(self.text[at : reference.start]))
            shown = self.text[reference.start : reference.end]
            pieces.append(Segment(shown, reference.target_eid))
            at = reference.end
        if at < len(self.text):
            pieces.append(Segment(self.text[at:]))
        return pieces

    def walk(self) -> Iterator[ReadingNode]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def holds(self, eid: str) -> bool:
        """Whether this is the node with this eId, or it is somewhere under it."""
        return any(node.eid == eid for node in self.walk())


@dataclass(frozen=True)
class ReadingTree:
    """A whole version: `roots` are the preamble, the chapters or articles, the closing, the
    signatories, the annexes and notes."""

    slug: str
    number: int
    title: str
    text_sha256: str
    language: str
    roots: tuple[ReadingNode, ...]

    def walk(self) -> Iterator[ReadingNode]:
        """Every node in reading order."""
        for root in self.roots:
            yield from root.walk()

    def node(self, eid: str) -> ReadingNode | None:
        """The node with this eId."""
        return next((node for node in self.walk() if node.eid == eid), None)

    @property
    def articles(self) -> tuple[ReadingNode, ...]:
        """The articles in reading order, also those in chapters, sections and annexes."""
        return tuple(node for node in self.walk() if node.kind == "article")

    def article_of(self, eid: str) -> ReadingNode | None:
        """The article around this eId, which is how a lid is shown; what is in none: its root."""
        around = next((one for one in self.articles if one.holds(eid)), None)
        return around or next((root for root in self.roots if root.holds(eid)), None)

    def beside_article(self, eid: str) -> tuple[ReadingNode | None, ReadingNode | None]:
        """The article before the one with this eId, and the one after it."""
        articles = self.articles
        at = next((n for n, one in enumerate(articles) if one.eid == eid), None)
        if at is None:
            return None, None
        before = articles[at - 1] if at else None
        return before, articles[at + 1] if at + 1 < len(articles) else None
