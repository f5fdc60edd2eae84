"""Parts of a text that are still being put together; eIds come when a part is whole.

Only then is known whether the paragraphs of an article are one or more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .tree import Node


@dataclass
class Draft:
    """A part under way. `name` is its own share of the eId ("para_2", "item_a")."""

    kind: str
    name: str
    number: str = ""
    text: str = ""
    line: int = 0
    children: list[Draft] = field(default_factory=list)
    lists: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, child: Draft) -> None:
        """Put a part under this one."""
        self.children.append(child)
        self.kinds[child.kind] += 1

    def opens_list(self) -> None:
        """Another list begins in this part."""
        self.lists += 1

    def names_item(self, label: str) -> str:
        """The name of an item in the last list; those of a second list hold its number."""
        return f"item_{label}" if self.lists < 2 else f"list_{self.lists}__item_{label}"

    def count(self, kind: str) -> int:
        """How many of one kind this part holds."""
        return self.kinds[kind]

    def frozen(self, above: str) -> Node:
        """This part for good, under the eId of the part above it."""
        eid = f"{above}__{self.name}"
        return Node(
            self.kind, eid, self.number, "", self.text, self.line, freeze(self.children, eid)
        )


def freeze(drafts: Iterable[Draft], above: str) -> tuple[Node, ...]:
    """Parts for good, in order."""
    return tuple(draft.frozen(above) for draft in drafts)
