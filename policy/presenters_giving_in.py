"""A source beside its structure: every line with what was done to it, every part with its line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from .citations import full
from .forms_giving_in import MARK_WORDS
from .giving_in.keeping import corrections_of, left_out_of
from .importing import read
from .models import SourceDraft
from .parsing import TITLE, Flag, Mark, Node, Parsed, ParseError, Repair
from .remarks import flag_message, repair_reason, visible
from .remarks_errors import error_in_words
from .sources.left_out import STAYS

Words = str | Promise


@dataclass(frozen=True)
class Note:
    """Something to know about a line; `kind` and `icon` are those of a status."""

    kind: str
    icon: str
    title: Words
    text: str
    found: str = ""
    repaired: str = ""


@dataclass(frozen=True)
class SourceLine:
    """A line of the source. `eid` is the part it landed in, `said` what an editor says it is."""

    number: int
    text: str
    eid: str
    place: str
    said: Words
    notes: tuple[Note, ...]
    has_error: bool


@dataclass(frozen=True)
class Part:
    """A part of the structure, and the line of the source on which it begins."""

    eid: str
    depth: int
    name: str
    heading: str
    text: str
    line: int


@dataclass(frozen=True)
class Correction:
    """What an editor said of a line."""

    line: int
    said: Words


@dataclass(frozen=True)
class SideBySide:
    """All that the page shows; without `parts` where a line can't be placed."""

    title: str
    lines: tuple[SourceLine, ...]
    parts: tuple[Part, ...]
    corrections: tuple[Correction, ...]
    counts: str
    general: tuple[Note, ...]
    error_line: int | None
    error: str

    def line(self, number: int) -> SourceLine | None:
        """The line with this number, if it is shown."""
        return next((line for line in self.lines if line.number == number), None)


def side_by_side(source: SourceDraft) -> SideBySide:
    """Read the source as it was corrected, or find the line that can't be placed."""
    said = corrections_of(source)
    try:
        parsed: Parsed | None = read(source.source_text, said)
        error = None
    except ParseError as caught:
        parsed, error = None, caught
    notes = _notes(parsed, error, left_out_of(source))
    return SideBySide(
        title=parsed.tree.title if parsed else "",
        lines=tuple(_lines(source.source_text, parsed, said, notes, error)),
        parts=tuple(_parts(parsed)) if parsed else (),
        corrections=tuple(
            Correction(line, MARK_WORDS[mark.value]) for line, mark in sorted(said.items())
        ),
        counts=_counts(parsed) if parsed else "",
        general=tuple(notes[0]),
        error_line=error.line if error else None,
        error=error_in_words(error) if error else "",
    )


def _lines(
    source: str,
    parsed: Parsed | None,
    said: Mapping[int, Mark],
    notes: Mapping[int, list[Note]],
    error: ParseError | None,
) -> list[SourceLine]:
    placed = parsed.placed if parsed else {}
    wrong = error.line if error else None
    raw = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        SourceLine(
            number,
            text.removeprefix("\ufeff"),
            placed.get(number, ""),
            _place(placed.get(number, "")),
            MARK_WORDS[said[number].value] if number in said else "",
            tuple(notes.get(number, ())),
            number == wrong,
        )
        for number, text in enumerate(raw, 1)
        if text.strip() or number in notes or number == wrong
    ]


def _notes(
    parsed: Parsed | None, error: ParseError | None, left_out: list[Repair]
) -> dict[int, list[Note]]:
    """By line; 0 is about the whole."""
    notes: dict[int, list[Note]] = defaultdict(list)
    for repair in left_out:
        title = _("Mind this") if repair.reason in STAYS else _("Left out")
        notes[repair.line].append(_repaired(repair, title))
    for repair in parsed.repairs if parsed else ():
        title = _("Mended") if repair.repaired.strip() else _("Left out")
        notes[repair.line].append(_repaired(repair, title))
    for flag in parsed.flags if parsed else ():
        notes[flag.line or 0].append(_flagged(flag))
    if error is not None:
        title = _("This line can not be placed")
        notes[error.line].insert(0, Note("error", "alert", title, error_in_words(error)))
    return notes


def _repaired(repair: Repair, title: Words) -> Note:
    found, repaired = visible(repair.found.strip()), visible(repair.repaired.strip())
    return Note("info", "pen", title, repair_reason(repair.reason), found, repaired)


def _flagged(flag: Flag) -> Note:
    words = flag_message(flag.code, flag.values, flag.message)
    return Note("todo", "alert", _("Odd in the words"), words)


def _parts(parsed: Parsed) -> list[Part]:
    found: list[Part] = []

    def add(node: Node, depth: int) -> None:
        found.append(Part(node.eid, depth, _place(node.eid), node.heading, node.text, node.line))
        for child in node.children:
            add(child, depth + 1)

    for root in parsed.tree.roots:
        add(root, 0)
    return found


def _place(eid: str) -> str:
    if eid == TITLE:
        return _("The title")
    return capfirst(full(eid, get_language() or "nl")) if eid else ""


def _counts(parsed: Parsed) -> str:
    """So that an editor sees at once whether everything is there: "8 articles, 30 leden"."""
    articles = len(parsed.tree.of_kind("article"))
    leden = len(parsed.tree.of_kind("paragraph"))
    return ", ".join(
        (
            ngettext("%(number)d article", "%(number)d articles", articles) % {"number": articles},
            ngettext("%(number)d lid", "%(number)d leden", leden) % {"number": leden},
        )
    )
