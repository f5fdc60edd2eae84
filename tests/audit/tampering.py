"""What tests of tampering do to records, and how they ask what a verification finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction

from tests.audit import attacker, story_words
from tests.factories.escalations import MONDAY
from werksaam.audit.records import Recorded
from werksaam.audit.verification import Problem, verify


class NoOtherValue(AssertionError):
    """What this row says of a column, the database holds by itself."""


def problems_after(tamper: Callable[[], object]) -> list[Problem]:
    """What a verification finds after the tampering, which is then undone."""
    with transaction.atomic():
        attacker.run("DELETE FROM audit_checkpoint")
        tamper()
        found = verify()
        transaction.set_rollback(True)
    return found.problems


def change(row: Recorded, column: models.Field[Any, Any]) -> None:
    """Give one column another value that the database takes."""
    now = column.value_from_object(row)
    values = [value for value, _label in column.flatchoices if value != now]
    values.append(other(_example(column) if now is None else now))
    if isinstance(now, int) and not isinstance(now, bool):
        values.append(now + 1)  # of a number that the database keeps within bounds
    for value in values:
        try:
            with transaction.atomic():
                type(row)._base_manager.filter(pk=row.pk).update(**{column.attname: value})
            return
        except IntegrityError:
            continue
    raise NoOtherValue(f"The database takes no other value of {column.name}.")


def held(row: Recorded) -> list[models.Field[Any, Any]]:
    """The columns of a record that the trail keeps, but its key."""
    columns = row._meta.concrete_fields
    return [c for c in columns if not c.primary_key and c.attname not in row.UNRECORDED]


def _example(column: models.Field[Any, Any]) -> object:
    """A value for a column that holds none."""
    if isinstance(column, models.DateTimeField):
        return MONDAY
    if isinstance(column, models.DateField):
        return story_words.DAY
    if isinstance(column, models.BooleanField):
        return True
    if isinstance(column, models.ForeignKey) and isinstance(column.target_field, models.UUIDField):
        return uuid4()
    return 1 if isinstance(column, models.ForeignKey | models.IntegerField) else "x"


def other(value: Any) -> Any:
    """Something else of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 9_765  # within a small integer
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, str):
        return f"{value[:-1]}{'y' if value.endswith('x') else 'x'}"
    return {"something": "else"}


def fullest(model: type[Recorded]) -> Recorded:
    """The row with the fewest empty columns: more of it can be changed."""
    return _fullest_first(model)[0]


def row_to_change(model: type[Recorded], column: models.Field[Any, Any]) -> Recorded:
    """The fullest row of which the database takes another value of this column: some
    columns are filled in only where others are empty."""
    return next(row for row in _fullest_first(model) if takes_change(row, column))


def takes_change(row: Recorded, column: models.Field[Any, Any]) -> bool:
    """Whether the database takes another value of this column in this row."""
    try:
        with transaction.atomic():
            change(row, column)
            transaction.set_rollback(True)
    except NoOtherValue:
        return False
    return True


def _fullest_first(model: type[Recorded]) -> list[Recorded]:
    return sorted(
        model._base_manager.order_by("pk"),
        key=lambda row: sum(column.value_from_object(row) in (None, "") for column in held(row)),
    )
