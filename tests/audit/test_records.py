"""What the trail holds of a row when its table gets another column."""

from __future__ import annotations

from policy.models import Version
from werksaam.audit.records import canonical_record


def test_row_recorded_before_a_column_came_keeps_its_record() -> None:
    record = canonical_record(Version(number=1, title="Code"))

    assert set(record) & set(Version.ADDED_LATER) == set()


def test_row_that_says_something_in_a_later_column_records_it() -> None:
    record = canonical_record(Version(number=1, title="Code", working_note="Voorbeeld"))

    assert record["working_note"] == "Voorbeeld"
