"""What is counted of reports in a period, as known at a moment, and in how many questions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from escalations.deciding import decide, review
from escalations.figures import queries
from escalations.figures.lengths import keys_below
from escalations.figures.periods import read
from escalations.figures.presenting import figures_of
from escalations.figures.queries import Counts, counts_of
from escalations.models import Case
from escalations.triage import claim
from tests.factories.escalations import KIND, MONDAY, House, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION, a_discussion, a_violation
from tests.factories.people import person, team
from werksaam import clock
from werksaam.people.models import User

pytestmark = pytest.mark.django_db
YEAR = read("2026")
LATER = MONDAY + timedelta(days=30)


def reported(by: User, count: int, start: int = 0, **said: object) -> list[Case]:
    numbers = range(start, start + count)
    return [a_report(by, address=f"https://x.example/{n}", **said).case for n in numbers]


def decided(house: House, case: Case, outcome: str = "no_response", *, response: str = "") -> None:
    claim(by=house.adviser, case=case)
    case.refresh_from_db()
    found = decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation="Klein.",
        public_response=response,
    )
    if response:
        review(by=house.secretary, decision=found, approved=True)


def counted(written: str = "2026") -> Counts:
    return counts_of(read(written), LATER)


def test_reports_are_counted_by_kind_platform_month_and_lid(house: House) -> None:
    reported(house.reporter, 2)
    reported(house.other, 1, start=5, platform="x")
    a_discussion(house.reporter, address="https://x.example/9")

    found = counted()

    assert found.kinds == {KIND: 3, DISCUSSION: 1}
    assert found.platforms == {"facebook": 3, "x": 1}
    assert found.months["2026-11"] == 4 == sum(found.months.values())
    assert found.lids[KIND] == {"art_6__para_6"}


def test_what_came_after_the_day_it_is_known_on_is_not_there(house: House) -> None:
    reported(house.reporter, 1)
    with clock.at(MONDAY + timedelta(days=2)):
        [case] = reported(house.other, 1, start=5)
        decided(house, case)

    found = counts_of(YEAR, MONDAY + timedelta(days=1))

    assert (found.total, found.decided.outcomes.total()) == (1, 0)


def test_another_period_has_none_of_them(house: House) -> None:
    reported(house.reporter, 1)

    assert (counted("2026-K3").total, counted("2025").total) == (0, 0)


def test_reports_about_people_are_in_no_other_number(house: House) -> None:
    manager = person("Sjef")
    subject = person("Sofie", team=team("Hal 5", manager=manager))
    a_violation(house.reporter, subject, address="https://x.example/1")

    found = counted()

    assert found.care == {VIOLATION: 1}
    assert (found.total, found.platforms, sum(found.months.values())) == (0, {}, 0)
    assert found.lengths.due == 0


def test_how_long_it_took_is_in_working_time(house: House) -> None:
    [case] = reported(house.reporter, 1)
    with clock.at(MONDAY + timedelta(days=1)):  # eight and a half working hours later
        decided(house, case)

    found = counted().lengths

    assert (found.claimed, found.decided) == ([timedelta(hours=8.5)], [timedelta(hours=8.5)])
    assert found.due == 1


def test_telling_the_reporter_to_wait_is_no_decision(house: House) -> None:
    [case] = reported(house.reporter, 1)
    decided(house, case, "find_out_first")

    found = counted()

    assert (found.lengths.decided, found.decided.outcomes.total()) == ([], 0)


def test_an_approved_response_waits_until_it_is_known_what_became_of_it(house: House) -> None:
    [case] = reported(house.reporter, 1)
    decided(house, case, "respond_facts", response="Wij zijn bereikbaar.")

    found = counted().decided

    assert found.outcomes == {f"{KIND}|respond_facts": 1}
    assert +found.responses == {"waiting": 1}


def test_what_is_late_and_not_decided_was_not_within_its_target(house: House) -> None:
    reported(house.reporter, 1)

    found = counted().lengths

    assert (found.within, found.due) == (0, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_number_of_questions_however_many_reports(house: House, count: int) -> None:
    for case in reported(house.reporter, count):
        decided(house, case)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        counted()

    assert len(asked) == 6


def test_fewer_than_five_are_none_on_the_page(house: House) -> None:
    reported(house.reporter, 4)

    page = figures_of(counted())

    assert (page.total, page.kinds, page.months, page.times) == (None, (), (), ())


def test_five_are_a_figure(house: House) -> None:
    for case in reported(house.reporter, 5):
        decided(house, case)

    page = figures_of(counted())

    assert page.total == 5
    assert [row.number for row in (*page.kinds, *page.lids, *page.platforms)] == [5, 5, 5]
    assert (page.within, [row.number for row in page.outcomes]) == (100, [5])


def test_of_too_many_reports_there_is_no_count_by_platform(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 1)
    reported(house.reporter, 2)

    assert (counted().platforms, counted().total) == (None, 2)


@pytest.mark.parametrize(
    ("total", "part"), [(0, 1.0), (2000, 1.0), (4000, 0.5), (1_000_000, 0.002)]
)
def test_a_sample_is_the_part_below_a_key(total: int, part: float) -> None:
    assert keys_below(total).int / 2**128 == pytest.approx(part)
