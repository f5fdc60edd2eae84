"""The tree in the database: managers, deputies and teams by date."""

from datetime import date

import pytest

from tests.factories.people import person, team
from werksaam.people.hierarchy import Standing, manager_of, team_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_manager_is_who_manages_the_team_that_day() -> None:
    boss = person()
    hall = team("Hal", manager=boss)
    worker = person(team=hall)

    assert manager_of(worker, DAY) == Standing(boss.pk, "manager")
    assert team_of(worker, DAY) == hall
