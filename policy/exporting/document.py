"""What every hand-out carries: the text, which version it is, its dates and its hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policy.hashing import tree_sha256
from policy.parsing.references import references_in
from policy.parsing.tree import Node, Tree
from policy.timeline import ADOPTED, IN_FORCE, PUBLISHED, RETROACTIVE, Life


@dataclass(frozen=True)
class Document:
    """A version as it is handed out. What has a default is missing for a text not stored yet.

    `drawn_up_on` is when this text came into the portal; `first_adopted` when the first
    version of the regulation was adopted.
    """

    slug: str
    tree: Tree
    number: int | None = None
    life: Life | None = None
    drawn_up_on: date | None = None
    first_adopted: date | None = None

    @property
    def sha256(self) -> str:
        """The hash of the text itself: two hand-outs of one text carry the same."""
        return tree_sha256(self.tree)

    @property
    def stage(self) -> str:
        """draft, adopted, published or withdrawn."""
        return self.life.stage.value if self.life else "draft"

    def dates(self) -> dict[str, str]:
        """The dates that count, ISO 8601, empty where unknown; ``valid_until`` is the last day."""
        facts = {
            "adopted": ADOPTED,
            "published": PUBLISHED,
            "in_force": IN_FORCE,
            "retroactive": RETROACTIVE,
        }
        day_of = self.life.date_of if self.life else lambda kind: None
        dates = {name: day_of(kind) for name, kind in facts.items()}
        ends = self.life.validity.ends_on if self.life and self.life.validity else None
        return {
            name: day.isoformat() if day else ""
            for name, day in (dates | {"valid_until": ends}).items()
        }

    def references(self) -> dict[str, list[dict[str, str | int]]]:
        """By eId: the references in a text to other provisions of this version."""
        eids = {node.eid for node in self.tree.walk()}
        found: dict[str, list[dict[str, str | int]]] = {}
        for node, reference in references_in(self.tree):
            if reference.eid in eids:
                found.setdefault(node.eid, []).append(
                    {"start": reference.start, "end": reference.end, "target": reference.eid}
                )
        return found


DUTCH_STAGES = {
    "draft": "concept, niet vastgesteld",
    "adopted": "vastgesteld",
    "published": "bekendgemaakt",
    "withdrawn": "ingetrokken",
}

DUTCH_DATES = {
    "adopted": "vastgesteld",
    "published": "bekendgemaakt",
    "in_force": "geldend van",
    "valid_until": "geldend t/m",
    "retroactive": "met terugwerkende kracht vanaf",
}


def header_lines(document: Document) -> list[str]:
    """The header of the hand-outs that people read: in Dutch, as the text itself."""
    number = str(document.number) if document.number else "nog geen"
    lines = [f"versie: {number} ({DUTCH_STAGES[document.stage]})"]
    dates = document.dates()
    lines += [f"{words}: {dates[name]}" for name, words in DUTCH_DATES.items() if dates[name]]
    return [*lines, f"sha-256: {document.sha256}"]


_NAMES = {"chapter": "Hoofdstuk", "section": "Paragraaf", "article": "Artikel", "annex": "Bijlage"}


def numbered(node: Node) -> str:
    """Its number as it is printed: "Artikel 4", "2.", "1°"; empty where it has none.

    Of a chapter, a section and an annex the source says what they are called: "§ 2".
    """
    if not node.number or " " in node.number:
        return node.number
    if node.kind in _NAMES:
        return f"{_NAMES[node.kind]} {node.number}"
    return f"{node.number}." if node.number[-1].isalnum() else node.number


def headed(node: Node) -> str:
    """Its number and heading on one line: "Artikel 4. Sociale media op de werkvloer"."""
    return ". ".join(part for part in (numbered(node), node.heading) if part)
