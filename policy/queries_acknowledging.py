"""Who is asked to confirm the code and how far they are, on a day, as known at a moment.

Everything is derived from dated rows in a fixed number of queries, for one
person or for the whole organisation, so a past day can be asked again and
gives the same answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from werksaam import clock
from werksaam.people.models import Absence, Membership, Team, User

from .models import Acknowledgement, Exemption, Policy, Round, Version
from .obligations import PENDING, Asked, PersonFacts, Span, State, state_of
from .queries import the_policy
from .queries_reading import Code, code_of


@dataclass(frozen=True)
class Question:
    """What is asked on a day: to confirm `version`; `round` is None where nobody was asked."""

    version: Version
    round: Round | None
    valid: frozenset[int]
    """Numbers of the versions of which a confirmation counts."""

    @property
    def asked(self) -> Asked | None:
        """The round as the rule needs it."""
        return Asked(self.round.opens_on, self.round.due_on) if self.round else None


@dataclass(frozen=True)
class Obligation:
    """What one person still has to confirm, and by when."""

    version: Version
    round: Round
    due_on: date
    state: State


@dataclass(frozen=True)
class Member:
    """A person in a team, and where that person stands."""

    person: User
    team_id: int
    state: State


def question_on(
    policy: Policy, day: date | None = None, known_at: datetime | None = None
) -> Question | None:
    """What the policy asks of people on `day`; None where no version is in force (3 queries)."""
    code = code_of(policy)
    return question_of(code, day or clock.today(), known_at) if code else None


def question_of(code: Code, day: date, known_at: datetime | None = None) -> Question | None:
    """The same for a policy that is loaded already (1 query)."""
    known_on = known_at.astimezone(clock.AMSTERDAM).date() if known_at else None
    version = code.in_force(day, known_on)
    if version is None:
        return None
    valid = code.valid_for(version)
    rounds = Round.objects.filter(
        version__policy=code.policy, version__number__in=valid, opens_on__lte=day
    )
    rounds = rounds.exclude(_stopped_by(day, known_at))
    if known_at:
        rounds = rounds.filter(opened_at__lte=known_at)
    return Question(version, rounds.order_by("-opens_on", "-id").first(), valid)


def open_obligation(person: User, day: date | None = None) -> Obligation | None:
    """What `person` still has to confirm today, or on `day`; None if nothing."""
    day = day or clock.today()
    policy = the_policy()
    question = question_on(policy, day) if policy else None
    return obligation_in(question, person, day) if question else None


def obligation_in(question: Question, person: User, day: date) -> Obligation | None:
    """What `person` still has to confirm of what is asked (0 queries, or 4)."""
    if question.round is None:
        return None
    facts = people_facts(question, day, [person.pk]).get(person.pk, PersonFacts())
    state = state_of(facts, question.asked, question.valid, day)
    if state.due_on is None or state.standing not in PENDING:
        return None
    return Obligation(question.version, question.round, state.due_on, state)


def valid_acknowledgement(
    person: User, policy: Policy, valid: Collection[int]
) -> Acknowledgement | None:
    """What `person` confirmed that still counts (1 query)."""
    own = Acknowledgement.objects.filter(person=person, version__policy=policy)
    return own.filter(version__number__in=valid).select_related("version").first()


def members_on(
    question: Question,
    day: date,
    *,
    teams: Iterable[Team] | None = None,
    known_at: datetime | None = None,
) -> list[Member]:
    """Everyone employed on `day` (in `teams`, if given) with their state: 5 queries.

    Someone in two teams counts once, in the team joined last, so that teams
    add up to the whole.
    """
    rows = Membership.objects.filter(known("recorded_at", known_at), starts_on__lte=day)
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).select_related("person")
    team_of = {row.person_id: row for row in rows.order_by("starts_on", "id")}
    wanted = None if teams is None else {team.pk for team in teams}
    chosen = [row for row in team_of.values() if wanted is None or row.team_id in wanted]
    people = None if wanted is None else [row.person_id for row in chosen]
    facts = people_facts(question, day, people, known_at)
    return [
        Member(
            row.person,
            row.team_id,
            state_of(facts[row.person_id], question.asked, question.valid, day),
        )
        for row in chosen
    ]


def would_be_asked(version: Version, opens_on: date, due_on: date) -> list[Member]:
    """Where everyone would stand on the opening day if `version` were asked from then on."""
    code = code_of(version.policy)
    valid = code.valid_for(version) if code else frozenset({version.number})
    planned = Round(version=version, opens_on=opens_on, due_on=due_on)
    return members_on(Question(version, planned, valid), opens_on)


def figures(
    day: date | None = None, known_at: datetime | None = None
) -> tuple[Question, list[Member]] | None:
    """What is asked and how far the whole organisation is on `day`; None where nothing is asked."""
    policy = the_policy()
    day = day or clock.today()
    question = question_on(policy, day, known_at) if policy else None
    return (question, members_on(question, day, known_at=known_at)) if question else None


def people_facts(
    question: Question,
    day: date,
    people: Collection[int] | None = None,
    known_at: datetime | None = None,
) -> dict[int, PersonFacts]:
    """The facts of `people` (None: of everyone ever employed), by person: 4 queries."""
    who = Q() if people is None else Q(person__in=people)
    recorded = known("recorded_at", known_at)
    memberships = Membership.objects.filter(who, recorded, starts_on__lte=day)
    leave = Absence.objects.filter(who, recorded, is_leave=True, starts_on__lte=day)
    exempt = Exemption.objects.filter(who, starts_on__lte=day)
    if known_at:
        exempt = exempt.filter(decided_at__lte=known_at)
    employed, away, free = _spans(memberships), _spans(leave), _spans(exempt)
    confirmed = _confirmed(question, who, known_at)
    return {
        person: PersonFacts(spans, away[person], free[person], confirmed.get(person))
        for person, spans in employed.items()
    }


def known(recorded: str, known_at: datetime | None) -> Q:
    """Dated rows as known at `known_at` (None: now), by their recording time."""
    if known_at is None:
        return Q(superseded_at__isnull=True)
    standing = Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at)
    return standing & Q(**{f"{recorded}__lte": known_at})


def _stopped_by(day: date, known_at: datetime | None) -> Q:
    """Rounds that ask nobody on `day`, because they were stopped on it or before."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=clock.AMSTERDAM)
    stopped = Q(stopped_at__isnull=False, stopped_at__lt=midnight)
    return stopped & Q(stopped_at__lte=known_at) if known_at else stopped


def _spans(rows: Iterable[Membership | Absence | Exemption]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.person_id] += (Span(row.starts_on, row.ends_on),)
    return found


def _confirmed(question: Question, who: Q, known_at: datetime | None) -> dict[int, dict[int, date]]:
    rows = Acknowledgement.objects.filter(
        who, version__policy=question.version.policy_id, version__number__in=question.valid
    )
    if known_at:
        rows = rows.filter(given_at__lte=known_at)
    found: dict[int, dict[int, date]] = defaultdict(dict)
    for person, number, at in rows.values_list("person_id", "version__number", "given_at"):
        found[person][number] = at.astimezone(clock.AMSTERDAM).date()
    return found
