"""A page of the queue, from a place in it: the tenth and the ten thousandth cost the same.

Nothing is counted and nothing skipped: a page begins after (or ends before) the case that its
address names, by the columns that the queue is sorted by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import BooleanField, F, Func, QuerySet, Value

from ..models import Case, Rank

PER_PAGE = 50


@dataclass(frozen=True)
class Order:
    """The columns that decide, most weighty first and the key of the case last."""

    columns: tuple[str, ...]
    descending: bool = False

    def place_in_words(self, row: object) -> str:
        """The place of a row in the queue, for an address."""
        return "~".join(_written(getattr(row, column)) for column in self.columns)

    def place_of(self, words: str) -> tuple[Any, ...] | None:
        """The place that an address names; None for nonsense."""
        pieces = words.split("~")
        if len(pieces) != len(self.columns):
            return None
        try:
            read = zip(self.columns, pieces, strict=True)
            return tuple(_READ[column](piece) for column, piece in read)
        except ValueError:
            return None


MOST_URGENT = Order(("queue_rank", "urgent_at", "pk"))
BY_AGE = Order(("opened_at", "pk"))
ORDERS = {
    "streef": MOST_URGENT,
    "-streef": Order(MOST_URGENT.columns, descending=True),
    "ouderdom": Order(BY_AGE.columns, descending=True),
    "-ouderdom": BY_AGE,
}
"""Ways to sort, as they stand in the address; a minus turns one round."""


Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of a page in order, and the addresses of what is before and after."""

    rows: list[Row]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Start:
    """Where a page begins: after a row of the queue, or, going back, before it; without a row
    at the first of all."""

    row: tuple[Any, ...] = ()
    backward: bool = False


def start_of(order: Order, *, after: str, before: str) -> Start:
    """What an address says of where to begin; nonsense is the first page."""
    start, end = order.place_of(after), order.place_of(before)
    if start is None and end is not None:
        return Start(end, backward=True)
    return Start(start or ())


def cases_from(queue: QuerySet[Case], order: Order, start: Start) -> QuerySet[Case]:
    """The cases of a page and one more, as they come from its start."""
    if start.row:
        sign = "<" if order.descending != start.backward else ">"
        queue = queue.filter(Beyond(order, start.row, sign))
    return queue.order_by(*from_start(order, start))[: PER_PAGE + 1]


def from_start(order: Order, start: Start) -> list[str]:
    """What to order by, going from the start; towards the first of all where it goes back."""
    turned = order.descending != start.backward
    return [f"-{column}" if turned else column for column in order.columns]


def page_with(rows: Sequence[Row], order: Order, start: Start) -> Page[Row]:
    """The page of such rows, which carry the columns of the order."""
    has_more, shown = len(rows) > PER_PAGE, list(rows[:PER_PAGE])
    if not shown:
        return Page([])
    if start.backward:
        shown.reverse()
    is_first = not has_more if start.backward else not start.row
    is_last = not start.backward and not has_more
    return Page(
        shown,
        "" if is_first else order.place_in_words(shown[0]),
        "" if is_last else order.place_in_words(shown[-1]),
    )


class Beyond(Func):
    """Columns compared to a place as one row: an index on them is entered there.

    Django writes such a comparison out with AND and OR where it thinks that a database has
    none, and then all that comes before the place is read.
    """

    output_field = BooleanField()

    def __init__(self, order: Order, place: Sequence[Any], sign: str) -> None:
        fields: list[Any] = [Case._meta.get_field(_FIELDS.get(n, n)) for n in order.columns]
        values = [Value(value, field) for value, field in zip(place, fields, strict=True)]
        super().__init__(*(F(name) for name in order.columns), *values, sign=sign)

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **_context: Any) -> Any:
        """(column, …) > (value, …), which SQLite and PostgreSQL both know."""
        pieces = [compiler.compile(expression) for expression in self.get_source_expressions()]
        half = len(pieces) // 2
        left, right = (", ".join(sql for sql, _ in part) for part in (pieces[:half], pieces[half:]))
        params = [param for _, given in pieces for param in given]
        return f"({left}) {self.extra['sign']} ({right})", params


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else str(value)


def moment_of(words: str) -> datetime:
    """The moment that an address names. Raises ValueError for nonsense, also for one that
    is in no calendar: the first day of all, where it is still the day before in London."""
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        raise ValueError(words)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(words) from None


def _rank(words: str) -> int:
    rank = int(words)
    if rank not in range(Rank.DONE):
        raise ValueError(words)
    return rank


_FIELDS = {"pk": "id"}
_READ: dict[str, Callable[[str], Any]] = {
    "queue_rank": _rank,
    "urgent_at": moment_of,
    "opened_at": moment_of,
    "pk": UUID,
}
