"""A version on paper: the words of its PDF, as blocks that the layout `code` sets.

The document is in Dutch, as the text itself. An explanation that is printed beside it is in
the language of its reader, and always says that it is not binding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from policy.parsing.tree import Node

from .document import DUTCH_DATES, DUTCH_STAGES, Document, headed, numbered

CONTENT_TYPE = "application/pdf"

Block = dict[str, Any]

_HEADED = {"preamble": "Aanhef", "closing": "Ondertekening"}
"""What the text itself gives no heading, and the contents and bookmarks need one for."""
_TITLED = frozenset({"chapter", "section", "article", "annex", "note"})
_LISTED = frozenset({"paragraph", "item", "recital", "decision_item"})


_MOST_KEPT_TOGETHER = 1800
"""Letters of a lid with its explanation that surely fit on one page, so that neither is cut."""


@dataclass(frozen=True)
class InPlainWords:
    """What the approved explanation of a provision says.

    `force` is what the provision does for its reader, in words ("U moet"); of the examples
    each is whether it is allowed, in words, and the situation.
    """

    gist: str
    body: str
    force: str = ""
    examples: tuple[tuple[str, str], ...] = ()

    @property
    def letters(self) -> int:
        """How long it is, about."""
        return len(self.gist) + len(self.body) + sum(len(text) for _, text in self.examples)


@dataclass(frozen=True)
class Beside:
    """The explanations to print, by eId, in one language, and what they are called in it."""

    language: str
    title: str
    notice: str
    by_eid: Mapping[str, InPlainWords] = field(default_factory=dict)


def to_words(document: Document, beside: Beside | None = None) -> dict[str, Any]:
    """All that stands in the PDF."""
    is_draft = document.stage == "draft"
    roots = _Setter(document, beside).blocks(document.tree.roots, 2)
    return {
        "title": document.tree.title,
        "author": "WerkSaam Westfriesland",
        "kind": _kind(document, beside),
        "draft": "Concept, niet vastgesteld" if is_draft else "",
        "foot": foot_of(document),
        "sha256": document.sha256,
        "facts": list(_facts(document)),
        "notice": {"language": beside.language, "words": beside.notice} if beside else None,
        "contents": "Inhoud",
        "page": "Bladzijde",
        "of": "van",
        "blocks": roots,
    }


def _kind(document: Document, beside: Beside | None) -> str:
    """A draft is nothing official yet."""
    text = "Tekst van een concept" if document.stage == "draft" else "Officiële tekst"
    return f"{text}, met toelichting" if beside else text


def foot_of(document: Document) -> str:
    """What stands at the foot of every page: which version, and when it holds."""
    return f"Versie {_version(document)}. {_validity(document)}".strip()


def _version(document: Document) -> str:
    return f"{document.number or 'nog geen'} ({DUTCH_STAGES[document.stage]})"


def _validity(document: Document) -> str:
    dates = {name: numeric(day) for name, day in document.dates().items() if day}
    if "in_force" not in dates:
        return ""
    until = f" t/m {dates['valid_until']}" if "valid_until" in dates else ""
    since = dates.get("retroactive")
    reaching = f", met terugwerkende kracht vanaf {since}" if since else ""
    return f"Geldend van {dates['in_force']}{until}{reaching}."


def numeric(day: str) -> str:
    """An ISO day as the law writes it: 21-04-2017."""
    return date.fromisoformat(day).strftime("%d-%m-%Y")


def _facts(document: Document) -> Iterator[dict[str, str]]:
    yield {"name": "Versie", "said": _version(document)}
    dates = document.dates()
    for name, words in DUTCH_DATES.items():
        if dates[name]:
            yield {"name": words[:1].upper() + words[1:], "said": numeric(dates[name])}


class _Setter:
    def __init__(self, document: Document, beside: Beside | None) -> None:
        self.references = document.references()
        self.beside = beside

    def blocks(self, nodes: Sequence[Node], level: int) -> list[Block]:
        """Provisions below each other; those that are listed in one list as long as it lasts."""
        found: list[Block] = []
        for before, node in zip((None, *nodes), nodes, strict=False):
            if node.kind not in _LISTED:
                found += self.block(node, level, follows=before)
            elif found and found[-1]["type"] == "list":
                found[-1]["items"].append(self.item(node, level))
            else:
                found.append({"type": "list", "items": [self.item(node, level)]})
        return found

    def block(self, node: Node, level: int, *, follows: Node | None) -> Iterator[Block]:
        titled = headed(node) if node.kind in _TITLED else ""
        if follows is None or follows.kind != node.kind:
            titled = titled or _HEADED.get(node.kind, "")
        if titled:
            yield {"type": "heading", "level": min(level, 6), "id": node.eid, "words": titled}
        explained = self.explained(node)
        if node.text or not titled:
            place = "" if titled else node.eid
            kept = explained is not None
            yield {"type": "text", "id": place, "pieces": self.pieces(node), "with_next": kept}
        if explained:
            yield explained
        yield from self.blocks(node.children, level + 1 if titled else level)

    def item(self, node: Node, level: int) -> Block:
        return {
            "id": node.eid,
            "mark": numbered(node) or "–",
            "pieces": self.pieces(node),
            "beside": self.explained(node),
            "blocks": self.blocks(node.children, level),
        }

    def explained(self, node: Node) -> Block | None:
        words = self.beside.by_eid.get(node.eid) if self.beside else None
        if self.beside is None or words is None:
            return None
        return {
            "type": "beside",
            "language": self.beside.language,
            "title": self.beside.title,
            "force": words.force,
            "gist": words.gist,
            "body": words.body,
            "examples": [{"verdict": said, "text": text} for said, text in words.examples],
            "keep": len(node.text) + words.letters <= _MOST_KEPT_TOGETHER,
        }

    def pieces(self, node: Node) -> list[dict[str, str]]:
        """The text, cut where references begin and end."""
        found, at = [], 0
        for one in sorted(self.references.get(node.eid, []), key=lambda r: int(r["start"])):
            start, end = int(one["start"]), int(one["end"])
            found.append({"text": node.text[at:start], "target": ""})
            found.append({"text": node.text[start:end], "target": str(one["target"])})
            at = end
        return [*found, {"text": node.text[at:], "target": ""}]
