"""What the lines of a page say of their cases, asked in one go for the cases of that page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from werksaam import clock
from werksaam.compiled_queries import compiled, filled_up
from werksaam.people.models import User

from ..models import Case
from ..queries import to_show
from ..queries_marks import marked
from .pages import PER_PAGE


class Line(NamedTuple):
    """One case, as the queue of one person tells it."""

    pk: UUID
    handler_id: int | None
    reference: str
    kind: str
    state: str
    quote: str
    opened_at: datetime
    due_at: datetime
    urgent_at: datetime
    queue_rank: int
    severity: int
    reach: int
    waits_until: date | None
    awaits_review: bool
    platform: str | None
    handler_name: str | None
    report_count: int
    is_named: bool
    waits_for_other: bool
    mark: str


_COLUMNS = {"platform": "post__platform", "handler_name": "handler__name"}
"""What stands beside the case."""


def lines_of(keys: Sequence[UUID], person: User) -> list[Line]:
    """The cases with these keys (at most a page), in their order, as `person` is told of them
    (1 query).

    Whether `person` may see them is for who found the keys.
    """
    if not keys:
        return []
    rows = _lines(person.pk, *filled_up(keys, PER_PAGE), today=clock.today())
    found = {row[0]: Line(*row) for row in rows}
    return [found[key] for key in keys if key in found]


@compiled
def _lines(person: int, *keys: UUID, today: date) -> QuerySet[Case, tuple[Any, ...]]:
    cases = to_show(marked(Case.objects.filter(pk__in=keys)), User(pk=person)).order_by()
    return cases.values_list(*(_COLUMNS.get(name, name) for name in Line._fields))
