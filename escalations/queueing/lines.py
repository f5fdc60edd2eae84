"""What the lines of a page say of their cases, asked in one go for the cases of that page.

Putting this question in the words of the database takes longer than answering it, and but for
which cases it is about, it is the same all day for one person. So the words are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import connection

from werksaam import clock
from werksaam.people.models import User

from ..models import Case
from ..queries import SHOWN, InQueue, to_show
from ..queries_marks import Marked, marked

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Line(InQueue, Marked):
        """What a case of a page carries beside its columns."""

        post__platform: str | None
        handler__name: str | None


def lines_of(keys: Sequence[UUID], person: User) -> list[WithAnnotations[Case, Line]]:
    """The cases with these keys, in their order, as `person` is told of them (1 query).

    Whether `person` may see them is for who found the keys.
    """
    if not keys:
        return []
    sql, params = _asked(person.pk, clock.today())
    places = ", ".join(["%s"] * len(keys))
    written = [Case._meta.pk.get_db_prep_value(key, connection) for key in keys]
    of_these = f"{sql} WHERE {_KEY} IN ({places})"
    found = {case.pk: case for case in Case.objects.raw(of_these, [*params, *written])}
    in_order = [found[key] for key in keys if key in found]
    return cast("list[WithAnnotations[Case, Line]]", in_order)


_ADDED = ("report_count", "is_named", "waits_for_other", "mark")
_KEY = f'"{Case._meta.db_table}"."{Case._meta.pk.column}"'


@lru_cache(maxsize=200)
def _asked(person: int, _today: date) -> tuple[str, tuple[Any, ...]]:
    """The question about every case. It speaks of who asks, and of today, and of nothing else
    that changes."""
    cases = to_show(marked(Case.objects.order_by()), User(pk=person))
    told = cases.values_list("id", "handler_id", *SHOWN, *_ADDED)
    sql, params = told.query.sql_with_params()
    return sql, tuple(params)
