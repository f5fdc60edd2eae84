"""The dated facts of everyone, with when they were known, in six queries for any number of days.

The same facts as `queries_facts` gives for one moment. What can't matter to a round is
made alike (a day before its opening is any day before it), so that many people have the
same history and are counted together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from werksaam import clock
from werksaam.people.models import Absence, Membership

from .histories import History, Known, Moment, Where
from .models import Acknowledgement, Exemption, ReadingTogether, Refusal, Round
from .obligations import (
    ENTITIES,
    REPRESENTATIVES,
    TEAMS,
    Confirmed,
    Refused,
    Span,
    Work,
)

ByPerson = dict[int, list[Known[Any]]]


class Reading:
    """Reads the facts that a round is about, for `moments` in the order of their knowledge."""

    def __init__(self, row: Round, moments: Sequence[Moment]) -> None:
        self.round = row
        self.last_day = max(moment.day for moment in moments)
        # In the zone of what the database gives: comparing across zones takes far longer.
        self.known = [moment.known_at.astimezone(UTC) for moment in moments]
        self.one: dict[Any, Any] = {}

    def people(self) -> Iterator[tuple[History, Where]]:
        """Everyone who worked here since the opening: their history, and where they worked."""
        work, where = self.employed()
        others = (
            self.spans(Absence.objects.filter(is_leave=True)),
            self.spans(Exemption.objects.all()),
            self.confirmed(),
            self.refused(),
        )
        for person, held in work.items():
            rest = (tuple(found.get(person, ())) for found in others)
            yield History(tuple(held), *rest), tuple(where[person])

    def employed(self) -> tuple[ByPerson, ByPerson]:
        """Who worked: as the audience asks about it, and in which team."""
        columns = "team_id", "entity", "representative_function"
        found: ByPerson = defaultdict(list)
        where: ByPerson = defaultdict(list)
        for person, times, first, last, *work in self._dated(Membership.objects.all(), *columns):
            days = self._from(first), last
            self._add(found, person, times, (Work, *days, *self._for_audience(*work)))
            self._add(where, person, times, (Work, *days, work[0]))
        return found, where

    def _for_audience(self, team: int, entity: str, speaks: bool, /) -> tuple[int, str, bool]:
        """Only what decides about being in the audience, so that many are alike."""
        kind, wanted = self.round.audience, self.round.audience_of
        return (
            team if kind == TEAMS and team in wanted else 0,
            entity if kind == ENTITIES else "",
            speaks if kind == REPRESENTATIVES else False,
        )

    def spans(self, rows: QuerySet[Any]) -> ByPerson:
        """Stretches of days: leave, exemptions."""
        found: ByPerson = defaultdict(list)
        for person, times, first, last in self._dated(rows):
            self._add(found, person, times, (Span, self._from(first), last))
        return found

    def confirmed(self) -> ByPerson:
        """What was confirmed, and what was read together until it was contested (2 queries)."""
        given = Acknowledgement.objects.filter(version__policy=self.round.version.policy_id)
        read = ReadingTogether.objects.filter(version__policy=self.round.version.policy_id)
        found: ByPerson = defaultdict(list)
        number = "version__number"
        kept = given.values_list("person_id", "confirmed_on", number, "given_at")
        until_contested = read.values_list(
            "person_id", "read_on", number, "attested_at", "contested__recorded_at"
        )
        rows = chain(((*row, None) for row in kept), until_contested)
        for person, on, version, since, until in rows:
            day = max(on, self.round.opens_on - timedelta(days=1))
            self._add(found, person, (since, until), (Confirmed, day, version))
        return found

    def refused(self) -> ByPerson:
        """Who said not to confirm in this round, before and after the conversation."""
        columns = "refused_at", "conversation__held_on", "conversation__recorded_at"
        rows = Refusal.objects.filter(round=self.round).order_by("id")
        found: ByPerson = defaultdict(list)
        for person, at, talked_on, told_at in rows.values_list("person_id", *columns):
            on = at.astimezone(clock.AMSTERDAM).date()
            self._add(found, person, (at, told_at), (Refused, self.round.pk, on, None))
            if told_at:
                self._add(found, person, (told_at, None), (Refused, self.round.pk, on, talked_on))
        return found

    def _dated(self, rows: QuerySet[Any], *columns: str) -> Iterable[tuple[Any, ...]]:
        """The person, when it was recorded and superseded, the days, and `columns`."""
        opens_on = self.round.opens_on
        held = rows.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=opens_on), starts_on__lte=self.last_day
        ).filter(Q(superseded_at__isnull=True) | Q(superseded_at__gt=self.known[0]))
        times = "person_id", "recorded_at", "superseded_at", "starts_on", "ends_on"
        for person, since, until, *said in held.order_by("starts_on", "id").values_list(
            *times, *columns
        ):
            yield person, (since, until), *said

    def _from(self, day: date) -> date:
        """A first day; any before the opening is as good as the opening day itself."""
        return max(day, self.round.opens_on)

    def _add(
        self,
        found: ByPerson,
        person: int,
        times: tuple[datetime, datetime | None],
        said: tuple[Any, ...],
    ) -> None:
        """Keep a fact, unless none of the moments knew it. The same fact is one object."""
        since, until = bisect_left(self.known, times[0]), len(self.known)
        if times[1] is not None:
            until = bisect_left(self.known, times[1])
        if since >= until:
            return
        key = (*said, since, until)
        if key not in self.one:
            kind, *values = said
            self.one[key] = Known(kind(*values), since, until)
        found[person].append(self.one[key])
