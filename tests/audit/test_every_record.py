"""Every kind of record that the trail speaks of, changed in every column, removed, added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from tests.audit.tampering import change, fullest, held, other, problems_after, row_to_change
from werksaam.audit import verification
from werksaam.audit.records import Recorded
from werksaam.audit.verification.records import recorded_models

pytestmark = pytest.mark.django_db


WRITTEN = sorted(recorded_models(), key=lambda model: model.RECORD_TYPE)


@pytest.fixture(autouse=True)
def own_files() -> None:
    """The files of the story stay: no test writes them."""


@pytest.fixture(autouse=True)
def undone(told_unguarded: list[str], db: None) -> Iterator[None]:
    """Guards gone, and whatever a test tampers with undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.RECORD_TYPE)
def test_every_column_of_a_record_is_held_to_the_trail(model: type[Recorded]) -> None:
    for column in held(fullest(model)):
        row = row_to_change(model, column)
        assert _names_record(row, partial(change, row, column)), column.name


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.RECORD_TYPE)
def test_record_that_is_removed_or_comes_from_nowhere_is_named(model: type[Recorded]) -> None:
    row = fullest(model)
    new = fullest(model)
    new.pk = other(row.pk)
    rows: Any = model._base_manager.filter(pk=row.pk)

    assert _names_record(row, lambda: rows._raw_delete("default"))
    assert _names_record(new, lambda: rows.update(id=new.pk))


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.RECORD_TYPE)
def test_emptied_table_is_named(model: type[Recorded]) -> None:
    row = fullest(model)

    assert _names_record(row, lambda: model._base_manager.all()._raw_delete("default"))


def _names_record(row: Recorded, tamper: Callable[[], object]) -> bool:
    where = f"{row.RECORD_TYPE} {row.pk}"
    with pytest.MonkeyPatch.context() as patch:
        # The other kinds of records are the same as before.
        patch.setattr(verification.records, "recorded_models", lambda: [type(row)])
        patch.setattr(verification.registered, "run", lambda report: None)
        return any(problem.where == where for problem in problems_after(tamper))
