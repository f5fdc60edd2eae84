"""Whom a round asks: its audience, who is in it on a day, and where they stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from werksaam.people.climbing import teams_downward
from werksaam.people.models import Membership, Team

from .models import Audience, Round
from .obligations import Asked, PersonFacts, Work, asking
from .queries_acknowledging import Member, facts_for, states_of, team_on
from .queries_reading import Code, code_of
from .queries_rounds import Question, asked_by


def with_those_below(audience: str, chosen: Iterable[str | int]) -> list[str | int]:
    """What a round keeps of its audience: of teams also those below them, as they are now."""
    if audience == Audience.ENTITIES:
        return sorted({str(entity) for entity in chosen})
    if audience != Audience.TEAMS:
        return []
    parents = dict(Team.objects.values_list("pk", "parent_id"))
    start = frozenset(int(team) for team in chosen) & parents.keys()
    below: frozenset[int] = teams_downward(parents, start)
    return sorted(below)


def works_on(day: date) -> frozenset[Work]:
    """Every combination of team, organisation and function that someone has on `day` (1 query).

    The rule asks no more of an audience, so two audiences are compared without their people.
    """
    columns = "team_id", "entity", "representative_function"
    rows = Membership.objects.on(day).order_by().values_list(*columns).distinct()
    return frozenset(Work(day, None, *row) for row in rows)


def members_of(row: Round, day: date) -> list[Member]:
    """Where everyone in the audience of a round stands in it on `day`: 9 queries at most.

    In this round alone, whatever others ask. The round need not be stored yet.
    """
    code = code_of(row.version.policy)
    question = Question(row.version, (row,), valid_in(code, row, day))
    facts = facts_for(question, day, _people_in(row, day))
    asked = asked_by(row)
    here = {person: one for person, one in facts.items() if _is_in(asked, one, day)}
    states = states_of(here, question, day)
    return [
        Member(person, team_on(here[person], day) or 0, state) for person, state in states.items()
    ]


def for_everyone(row: Round) -> Round:
    """A round with the same version and days that asks everyone; not stored."""
    days = {"opens_on": row.opens_on, "due_on": row.due_on}
    return Round(version=row.version, is_periodic=row.is_periodic, **days)


def _is_in(asked: Asked, facts: PersonFacts, day: date) -> bool:
    if asked.audience == Audience.EVERYONE:
        # The same as below, for a hundred thousand people in half the time.
        return any(work.covers(day) for work in facts.employed)
    return bool(asking(facts, [asked], day))


def valid_in(code: Code | None, row: Round, day: date) -> frozenset[int]:
    """The versions of which a confirmation answers `row` on `day`.

    Those of the version in force, where the round asks for it still; else of its own.
    """
    if code is None:
        return frozenset({row.version.number})
    current = code.in_force(day)
    valid = code.valid_for(current) if current else frozenset[int]()
    return valid if row.version.number in valid else code.valid_for(row.version)


def _people_in(row: Round, day: date) -> QuerySet[Membership, Any] | None:
    """Whoever is in the audience, as a query within a query; None for everyone."""
    held = Membership.objects.on(day).order_by()
    if row.audience == Audience.TEAMS:
        held = held.filter(team__in=row.audience_of)
    elif row.audience == Audience.ENTITIES:
        held = held.filter(entity__in=row.audience_of)
    elif row.audience == Audience.REPRESENTATIVES:
        held = held.filter(representative_function=True)
    else:
        return None
    return held.values("person_id")
