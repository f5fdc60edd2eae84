"""What SQLite goes by to find its way is counted anew; PostgreSQL does so by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from werksaam.statistics_of_tables import count_due

pytestmark = pytest.mark.django_db


def test_sqlite_alone_is_asked_to_count_what_changed_much() -> None:
    with CaptureQueriesContext(connection) as asked:
        count_due()

    expected = ["PRAGMA optimize = 65538"] if connection.vendor == "sqlite" else []
    assert [query["sql"] for query in asked] == expected
