"""Rows of several tables in one query, the same as each table gives them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.db import connection
from django.db.models import F, Model
from django.test.utils import CaptureQueriesContext

from escalations.messaging import send_message
from escalations.models import Attachment, InternalNote, Message, Watch
from escalations.responding.watching import set_watch
from escalations.working.mentioning import write_note
from tests.factories.escalations import House, a_claimed_case
from tests.factories.images import a_report_with_images
from werksaam import clock
from werksaam.at_once import read_at_once
from werksaam.people.models import User
from werksaam.working_days import working_days_away

pytestmark = pytest.mark.django_db
MODELS = (Message, Attachment, InternalNote, Watch)
EVERYTHING = read_at_once(lambda: {m.__name__: m._base_manager.all() for m in MODELS})


@pytest.fixture
def added(house: House) -> None:
    """Rows with every type of column that there is: moments, days, texts, numbers, yes or no."""
    case = a_claimed_case(house)
    report = a_report_with_images(house.other)
    for words in ("Eén", 'Twee "x" \\ ‘y’'):
        send_message(by=house.adviser, report=report, body=words)
        write_note(by=house.adviser, case=case, body=words)
    set_watch(by=house.adviser, case=case, look_on=working_days_away(clock.today(), 2))


def _columns(rows: Iterable[Model]) -> list[dict[str, object]]:
    by_key = sorted(rows, key=lambda row: str(row.pk))
    return [{**vars(row), "_state": None} for row in by_key]


@pytest.mark.usefixtures("added")
def test_every_column_is_as_its_table_gives_it() -> None:
    found = EVERYTHING()

    expected = {model.__name__: _columns(model._base_manager.all()) for model in MODELS}
    assert {name: _columns(rows) for name, rows in found.items()} == expected
    assert [len(rows) for rows in found.values()] == [2, 1, 2, 1]


@pytest.mark.usefixtures("added")
def test_it_asks_once() -> None:
    with CaptureQueriesContext(connection) as asked:
        EVERYTHING()

    assert len(asked) == 1


@pytest.mark.usefixtures("added")
def test_what_rows_were_annotated_with_comes_along() -> None:
    notes = InternalNote.objects.annotate(writer=F("author__name"))

    found = read_at_once(lambda: {"notes": notes, "people": User.objects.none()})()

    assert [vars(note)["writer"] for note in found["notes"]] == ["Anna", "Anna"]
    assert found["people"] == []
