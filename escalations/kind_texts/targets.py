"""Within how many working hours a kind is answered: as it ships, until the desk sets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from werksaam.compiled_queries import compiled

from ..kinds import Kind, kind
from ..models import Case, KindTarget


@dataclass(frozen=True)
class Span:
    """So many hours for what is reported from `since` on and before `until`."""

    hours: int
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Targets:
    """What the desk set, the earliest first."""

    rows: tuple[tuple[str, int, datetime], ...]

    def hours(self, of_kind: Kind, moment: datetime | None = None) -> int:
        """The target of what is reported at `moment`, or now."""
        spans = list(self.spans(of_kind))
        if moment is None:
            return spans[-1].hours
        return next(s.hours for s in spans if s.until is None or moment < s.until)

    def spans(self, of_kind: Kind) -> Iterator[Span]:
        """The targets that there were, one after the other; the last holds now."""
        hours, since = of_kind.target_hours, None
        for slug, next_hours, set_at in self.rows:
            if slug == of_kind.slug:
                yield Span(hours, since, set_at)
                hours, since = next_hours, set_at
        yield Span(hours, since)


def load() -> Targets:
    """Every target that the desk set (1 query)."""
    return Targets(tuple(_rows()))


@compiled
def _rows() -> QuerySet[KindTarget, tuple[str, int, datetime]]:
    return KindTarget.objects.order_by("set_at").values_list("kind", "hours", "set_at")


def hours_of_case(case: Case) -> int:
    """The target of a case by when it was opened (1 query; none where `loading` read it)."""
    found = vars(case).get("loaded_targets")
    targets = load() if found is None else _targets(found)
    return targets.hours(kind(case.kind), case.opened_at)


def _targets(rows: Iterable[KindTarget]) -> Targets:
    return Targets(tuple((row.kind, row.hours, row.set_at) for row in rows))


def hours_of(of_kind: Kind, moment: datetime | None = None) -> int:
    """The target of what is reported of this kind at `moment`, or now (1 query)."""
    return load().hours(of_kind, moment)


def latest_of(of_kind: Kind) -> KindTarget | None:
    """What the desk set last; None while the one that ships holds (1 query)."""
    return KindTarget.objects.filter(kind=of_kind.slug).order_by("set_at").last()
