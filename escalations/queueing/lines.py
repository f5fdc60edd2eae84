"""What the lines of a page say of their cases, asked in one go for the cases of that page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from werksaam.people.models import User

from ..models import Case
from ..queries import to_show
from ..queries_marks import marked


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


def lines_of(cases: QuerySet[Case], person: User) -> QuerySet[Case, Any]:
    """The columns of a `Line` of each of these cases, as `person` is told of them; without order.

    The cases of a page: by their keys first, so that what a line says is asked for these alone.
    Whether `person` may see them is for who found them.
    """
    these = Case.objects.filter(pk__in=cases.values("pk"))
    told = to_show(marked(these), person).order_by()
    return told.values_list(*(_COLUMNS.get(name, name) for name in Line._fields))
