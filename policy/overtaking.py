"""Whether a text was overtaken while it was drafted: adopting it would undo another. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .timeline import ADOPTED, WITHDRAWN, Life


@dataclass(frozen=True)
class Overtaken:
    """Version `by` was adopted meanwhile; a new draft begins from `begin_from`."""

    by: int
    begin_from: int


def overtaken(number: int, based_on: int | None, lives: Mapping[int, Life]) -> Overtaken | None:
    """What overtook draft `number`; None where nothing did.

    Whatever was adopted later than the text that it began from is not in it. And a number
    comes into force after all lower ones, so below an adopted one it never can.
    """
    adopted = [other for other, life in lives.items() if other != number and ADOPTED in life.facts]
    standing = [other for other in adopted if not lives[other].date_of(WITHDRAWN)]
    first_not_in_it = number if based_on is None else based_on
    if newer := [other for other in standing if other > first_not_in_it]:
        return Overtaken(max(newer), max(newer))
    if later := [other for other in adopted if other > number]:
        return Overtaken(max(later), number)
    return None
