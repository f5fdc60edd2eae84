"""How far people are with what is asked, on a day, as known at a moment.

Everything is derived from dated rows in a fixed number of queries, for one person or for
the whole organisation, so a past day can be asked again and gives the same answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from werksaam import clock
from werksaam.people.models import Membership, Team, User

from .models import Acknowledgement, Policy, ReadingTogether, Round, Version
from .obligations import PENDING, PersonFacts, State, state_of
from .queries import the_policy
from .queries_facts import People, people_facts
from .queries_rounds import Question, question_on


@dataclass(frozen=True)
class Obligation:
    """What one person still has to confirm, and by when; `round` is what asks it last."""

    version: Version
    round: Round
    due_on: date
    state: State


@dataclass(frozen=True)
class Member:
    """A person in a team, and where that person stands."""

    person_id: int
    team_id: int
    state: State


def open_obligation(person: User, day: date | None = None) -> Obligation | None:
    """What `person` still has to confirm today, or on `day`; None if nothing."""
    day = day or clock.today()
    policy = the_policy()
    question = question_on(policy, day) if policy else None
    return obligation_in(question, person, day) if question else None


def obligation_in(question: Question, person: User, day: date) -> Obligation | None:
    """What `person` still has to confirm of what is asked (0 queries, or 6)."""
    state = state_in(question, person, day) if question.rounds else None
    if state is None or state.due_on is None or state.standing not in PENDING:
        return None
    asking = next(row for row in question.rounds if row.pk in state.rounds)
    return Obligation(question.version, asking, state.due_on, state)


def state_in(
    question: Question, person: User, day: date, known_at: datetime | None = None
) -> State:
    """Where one person stands with what is asked on `day` (6 queries)."""
    found = facts_for(question, day, [person.pk], known_at)
    facts = found.get(person.pk, PersonFacts())
    return state_of(facts, question.asked, question.valid, day)


def facts_for(
    question: Question, day: date, people: People = None, known_at: datetime | None = None
) -> dict[int, PersonFacts]:
    """The facts that decide where people stand with what is asked (6 queries)."""
    policy, valid = question.version.policy_id, question.valid
    return people_facts(day, people, known_at, policy=policy, versions=valid)


def valid_acknowledgement(
    person: User, policy: Policy, valid: Collection[int]
) -> Acknowledgement | None:
    """What `person` confirmed last of what still counts (1 query)."""
    own = Acknowledgement.objects.filter(person=person, version__policy=policy)
    return own.filter(version__number__in=valid).select_related("version").first()


def valid_reading(person: User, policy: Policy, valid: Collection[int]) -> ReadingTogether | None:
    """What was last read together with `person`, was not contested and still counts (1 query)."""
    own = ReadingTogether.objects.filter(person=person, version__policy=policy)
    standing = own.filter(version__number__in=valid, contested__isnull=True)
    return standing.select_related("version").first()


def states_of(facts: Mapping[int, PersonFacts], question: Question, day: date) -> dict[int, State]:
    """Where each person stands on `day`."""
    # Looking up who has the same facts costs more than the rule: first days differ.
    asked, valid = question.asked, question.valid
    return {person: state_of(one, asked, valid, day) for person, one in facts.items()}


def members_on(
    question: Question,
    day: date,
    *,
    teams: Iterable[Team] | None = None,
    known_at: datetime | None = None,
) -> list[Member]:
    """Everyone employed on `day` (in `teams`, if given) with their state: 6 queries.

    Someone in two teams counts once, in the team joined last, so that teams
    add up to the whole.
    """
    people = None if teams is None else _people_of(teams, day, known_at)
    facts = facts_for(question, day, people, known_at)
    wanted = None if teams is None else {team.pk for team in teams}
    team_of = {person: team_on(one, day) for person, one in facts.items()}
    here = {
        person: one
        for person, one in facts.items()
        if team_of[person] is not None and (wanted is None or team_of[person] in wanted)
    }
    states = states_of(here, question, day)
    return [Member(person, team_of[person] or 0, state) for person, state in states.items()]


def _people_of(
    teams: Iterable[Team], day: date, known_at: datetime | None
) -> QuerySet[Membership, Any]:
    """Whoever belongs to one of `teams` on `day`, as a query within a query."""
    rows = Membership.objects.on(day, known_at).filter(team__in=list(teams))
    return rows.values("person_id")


def team_on(facts: PersonFacts, day: date) -> int | None:
    """The team that someone counts in on `day`, None if not employed.

    Of facts that were fetched already, it is the one that `hierarchy.teams_on` names.
    """
    return next((work.team for work in reversed(facts.employed) if work.covers(day)), None)


def figures(
    day: date | None = None, known_at: datetime | None = None
) -> tuple[Question, list[Member]] | None:
    """What is asked and how far the whole organisation is on `day`; None where nothing is asked."""
    policy = the_policy()
    day = day or clock.today()
    question = question_on(policy, day, known_at) if policy else None
    return (question, members_on(question, day, known_at=known_at)) if question else None
