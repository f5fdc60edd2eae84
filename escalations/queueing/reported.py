"""How bad and how widely seen a matter is, by what its reporter answered. Pure.

The most of all answers counts; without any it is ordinary, and few people see it. Who handles
the case weighs it anew (`weighing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..kinds.asking import Answers, Choice
from ..kinds.shape import Kind

LEAST = 1


@dataclass(frozen=True)
class Weight:
    """Severity and reach, as numbers of `models.Severity` and `models.Reach`."""

    severity: int = LEAST
    reach: int = LEAST

    def at_least(self, severity: int, reach: int) -> Weight:
        """The same, but no lighter than this."""
        return Weight(max(self.severity, severity), max(self.reach, reach))


def weight_of(kind: Kind, answers: Answers) -> Weight:
    """What these answers say."""
    weight = Weight()
    for choice in _chosen(kind, answers):
        weight = weight.at_least(choice.severity, choice.reach)
    return weight


def _chosen(kind: Kind, answers: Answers) -> Iterator[Choice]:
    for question in kind.questions_for(answers):
        given = answers.get(question.name)
        values = given if isinstance(given, list) else [given]
        yield from (choice for choice in question.choices if choice.value in values)
