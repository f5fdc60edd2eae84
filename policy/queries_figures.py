"""How far people are with one round, on a day and over time, as known then and as known now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from werksaam import clock

from .histories import Asking, Key, Moment, counted
from .models import Round
from .queries_history import Reading
from .queries_reading import Code
from .queries_rounds import asked_by, was_stopped

POINTS = 8
"""Days in the chart over time, at most."""


@dataclass(frozen=True)
class Figures:
    """The numbers of a round on `day`; `now` are those of that day as known now.

    `over_time` gives each day as known at its end. Raw: nothing is left out yet.
    """

    round: Round
    day: date
    then: Counter[Key]
    now: Counter[Key]
    over_time: tuple[tuple[date, Counter[Key]], ...]


class NotOneOfItsDays(ValueError):
    """The round asked nobody on that day; it did from `first` to `last`."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"Not between {first} and {last}.")
        self.first, self.last = first, last


def rounds_with_figures(code: Code) -> list[Round]:
    """The rounds that asked people for a day or more, the latest first (2 queries)."""
    rows = Round.objects.filter(version__policy=code.policy, opens_on__lte=clock.today())
    found = rows.select_related("version__policy").prefetch_related("extensions")
    return [row for row in found.order_by("-opens_on", "-id") if any(_days_asked(row, code))]


def planned_round(code: Code, wanted: str) -> Round | None:
    """The round with this number, where it has still to begin; None for anything else."""
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 19):
        return None
    found = Round.objects.filter(version__policy=code.policy, opens_on__gt=clock.today())
    return found.filter(pk=int(wanted)).first()


def last_day_of(row: Round, code: Code) -> date | None:
    """The last day so far on which the round asked anyone; None if it never did."""
    return next(_days_asked(row, code, latest_first=True), None)


def _days_asked(row: Round, code: Code, *, latest_first: bool = False) -> Iterator[date]:
    """The days on which the round asked anyone.

    They need not be one stretch: a version that took over can turn out to come later.
    """
    numbers = range((clock.today() - row.opens_on).days + 1)
    for number in reversed(numbers) if latest_first else numbers:
        day = row.opens_on + timedelta(days=number)
        if _asking(code, row, _end_of(day)):
            yield day


def figures_of(row: Round, code: Code, day: date | None = None) -> Figures:
    """The numbers of a round of `rounds_with_figures` on a day, or its last (6 queries).

    Raises NotOneOfItsDays.
    """
    last_day = last_day_of(row, code) or row.opens_on
    day = day or last_day
    if not row.opens_on <= day <= last_day:
        raise NotOneOfItsDays(row.opens_on, last_day)
    days = days_of(row.opens_on, day)
    moments = [*(_end_of(one) for one in days), Moment(day, clock.now())]
    askings = [_asking(code, row, moment) for moment in moments]
    *past, known_now = counted(Reading(row, moments).people(), askings)
    return Figures(row, day, past[-1], known_now, tuple(zip(days, past, strict=True)))


def days_of(opens_on: date, until: date) -> list[date]:
    """At most eight days from the opening until `until`, evenly apart, both included."""
    length = max((until - opens_on).days, 0)
    steps = min(POINTS - 1, length)
    if steps == 0:
        return [opens_on]
    return [opens_on + timedelta(days=round(length * step / steps)) for step in range(steps + 1)]


def _end_of(day: date) -> Moment:
    """The day, as known at its end; of today, as known now."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=clock.AMSTERDAM)
    return Moment(day, min(midnight - timedelta(microseconds=1), clock.now()))


def _asking(code: Code, row: Round, moment: Moment) -> Asking | None:
    """What the round asked on that day, as known at that moment; None if nothing."""
    if was_stopped(row, moment.day, moment.known_at) or row.opened_at > moment.known_at:
        return None
    version = code.in_force_by(moment.day, moment.known_at)
    valid = code.valid_for(version) if version else frozenset[int]()
    if row.version.number not in valid:
        return None
    return Asking(moment, asked_by(row, moment.known_at), valid)
