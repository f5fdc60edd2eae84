"""What needs someone first: the rule, as tables."""

from datetime import UTC, datetime

import pytest

from escalations.kinds import kind
from escalations.models import Case, Rank, Reach, Severity, State
from escalations.queueing.reported import Weight, weight_of
from escalations.queueing.urgency import queue_rank, urgent_at

FRIDAY_NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)  # twelve o'clock in Amsterdam


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("severity", "reach", "urgent"),
    [
        (Severity.ORDINARY, Reach.FEW, FRIDAY_NOON),
        (Severity.ORDINARY, Reach.MANY, at(27, 9)),
        (Severity.SERIOUS, Reach.FEW, at(26, 15, 30)),  # over the night
        (Severity.ORDINARY, Reach.PRESS, at(26, 11)),  # a working day
        (Severity.GRAVE, Reach.FEW, at(25, 11)),
        (Severity.GRAVE, Reach.PRESS, at(24, 11)),
    ],
)
def test_grave_and_widely_seen_cases_come_forward(
    severity: Severity, reach: Reach, urgent: datetime
) -> None:
    assert urgent_at(FRIDAY_NOON, severity, reach) == urgent


def test_a_weekend_and_a_holiday_are_no_time_to_come_forward() -> None:
    after_easter = datetime(2026, 4, 7, 7, 0, tzinfo=UTC)  # Tuesday nine o'clock

    # Good Friday, the weekend and Easter Monday lie before it.
    assert urgent_at(after_easter, Severity.SERIOUS, Reach.FEW) == datetime(
        2026, 4, 2, 11, 30, tzinfo=UTC
    )


def test_nothing_is_urgent_after_it_is_due() -> None:
    every = [urgent_at(FRIDAY_NOON, s, r) for s in Severity for r in Reach]

    assert max(every) == FRIDAY_NOON


RANKS = {
    State.OPEN: Rank.TO_DO,
    State.REFERRED: Rank.TO_DO,
    State.REOPENED: Rank.TO_DO,
    State.CLAIMED: Rank.TO_DO,
    State.ADMISSIBLE: Rank.TO_DO,
    State.WAITING: Rank.WAITS,
    State.HEARING: Rank.WAITS,
    State.DECIDED: Rank.DECIDED,
    State.CLOSED: Rank.DONE,
}


@pytest.mark.parametrize("state", State)
def test_each_state_stands_in_one_part_of_the_queue(state: State) -> None:
    assert queue_rank(state, awaits_subject=True) == RANKS[state]


def test_a_hearing_that_is_over_is_there_to_do() -> None:
    assert queue_rank(State.HEARING, awaits_subject=False) == Rank.TO_DO


def test_what_was_set_aside_and_got_late_is_there_to_do() -> None:
    assert queue_rank(State.WAITING, is_late_aside=True) == Rank.TO_DO


@pytest.mark.parametrize(
    ("answers", "weight"),
    [
        ({}, Weight()),
        ({"why": ["other"], "reach": "unknown"}, Weight()),
        ({"why": ["other", "staff_hurt"]}, Weight(severity=Severity.SERIOUS)),
        ({"why": ["threat", "staff_hurt"]}, Weight(severity=Severity.GRAVE)),
        ({"reach": "many"}, Weight(reach=Reach.MANY)),
        ({"reach": "press", "why": ["threat"]}, Weight(Severity.GRAVE, Reach.PRESS)),
        ({"reach": "nonsense", "why": "threat"}, Weight(severity=Severity.GRAVE)),
    ],
)
def test_the_heaviest_answer_counts(answers: dict[str, object], weight: Weight) -> None:
    assert weight_of(kind("negatief-bericht"), answers) == weight


def test_how_many_see_a_discussion_counts_too() -> None:
    answers = {"reach": "many"}

    assert weight_of(kind("ontsporende-discussie"), answers) == Weight(reach=Reach.MANY)


def test_a_place_is_no_fact() -> None:
    assert {"queue_rank", "urgent_at", "awaits_review"} <= Case.UNRECORDED
