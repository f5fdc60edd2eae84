"""Which gates a violation has passed, and what may be done next. Pure.

In order (product rule): admitted → findings put to the subject, or a reasoned waiver →
answered, or the term is over → decided. No gate can be skipped without a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from werksaam.working_days import is_working_day

LEAST_TERM = 5
"""Working days that the subject has at least to answer (our own rule)."""


class Next(StrEnum):
    """What must happen before a decision on the merits is possible."""

    CLAIM = "claim"
    ADMIT = "admit"
    HEAR = "hear"
    AWAIT_ANSWER = "await_answer"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Passed:
    """The gates that a case passed since it was last opened (again).

    `answer_by` is the last day of the term, where findings were put to the subject.
    """

    admitted: bool = False
    waived: bool = False
    answer_by: date | None = None
    answered: bool = False

    @property
    def is_heard(self) -> bool:
        """Whether findings were put to the subject, or that was waived."""
        return self.waived or self.answer_by is not None


def claim_move(passed: Passed) -> str:
    """The move by which a handler takes the case up at the gate that was reached."""
    if passed.is_heard:
        return "claim_heard"
    return "claim_admitted" if passed.admitted else "claim"


def next_gate(state: str, passed: Passed, today: date) -> Next:
    """What still stands before a decision on the merits."""
    if state in {"claimed", "waiting"}:
        return Next.ADMIT
    if state == "admissible":
        return Next.HEAR
    if state != "hearing":
        return Next.CLAIM
    return Next.NOTHING if _is_heard_out(passed, today) else Next.AWAIT_ANSWER


def may_decide(outcome_gate: str, state: str, passed: Passed, today: date) -> bool:
    """Whether an outcome with this gate may be chosen now."""
    if outcome_gate != state:
        return outcome_gate == ""
    return state != "hearing" or _is_heard_out(passed, today)


def may_answer(passed: Passed, today: date) -> bool:
    """Whether the subject may answer now: once, up to and including the last day."""
    return not passed.answered and passed.answer_by is not None and today <= passed.answer_by


def earliest_term(today: date) -> date:
    """The first day that may end the term, when findings are put to the subject today."""
    day, left = today, LEAST_TERM
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def _is_heard_out(passed: Passed, today: date) -> bool:
    """The subject had the chance to speak: answered, let the term pass, or it was waived."""
    if passed.waived or passed.answered:
        return True
    return passed.answer_by is not None and today > passed.answer_by
