"""Numbers by group, of which none tells of fewer than five. Pure (bar 23).

Lists of the same reports by different names (kinds, and the lids they follow from) come from
the same groups: two lists that leave out different ones would give each other away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy.suppressing import FEWEST, merged, suppressed


@dataclass(frozen=True)
class Told:
    """Some keys together and their number; None where even that is fewer than five."""

    keys: tuple[str, ...]
    number: int | None


def told(sizes: Mapping[str, int]) -> list[Told]:
    """The groups that may be told, the small ones together; nothing of what there is none of."""
    return [Told(keys, number) for keys, number in merged(sizes) if number != 0]


def most_first(groups: Sequence[Told]) -> list[Told]:
    """The largest first: of kinds and lids, never of people. What is left out comes last."""
    return sorted(groups, key=lambda g: (g.number is None, len(g.keys) > 1, -(g.number or 0)))


def renamed(groups: Sequence[Told], names: Mapping[str, frozenset[str]]) -> list[Told]:
    """The same groups by other names; groups that share a name are told together.

    `names` gives for each key what it is called in the other list.
    """
    found: list[tuple[set[str], int | None]] = []
    for group in groups:
        called = {name for key in group.keys for name in names.get(key, ())}
        sharing = [one for one in found if one[0] & called]
        numbers = [one[1] for one in sharing] + [group.number]
        together = None if None in numbers else sum(n or 0 for n in numbers)
        found = [one for one in found if one not in sharing]
        found.append((called.union(*(one[0] for one in sharing)), together))
    return [Told(tuple(sorted(called)), number) for called, number in found]


def over_time(sizes: Mapping[str, int]) -> list[tuple[str, int | None]]:
    """Each key in order with its number; None for who is left out."""
    filled = {key: size for key, size in sizes.items() if size}
    hidden = suppressed(filled)
    return [(key, None if key in hidden else size) for key, size in sizes.items()]


def at_least_few(number: int) -> int | None:
    """The number, or None for fewer than five, also for none at all."""
    return number if number >= FEWEST else None


def percent_within(within: int, all_of_them: int) -> int | None:
    """The share in percent; None of fewer than five."""
    if all_of_them < FEWEST:
        return None
    return (200 * within + all_of_them) // (2 * all_of_them)
