"""What stands under a heading: paragraphs, leden, lists in lists, a sentence after a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .drafts import Draft, freeze
from .levels import Level, Option, expected, has_leden, is_numbered, option_for
from .lines import Line, Mark
from .tree import Node, ParseError

_DEEPEST = 8
"""Lists in one another; what goes deeper is no regulation."""

_INSIDE = 2
"""Spaces by which a paragraph stands further in than the item that it belongs to."""


@dataclass(frozen=True)
class Body:
    """The text of a part that has one paragraph, and what is under it."""

    text: str = ""
    children: tuple[Node, ...] = ()


def read_body(lines: Sequence[Line], above: str, *, is_article: bool = False) -> Body:
    """The paragraphs and lists in these lines. Raises ParseError.

    Numbers can be leden only in an article; elsewhere what fits no list is a paragraph.
    """
    reader = _Reader(lines, is_article=is_article)
    parts = reader.read()
    alineas = [part for part in parts if part.kind == "alinea"]
    if len(alineas) == 1 and parts[0] is alineas[0]:
        under = [*alineas[0].children, *parts[1:]]
        return Body(alineas[0].text, freeze(under, above))
    return Body("", freeze(parts, above))


class _Reader:
    """Walks over the lines and keeps which lists are open, and what holds each of them."""

    def __init__(self, lines: Sequence[Line], *, is_article: bool) -> None:
        self.lines = lines
        self.is_article = is_article
        self.leden = is_article and has_leden(lines)
        self.root = Draft("", "")
        self.levels: list[Level] = []
        self.holders: list[Draft] = []
        """`holders[n]` holds what is in the list at level n."""
        self.last = self.root
        """What was read last, if it is an item, a lid or an alinea."""

    def read(self) -> list[Draft]:
        for at, line in enumerate(self.lines):
            option = self._option(at) if is_numbered(line) else None
            if option is not None:
                self._add_numbered(line, option)
            else:
                self._add_text(line)
        return self.root.children

    def _option(self, at: int) -> Option | None:
        line = self.lines[at]
        option = option_for(self.lines, at, self.levels)
        if option is None and self.is_article and not line.weak:
            what = expected(line, self.levels, leden=self.leden)
            raise ParseError(line.number, f"{what}, found “{line.whole[:60]}”")
        if option is not None:
            _refuse_unfit(line, option)
        return option

    def _add_numbered(self, line: Line, option: Option) -> None:
        is_lid = self.leden and option.depth == 0 and line.mark is Mark.PARAGRAPH
        if option.is_new:
            self._open(line, option, is_lid=is_lid)
        else:
            del self.levels[option.depth + 1 :], self.holders[option.depth + 1 :]
            self.levels[option.depth] = self.levels[option.depth].taking(option.reading)
        holder = self.holders[option.depth]
        self.last = _lid(line) if is_lid else _item(line, holder, self.levels[-1])
        holder.add(self.last)

    def _open(self, line: Line, option: Option, *, is_lid: bool) -> None:
        del self.levels[option.depth :], self.holders[option.depth :]
        holder = self.root if is_lid else self._paragraph()
        if not is_lid:
            holder.opens_list()
        self.levels.append(Level(option.reading, line.indent, is_leden=is_lid))
        self.holders.append(holder)

    def _paragraph(self) -> Draft:
        """What a new list belongs to: the last item, lid or alinea."""
        if self.last is self.root:
            self.last = self._alinea(None)
        return self.last

    def _add_text(self, line: Line) -> None:
        at = self._list_before(line)
        if at is None:
            self.last = self._alinea(line)
            return
        holder = self.holders[at]
        del self.levels[at:], self.holders[at:]
        if line.mark is Mark.ALINEA:
            self.last = self._alinea(line)
            return
        name = f"wrap_{holder.count('wrap_up') + 1}"
        holder.add(Draft("wrap_up", name, text=line.whole, line=line.number))
        self.last = holder

    def _list_before(self, line: Line) -> int | None:
        """The outermost open list that is no further from the margin than a sentence under it."""
        for at, level in enumerate(self.levels):
            if not level.is_leden and level.indent + _INSIDE > line.indent:
                return at
        return None

    def _alinea(self, line: Line | None) -> Draft:
        text, number = (line.whole, line.number) if line else ("", 0)
        if self.levels:
            holder = self.holders[-1].children[-1]
            name = f"alinea_{holder.count('alinea') + 2}"
        else:
            holder = self.root
            name = f"alinea_{holder.count('alinea') + 1}"
        alinea = Draft("alinea", name, text=text, line=number)
        holder.add(alinea)
        return alinea


def _refuse_unfit(line: Line, option: Option) -> None:
    if not line.text:
        raise ParseError(line.number, f"words after “{line.whole}”")
    if line.mark is Mark.PARAGRAPH and not line.label:
        raise ParseError(line.number, f"a lid with a number, found “{line.whole[:60]}”")
    if option.depth > _DEEPEST:
        raise ParseError(line.number, f"a list that is at most {_DEEPEST} lists deep")


def _lid(line: Line) -> Draft:
    return Draft("paragraph", f"para_{line.label}", line.label, line.text, line.number)


def _item(line: Line, holder: Draft, level: Level) -> Draft:
    label = line.label or str(level.length)
    number = f"{line.label}°" if "°" in line.printed or "º" in line.printed else line.label
    return Draft("item", holder.names_item(label), number, line.text, line.number)
