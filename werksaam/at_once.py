"""Reading small sets of rows of different tables in one query, for a page that shows them all.

    @read_at_once
    def added_to(case: UUID) -> dict[str, QuerySet[Any]]:
        return {"notes": Note.objects.filter(case=case), "images": Image.objects.filter(case=case)}

    added_to(case.pk)["notes"]  # a list of notes

Each row comes as a list of its columns (JSON), so rows of every table have the same shape and
fit one UNION ALL. A page of eight such sets asks the database once instead of eight times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, ParamSpec

from django.db.models import CharField, F, Field, Model, QuerySet, Value
from django.db.models.functions import JSONArray
from django.utils import timezone

from werksaam.compiled_queries import compiled

P = ParamSpec("P")
Sets = dict[str, QuerySet[Any]]


def read_at_once(build: Callable[P, Sets]) -> AtOnce[P]:
    """Let a function that names sets of rows answer with the rows of each.

    What may be its arguments is as for `compiled`; whatever they are, it names the same sets.
    """
    return AtOnce(build)


class AtOnce(Generic[P]):
    """See the module."""

    def __init__(self, build: Callable[P, Sets]) -> None:
        self._build = build
        self._ask = compiled(self._united)

    def __call__(self, *values: P.args, **shape: P.kwargs) -> dict[str, list[Any]]:
        """The rows of each set by its name, each in the order of its model, with what they
        were annotated with (1 query)."""
        rows = self._ask(*values, **shape)
        found: dict[str, list[Any]] = {name: [] for name in self._sets}
        for name, said in rows:
            found[name].append(self._sets[name].row(said))
        return {name: self._sets[name].ordered(rows) for name, rows in found.items()}

    def _united(self, *values: P.args, **shape: P.kwargs) -> QuerySet[Any, tuple[str, list[Any]]]:
        sets = self._build(*values, **shape)
        self._sets = {name: _Set.of(rows) for name, rows in sets.items()}
        first, *others = (_as_lists(name, rows) for name, rows in sets.items())
        return first.union(*others, all=True)


@dataclass(frozen=True)
class _Set:
    """How to read the rows of one set."""

    model: type[Model]
    fields: tuple[Field[Any, Any], ...]
    added: tuple[str, ...]

    @classmethod
    def of(cls, rows: QuerySet[Any]) -> _Set:
        fields = tuple(rows.model._meta.concrete_fields)
        return cls(rows.model, fields, tuple(rows.query.annotations))

    @cached_property
    def _names(self) -> list[str]:
        return [field.attname for field in self.fields]

    def row(self, said: list[Any]) -> Any:
        values = [_value(field, value) for field, value in zip(self.fields, said, strict=False)]
        row = self.model.from_db("default", self._names, values)
        vars(row).update(zip(self.added, said[len(self.fields) :], strict=True))
        return row

    def ordered(self, rows: list[Any]) -> list[Any]:
        names = [str(name) for name in self.model._meta.ordering or ()]
        return sorted(rows, key=attrgetter(*names, "pk"))


def stand_on(owner: Model, name: str, rows: Iterable[Model]) -> None:
    """Let rows that were read be what `owner.<name>.all()` answers, without a query.

    These are the lines with which Django's own `prefetch_related` ends; there is no public way.
    """
    found = getattr(owner, name).all()
    found._result_cache, found._prefetch_done = list(rows), True
    vars(owner).setdefault("_prefetched_objects_cache", {})[name] = found


def _as_lists(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    fields = rows.model._meta.concrete_fields
    names = [*(field.attname for field in fields), *rows.query.annotations]
    return rows.order_by().values_list(Value(name, CharField()), JSONArray(*map(F, names)))


def _value(field: Field[Any, Any], said: Any) -> Any:
    """What JSON says in the type of the column. SQLite writes moments without their zone: UTC."""
    value = field.to_python(said)
    if isinstance(value, datetime) and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)
    return value
