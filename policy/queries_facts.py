"""The dated facts about people from which obligations follow, as known at a moment.

A fixed number of queries, for one person or for the whole organisation; bare tuples, so
that a hundred thousand people take a second, not a minute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet

from werksaam import clock
from werksaam.people.models import Absence, Membership

from .models import Acknowledgement, Exemption, ReadingTogether, Refusal
from .obligations import Confirmed, PersonFacts, Refused, Span, Work

People = Collection[int] | QuerySet[Any, Any] | None
"""Whom it is about: ids, or a query that gives them; None: everyone ever employed."""

T = TypeVar("T")
ByPerson = dict[int, tuple[T, ...]]


def people_facts(
    day: date,
    people: People = None,
    known_at: datetime | None = None,
    *,
    policy: int,
    versions: Collection[int] | None = None,
) -> dict[int, PersonFacts]:
    """The facts of `people` until `day`: 6 queries.

    Confirmations are those of `policy` (its id): of any version, or of these by number,
    which for a whole organisation spares most of the rows.
    """
    who = Q() if people is None else Q(person__in=people)
    employed = _employed(who & known("recorded_at", known_at), day)
    away = _spans(Absence.objects.filter(who, known("recorded_at", known_at), is_leave=True), day)
    exempt = _spans(Exemption.objects.filter(who, known("recorded_at", known_at)), day)
    of = Q(version__policy=policy)
    if versions is not None:
        of &= Q(version__number__in=versions)
    given, refused = _given(who & of, known_at), _refused(who & of, known_at)
    return {
        person: PersonFacts(
            work,
            away.get(person, ()),
            exempt.get(person, ()),
            given.get(person, ()),
            refused.get(person, ()),
        )
        for person, work in employed.items()
    }


def known(recorded: str, known_at: datetime | None) -> Q:
    """Dated rows as known at `known_at` (None: now), by their recording time."""
    if known_at is None:
        return Q(superseded_at__isnull=True)
    standing = Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at)
    return standing & Q(**{f"{recorded}__lte": known_at})


def _employed(which: Q, day: date) -> ByPerson[Work]:
    rows = Membership.objects.filter(which, starts_on__lte=day).order_by("starts_on", "id")
    columns = "starts_on", "ends_on", "team_id", "entity", "representative_function"
    found: ByPerson[Work] = defaultdict(tuple)
    for person, *work in rows.values_list("person_id", *columns):
        found[person] += (Work(*work),)
    return found


def _spans(rows: QuerySet[Any], day: date) -> ByPerson[Span]:
    found: ByPerson[Span] = defaultdict(tuple)
    held = rows.filter(starts_on__lte=day).order_by("starts_on", "id")
    for person, *days in held.values_list("person_id", "starts_on", "ends_on"):
        found[person] += (Span(*days),)
    return found


def _given(which: Q, known_at: datetime | None) -> ByPerson[Confirmed]:
    """What was confirmed, and what was read together and not contested (2 queries)."""
    confirmed = Acknowledgement.objects.filter(which)
    read = ReadingTogether.objects.filter(which)
    if known_at:
        confirmed = confirmed.filter(given_at__lte=known_at)
        read = read.filter(attested_at__lte=known_at)
        read = read.exclude(contested__recorded_at__lte=known_at)
    else:
        read = read.filter(contested__isnull=True)
    found: ByPerson[Confirmed] = defaultdict(tuple)
    # Thousands confirmed the same on the same day: made once, and known by it afterwards.
    made: dict[tuple[date, int], Confirmed] = {}
    for rows, on in ((confirmed, "confirmed_on"), (read, "read_on")):
        for person, *said in rows.order_by(on).values_list("person_id", on, "version__number"):
            key = tuple(said)
            if key not in made:
                made[key] = Confirmed(*said)
            found[person] += (made[key],)
    return found


def _refused(which: Q, known_at: datetime | None) -> ByPerson[Refused]:
    rows = Refusal.objects.filter(which)
    if known_at:
        rows = rows.filter(refused_at__lte=known_at)
    found: ByPerson[Refused] = defaultdict(tuple)
    for person, number, at, talked_on, told_at in rows.order_by("id").values_list(
        "person_id",
        "round_id",
        "refused_at",
        "conversation__held_on",
        F("conversation__recorded_at"),
    ):
        is_known = talked_on and (known_at is None or told_at <= known_at)
        on = at.astimezone(clock.AMSTERDAM).date()
        found[person] += (Refused(number, on, talked_on if is_known else None),)
    return found
