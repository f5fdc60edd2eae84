"""Articles are numbered through: a number that goes back is an error, at the line to blame."""

from __future__ import annotations

from collections.abc import Sequence

from .labels import Place, follows, number_place
from .lines import Line, Mark, as_text
from .tree import ParseError


def refuse_disorder(articles: Sequence[Line]) -> None:
    """Raise ParseError where the numbers of articles do not go up.

    Of 1, 2, 9, 3 it is the 9 that is wrong, of 1, 2, 2 the second 2. Numbers that
    skip (2, 4) are for an editor to judge: see `flags`.
    """
    places: list[Place] = [((0, ""),)]
    for at, line in enumerate(articles):
        place = number_place(line.label)
        if place <= places[-1]:
            raise _error(articles, places, at, place)
        places.append(place)


def _error(articles: Sequence[Line], places: Sequence[Place], at: int, place: Place) -> ParseError:
    # The number before jumped too far, if this one would fit without it.
    jumped = len(places) > 1 and not follows(places[-1], places[-2]) and place > places[-2]
    culprit, before = (articles[at - 1], places[-2]) if jumped else (articles[at], places[-1])
    return ParseError(culprit.number, f"“Artikel {_next(before)}.”, found “{culprit.whole[:60]}”")


def _next(before: Place) -> str:
    *parents, (number, _) = before
    return ".".join([*(str(parent) for parent, _ in parents), str(number + 1)])


def demote_early_annexes(lines: Sequence[Line]) -> list[Line]:
    """Lines in which "Toelichting" or "Bijlage" is text where no annex can begin.

    That is before the first article, and among the articles: some texts explain each
    article right under it. What an editor marked stays.
    """
    settled: list[Line] = []
    place: Place | None = None
    for at, line in enumerate(lines):
        if line.mark is Mark.ARTICLE and line.label:
            place = number_place(line.label)
        is_early = line.mark in (Mark.ANNEX, Mark.NOTE) and not line.by_hand
        is_early = is_early and (place is None or _number_goes_on(lines[at + 1 :], place))
        settled.append(as_text(line) if is_early else line)
    return settled


def _number_goes_on(rest: Sequence[Line], place: Place) -> bool:
    """Whether the next article, before any closing formula, comes right after this one."""
    for line in rest:
        if line.mark is Mark.CLOSING:
            return False
        if line.mark is Mark.ARTICLE and line.label:
            return follows(number_place(line.label), place)
    return False
