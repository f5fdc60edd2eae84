"""The queue as an address asks for it: narrowed, sorted, and a page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from werksaam import clock
from werksaam.compiled_queries import compiled
from werksaam.people.models import DESK, User
from werksaam.people.roles import is_desk, people_with

from .access import Sight, cases_in_sight, sight_of, visible_cases
from .filters import Handlers, QueueFilter, order_of
from .models import Case
from .queries import LATE, new_since
from .queueing.lines import Line, lines_of
from .queueing.pages import Page, Start, cases_from, from_start, page_with, start_of

_NARROWS = ("bekijk", "soort", "lid", "waar", "gewicht", "wie", "sorteer")
"""What narrows and sorts by a choice out of few; words are free, and a place is a value."""


@dataclass(frozen=True)
class Listing:
    """What `data` (an address) asks of the queue of `person`; nonsense in it counts as absent.

    `handlers` are those that it can be narrowed by: none for who is not at the desk.
    """

    person: User
    data: Mapping[str, str]
    handlers: Handlers

    def page(self) -> Page[Line]:
        """The page that is asked for (1 query; more where words are to be found)."""
        order = order_of(self.data)
        start = start_of(order, after=self._said("na"), before=self._said("voor"))
        if self._said("q").strip():
            rows = list(_page(self._filter(), start, self.person))
        else:
            rows = self._by_kept_words(start)
        return page_with([Line(*row) for row in rows], order, start)

    def new_since(self, moment: datetime) -> int:
        """How many cases came into it after a moment (1 query)."""
        return new_since(self._filter().listed(Start()), moment)

    def _by_kept_words(self, start: Start) -> list[tuple[Any, ...]]:
        said = {name: self._said(name) for name in _NARROWS if self._said(name)}
        # What is late changes with the time alone; like its number, the list holds for a minute.
        is_timed = said.get("bekijk") == LATE
        minute = clock.now().replace(second=0, microsecond=0) if is_timed else None
        return _rows(
            self.person.pk,
            *start.row,
            said=tuple(said.items()),
            backward=start.backward,
            handlers=self.handlers,
            sight=sight_of(self.person),
            minute=minute,
        )

    def _filter(self) -> QueueFilter:
        seen = visible_cases(self.person)
        return QueueFilter(self.data, seen, person=self.person, handlers=self.handlers)

    def _said(self, name: str) -> str:
        return self.data.get(name, "")


def listing(person: User, data: Mapping[str, str]) -> Listing:
    """The queue of `person` as this address asks for it (1 query at the desk)."""
    handlers = tuple((pk, name) for pk, name in _desk()) if is_desk(person) else ()
    return Listing(person, data, handlers)


@compiled
def _rows(
    person: int,
    *row: Any,
    said: tuple[tuple[str, str], ...],
    backward: bool,
    handlers: Handlers,
    sight: Sight,
    minute: datetime | None,
) -> QuerySet[Case, Any]:
    seen, someone = cases_in_sight(person, sight), User(pk=person)
    queue = QueueFilter(dict(said), seen, person=someone, handlers=handlers, now=minute)
    return _page(queue, Start(row, backward), someone)


def _page(queue: QueueFilter, start: Start, person: User) -> QuerySet[Case, Any]:
    order = order_of(queue.data)
    cases = cases_from(queue.listed(start), order, start)
    return lines_of(cases, person).order_by(*from_start(order, start))


@compiled
def _desk() -> QuerySet[User, tuple[int, str]]:
    return people_with(*DESK).order_by("name").values_list("pk", "name")
