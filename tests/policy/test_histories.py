"""Many moments at once give what each moment gives alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.histories import Asking, History, Known, Moment, counted
from policy.obligations import TEAMS, Asked, Confirmed, Span, Standing, Work
from policy.queries_acknowledging import Member, figures
from policy.queries_figures import figures_of
from policy.queries_reading import code_of
from tests.factories.people import person, team
from tests.factories.policy import published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.absences import record_absence
from werksaam.people.joining import join_team, leave

DAY = date(2026, 11, 2)
ASKED = Asked(opens_on=DAY, due_on=DAY + timedelta(days=14), id=1)


def asking(number: int) -> Asking:
    """What is asked on the day with this number."""
    day = DAY + timedelta(days=number)
    return Asking(
        Moment(day, datetime(2026, 11, 2 + number, 23, tzinfo=UTC)), ASKED, frozenset({1})
    )


def works(since: int = 0, until: int = 9) -> Known[Work]:
    return Known(Work(DAY - timedelta(days=99), team=7), since, until)


def test_a_fact_counts_at_the_moments_that_knew_it() -> None:
    told = Known(Confirmed(DAY, 1), 1, 2)

    person = History((works(),), confirmed=(told,)), (works(),)
    found = counted([person], [asking(0), asking(1), asking(2)])

    assert [next(iter(one))[1] for one in found] == [
        Standing.OPEN,
        Standing.CONFIRMED,
        Standing.OPEN,
    ]


def test_where_nothing_was_asked_nobody_counts() -> None:
    assert counted([(History((works(),)), (works(),))], [None]) == [{}]


def test_who_is_not_known_to_work_here_does_not_count() -> None:
    later = works(since=1)

    assert counted([(History((later,)), (later,))], [asking(0)]) == [{}]


def test_who_confirmed_outside_the_audience_does_not_count() -> None:
    others = replace(ASKED, audience=TEAMS, audience_of=frozenset({8}))
    person = History((works(),), confirmed=(Known(Confirmed(DAY, 1), 0, 9),))

    assert counted([(person, (works(),))], [replace(asking(0), asked=others)]) == [{}]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.booleans()), max_size=12),
)
def test_people_alike_are_counted_as_often_as_they_are(
    facts: list[tuple[int, int, bool]],
) -> None:
    shared = works()
    people = [
        (
            History(
                (shared,),
                leave=(Known(Span(DAY + timedelta(days=start)), 0, 4),) if away else (),
                confirmed=(Known(Confirmed(DAY, 1), since, 4),),
            ),
            (shared,),
        )
        for start, since, away in facts
    ]
    moments = [asking(number) for number in range(4)]

    together = counted(people, moments)
    alone = [counted([one], moments) for one in people]

    for place in range(4):
        assert together[place].total() == sum(one[place].total() for one in alone) == len(people)


def by_hand(members: list[Member]) -> dict[tuple[int, Standing], int]:
    keys = [(member.team_id, member.state.standing) for member in members]
    return {key: keys.count(key) for key in keys}


@pytest.mark.django_db
def test_every_day_is_as_if_it_were_asked_alone() -> None:
    today, green, post = clock.today(), team("Groen"), team("Post")
    first = today - timedelta(days=6)
    people = [person(team=green) for _ in range(4)] + [person(team=post) for _ in range(3)]
    with clock.at(clock.now() - timedelta(days=9)):
        version = published_code()
    row = asked(version, opens_on=first, due_on=today - timedelta(days=1), confirmed=people[:2])
    leave(by=None, person=people[2], last_day=today - timedelta(days=2))
    record_absence(by=None, person=people[3], starts_on=first, ends_on=today, is_leave=True)
    join_team(by=None, person=people[4], team=green, starts_on=today - timedelta(days=3))
    code = code_of(version.policy)
    assert code is not None

    found = figures_of(row, code, today)

    for day, counts in found.over_time:
        known_at = min(_end_of(day), clock.now())
        alone = figures(day, known_at)
        assert alone is not None
        assert counts == by_hand(alone[1])


def _end_of(day: date) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=clock.AMSTERDAM) + timedelta(days=1)
    return midnight - timedelta(microseconds=1)
