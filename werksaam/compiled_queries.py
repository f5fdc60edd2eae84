"""Queries of the ORM that are put in words once, and asked many times with other values.

For a page that asks ten questions Django takes longer to find the words of SQL than the database
takes to answer them. The words are the same each time but for a few values:

    @compiled
    def notes_of(case: UUID, *, newest_first: bool) -> QuerySet[Note]:
        return Note.objects.filter(case=case).order_by("-at" if newest_first else "at")

    notes_of(case.pk, newest_first=True)  # a list of notes

What is positional is a value: it goes to the database as it is each time, and the function sees
only a stand-in of its type, to place in a filter. What is keyword-only decides about the words:
they are kept for each such set. A function must place each value as it was given, and neither
look at it nor reckon with it: it sees a stand-in. One that leaves a value out, or puts another in
its place, is refused the first time it is asked (LookupError). Rows are locked by such a query
inside an act alone: only the first asking is told so by Django.

Words hold no data and no permission: what changes from day to day is a value or a keyword.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    Field,
    IntegerField,
    Model,
    QuerySet,
    UUIDField,
)
from django.db.models.sql.compiler import SQLCompiler

KEPT = 200
"""Sets of words of one query at most."""

M = TypeVar("M", bound=Model)
Row = TypeVar("Row")
T = TypeVar("T")
P = ParamSpec("P")
_FIELDS: dict[type, Field[Any, Any]] = {
    UUID: UUIDField(),
    datetime: DateTimeField(),
    date: DateField(),
    int: IntegerField(),
    str: CharField(),
}
"""The types that a value can have, and how each is prepared for the database."""


def compiled(build: Callable[P, QuerySet[M, Row]]) -> CompiledQuery[P, M, Row]:
    """Let a function that builds a query answer with its rows, by words that are kept."""
    return CompiledQuery(build)


def filled_up(values: Sequence[T], of: int = 8) -> list[T]:
    """As many values as `of`, or a multiple of it, by naming the last one again: for a query
    about any of them, which then has the same words for most numbers of them."""
    return [*values, *([values[-1]] * (-len(values) % of))] if values else []


class CompiledQuery(Generic[P, M, Row]):
    """See the module. Calling it asks the database (1 query) and lists the rows.

    Raises LookupError the first time where a value is not in the words as it was given,
    TypeError for a value of another type than `_FIELDS` names (None counts as a keyword would).
    """

    def __init__(self, build: Callable[P, QuerySet[M, Row]]) -> None:
        self.build = build
        self._worded: Callable[..., _Words[M, Row]] = lru_cache(KEPT)(self._put_in_words)
        update_wrapper(self, build)

    def __call__(self, *values: P.args, **shape: P.kwargs) -> list[Row]:
        kinds = tuple(type(value) for value in values)
        return self._worded(kinds, **shape).asked(values)

    def _put_in_words(self, kinds: tuple[type, ...], **shape: Any) -> _Words[M, Row]:
        stand_ins = [_stand_in(kind, place) for place, kind in enumerate(kinds)]
        rows = self.build(*stand_ins, **shape)
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return _Words(rows, compiler, "", ())
        marked = [_prepared(value, rows.db) for value in stand_ins]
        words = _Words(rows, compiler, sql, tuple(_place(param, marked) for param in params))
        words.must_hold(place for place, kind in enumerate(kinds) if kind is not type(None))
        return words


@dataclass(frozen=True)
class _Place:
    """Where a value goes: which one, and the type that the database's driver wants it in."""

    of: int
    type: Callable[[Any], Any] | None


@dataclass(frozen=True)
class _Words(Generic[M, Row]):
    """A query in words: `params` are what it always says, and the places of its values.

    Without `sql` it asks for nothing, and nothing is what it finds.
    """

    rows: QuerySet[M, Row]
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]

    def asked(self, values: Sequence[Any]) -> list[Row]:
        if not self.sql:
            return []
        prepared = [_prepared(value, self.rows.db) for value in values]
        again = self.rows.all()
        compiler = self._compiler_with([_filled(param, prepared) for param in self.params])
        # The one way to give a query words that it need not find itself.
        vars(again.query)["get_compiler"] = lambda *_args, **_options: compiler
        return list(again)

    def _compiler_with(self, params: list[Any]) -> SQLCompiler:
        compiler = copy(self.compiler)
        compiler.connection = connections[self.rows.db]  # each thread has its own
        vars(compiler)["as_sql"] = lambda *_args, **_options: (self.sql, tuple(params))
        return compiler

    def must_hold(self, places: Any) -> None:
        held = {param.of for param in self.params if isinstance(param, _Place)}
        lost = set(places) - held
        if lost:
            raise LookupError(f"The words lack the values {sorted(lost)}: {self.sql}")


def _stand_in(kind: type, place: int) -> Any:
    """A value of a type that no query says by itself; None is said as it is."""
    if kind is type(None):
        return None
    made: dict[type, Callable[[], Any]] = {
        UUID: lambda: UUID(int=(0xFACADE << 64) + place),
        datetime: lambda: datetime(1066, 10, 14, tzinfo=UTC) + timedelta(seconds=place),
        date: lambda: date(1066, 10, 14) + timedelta(days=place),
        # Small, since a database knows that a column of small numbers holds no large one.
        int: lambda: 31_906 + place,
        str: lambda: f"\x02value {place}\x03",
    }
    if kind not in made:
        raise TypeError(f"A {kind.__name__} can't be a value of a compiled query.")
    return made[kind]()


def _prepared(value: Any, using: str) -> Any:
    if value is None:
        return None
    return _FIELDS[type(value)].get_db_prep_value(value, connections[using])


def _place(param: Any, marked: Sequence[Any]) -> Any:
    """The place of a value, where a parameter is its stand-in; else the parameter itself."""
    for number, value in enumerate(marked):
        if value is not None and param == value:
            # PostgreSQL's driver is told the width of a number by a type of its own.
            return _Place(number, type(param) if isinstance(param, int) else None)
    return param


def _filled(param: Any, prepared: Sequence[Any]) -> Any:
    if not isinstance(param, _Place):
        return param
    value = prepared[param.of]
    return param.type(value) if param.type else value
