"""What SQLite goes by to find its way is counted anew; PostgreSQL does so by itself."""

import pytest
from django.db import connection

from tests.factories.escalations import a_house, a_report
from werksaam.planner_statistics import count_due

pytestmark = pytest.mark.django_db
IS_SQLITE = connection.vendor == "sqlite"


def test_rows_are_counted_once_until_twice_as_much_happened() -> None:
    house = a_house()

    counted = [count_due(), count_due()]
    a_report(house.other)
    counted.append(count_due())

    assert counted == ([True, False, False] if IS_SQLITE else [False, False, False])


def test_where_much_happened_they_are_counted_again() -> None:
    house = a_house()
    count_due()
    for number in range(10):
        a_report(house.other, address=f"https://a.example/{number}")

    assert count_due() is IS_SQLITE
