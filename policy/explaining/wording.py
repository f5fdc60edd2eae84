"""What an explanation says, apart from who proposed it and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from werksaam.audit.records import Plain

from ..models import Explanation

LANGUAGES = ("nl", "en")
LONGEST_GIST = 120
VERDICTS = frozenset({"mag", "mag-niet", "vraag-eerst"})


@dataclass(frozen=True)
class Wording:
    """The words of an explanation in one language; `examples` are of (text, verdict)."""

    gist: str
    body: str
    force: str
    action: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    note_for_desk: str = ""

    def columns(self) -> dict[str, Any]:
        """The same as the row keeps it."""
        examples = [{"text": text, "verdict": verdict} for text, verdict in self.examples]
        return {**vars(self), "examples": examples}


def wording_of(row: Explanation) -> Wording:
    """What a stored explanation says."""
    examples = tuple((one["text"], one["verdict"]) for one in row.examples)
    return Wording(row.gist, row.body, row.force, row.action, examples, row.note_for_desk)


def facts_of(row: Explanation) -> dict[str, Plain]:
    """What the leaf of an event says of it for ever: never its words."""
    return {"language": row.language, "text_sha256": row.text_sha256}
