"""What a page of figures may show: from none of it can a small group be had back (bar 23)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.exporting_figures import table_of
from policy.histories import Key
from policy.models import Round, Version
from policy.obligations import PENDING, Standing
from policy.presenters_figures import FiguresPage, figures_page, state_figures
from policy.queries_figures import Figures
from policy.suppressing import FEWEST, merged, suppressed
from werksaam.people.models import Team

DAY = date(2026, 11, 24)
READ, OPEN, NEW = Standing.CONFIRMED, Standing.OPEN, Standing.NEW
OVERDUE, LEAVE, EXEMPT = Standing.OVERDUE, Standing.ON_LEAVE, Standing.EXEMPT

standings = st.sampled_from(list(Standing))
organisations = st.dictionaries(
    st.tuples(st.integers(1, 6), standings), st.integers(0, 9), max_size=30
)


def page_of(
    counts: dict[Key, int],
    *,
    now: dict[Key, int] | None = None,
    before: dict[Key, int] | None = None,
) -> FiguresPage:
    """The page of these numbers; `before` are those of the day before."""
    past = ((DAY - timedelta(days=1), Counter(before or counts)), (DAY, Counter(counts)))
    row = Round(version=Version(number=1), opens_on=DAY)
    found = Figures(row, DAY, Counter(counts), Counter(counts if now is None else now), past)
    return figures_page(found, [Team(pk=n, name=f"Team {n}") for n in range(1, 7)])


@given(organisations)
def test_what_is_left_of_the_whole_is_no_small_group(counts: dict[Key, int]) -> None:
    page = page_of(counts)
    left_out = [team for team in page.teams if team.people is None]
    rest = (page.people or 0) - sum(team.people or 0 for team in page.teams)

    assert (rest == 0) == (not left_out)
    assert not left_out or (rest >= FEWEST and len(left_out) > 1)


@given(organisations)
def test_no_team_of_fewer_than_five_is_shown(counts: dict[Key, int]) -> None:
    page = page_of(counts)

    assert all(team.people is None or team.people >= FEWEST for team in page.teams)
    assert page.share is None or (page.people or 0) >= FEWEST


@given(
    st.dictionaries(st.integers(1, 9), st.tuples(st.integers(0, 20), st.integers(0, 20))),
)
def test_days_with_the_same_small_groups_leave_out_the_same(
    sizes: dict[int, tuple[int, int]],
) -> None:
    one_day = {key: size for key, (size, _more) in sizes.items()}
    another = {key: size + more * (size >= FEWEST) for key, (size, more) in sizes.items()}

    assert suppressed(one_day) == suppressed(another)


@given(organisations)
def test_every_team_of_the_audience_is_listed(counts: dict[Key, int]) -> None:
    page = page_of(counts)
    there = {f"Team {team}" for (team, _standing), people in counts.items() if people}

    assert page.share is None or {team.name for team in page.teams} == there


@given(organisations)
def test_no_state_of_fewer_than_five_is_told_apart(counts: dict[Key, int]) -> None:
    page = page_of(counts)
    apart = [line.people for line in page.states[2:]]

    assert all(people is None or people >= FEWEST for people in apart)


@given(organisations)
def test_the_parts_add_up_so_none_can_be_had_by_subtraction(counts: dict[Key, int]) -> None:
    page = page_of(counts)
    waiting = [line.people for line in page.states if not line.is_part][1:2]
    parts = [line.people for line in page.states if line.is_part]

    assert not parts or [sum(people or 0 for people in parts)] == waiting


@given(organisations, organisations)
def test_over_time_and_as_known_now_only_shares_are_told(
    counts: dict[Key, int], other: dict[Key, int]
) -> None:
    page = page_of(counts, now=other, before=other)
    same = page_of(counts)

    assert (page.teams, page.states, page.people) == (same.teams, same.states, same.people)
    assert all(0 <= share <= 100 for _day, share in page.over_time)


@given(organisations)
def test_the_export_holds_no_number_that_the_page_leaves_out(counts: dict[Key, int]) -> None:
    page = page_of(counts)
    row = Round(version=Version(number=1), opens_on=DAY)
    exported = [line for line in table_of(row, page).rows if line[4] in _left_out(page)]

    assert all(isinstance(line[5], str) and isinstance(line[6], str) for line in exported)


def _left_out(page: FiguresPage) -> set[str]:
    teams = {team.name for team in page.teams if team.people is None}
    return teams | {line.words for line in page.states if line.people is None}


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ({OPEN: 9, NEW: 0}, [((OPEN,), 9), ((NEW,), 0)]),
        ({OPEN: 9, NEW: 2}, [((OPEN, NEW), 11)]),
        ({OPEN: 9, NEW: 2, OVERDUE: 7}, [((OVERDUE,), 7), ((OPEN, NEW), 11)]),
        ({OPEN: 9, NEW: 3, OVERDUE: 2}, [((OPEN,), 9), ((NEW, OVERDUE), 5)]),
        ({LEAVE: 1, EXEMPT: 0}, [((EXEMPT,), 0), ((LEAVE,), None)]),
        ({LEAVE: 1, EXEMPT: 2}, [((LEAVE, EXEMPT), None)]),
    ],
)
def test_small_states_are_told_together(
    sizes: dict[Standing, int], told: list[tuple[tuple[Standing, ...], int | None]]
) -> None:
    assert merged(sizes) == told


def test_who_wants_to_talk_is_open_for_the_desk() -> None:
    lines = state_figures({(1, Standing.WANTS_TO_TALK): 3, (1, OPEN): 4, (1, READ): 5})

    assert [line.people for line in lines] == [5, 7, 7]


def test_who_is_away_is_not_counted_as_asked() -> None:
    page = page_of({(1, READ): 6, (1, LEAVE): 5, (1, EXEMPT): 5})

    assert (page.people, page.share) == (6, 100)


def test_a_correction_that_came_later_is_shown_beside_it() -> None:
    page = page_of({(1, READ): 5, (1, OPEN): 5}, now={(1, READ): 5, (1, OPEN): 4})

    assert ("50%" in page.corrected, "56%" in page.corrected) == (True, True)


def test_without_a_correction_nothing_is_said_of_one() -> None:
    assert page_of({(1, READ): 9}).corrected == ""


def test_a_correction_that_leaves_fewer_than_five_is_not_told() -> None:
    assert page_of({(1, READ): 5}, now={(1, READ): 4}).corrected == ""


def test_a_day_with_fewer_than_five_is_no_point_of_the_chart() -> None:
    page = page_of({(1, READ): 5}, before={(1, READ): 4})

    assert page.over_time == ((DAY, 100),)


def test_an_audience_of_fewer_than_five_shows_nothing() -> None:
    page = page_of({(1, READ): 4})

    assert (page.share, page.people, page.states, page.teams) == (None, None, (), ())


def test_the_states_of_who_has_not_read_are_the_pending_ones() -> None:
    counts = {(1, standing): 7 for standing in Standing}

    waiting = state_figures(counts)[1]

    assert waiting.people == 7 * len(PENDING)
