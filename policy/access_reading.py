"""Who may read the code together with whom: a trainer with anyone, a manager with the own people.

A manager here is whoever manages the team today, or stands in for who does. The portal
does not ask whether a trainer was at hand: the attestation keeps which of the two it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from werksaam import clock
from werksaam.people.access import lets_in
from werksaam.people.finding import people_named
from werksaam.people.hierarchy import leads, teams_led, teams_on
from werksaam.people.models import Membership, Role, User
from werksaam.people.roles import has_role

from .models import ReadingTogether
from .obligations import PENDING, Standing
from .queries import the_policy
from .queries_acknowledging import members_on, states_of
from .queries_facts import people_facts
from .queries_rounds import Question, question_on

READ_WITH = PENDING - {Standing.WANTS_TO_TALK}
"""Who said not to confirm is not read with before the conversation: it would say yes for them."""
MOST_FOUND = 25
"""More people of one name than this are not shown: type more of the name. With whole words
alone it keeps a trainer from gathering who has not confirmed."""


@dataclass(frozen=True)
class Learner:
    """Someone to read with, as the reader sees them: a name and a team, no more."""

    person: User
    team: str


class TooMany(Exception):
    """So many people have this name that the list would help nobody."""


def is_trainer(person: User) -> bool:
    """Whether `person` reads along as a trainer."""
    return has_role(person, Role.TRAINER)


def may_read_along(person: User) -> bool:
    """Whether there is anyone that `person` may read with."""
    return is_trainer(person) or leads(person)


reads_along = lets_in(may_read_along)
"""Lets trainers, managers and deputies in; 404 for others."""


def may_read_with(reader: User, person: User) -> bool:
    """Whether `reader` may read the code with `person` today; never with oneself.

    Nor does a deputy with whom they stand in for: that is for the manager of that person.
    """
    if reader.pk == person.pk or not person.is_active:
        return False
    if is_trainer(reader):
        return True
    if person.pk in reader.acts_for_today:
        return False
    own = Membership.objects.on(clock.today()).filter(person=person)
    return own.filter(team__in=teams_led(reader)).exists()


def own_people(reader: User) -> list[Learner]:
    """Of the teams of `reader`: who still has to confirm, by name; as `may_read_with` says."""
    today = clock.today()
    question, teams = _question(today), teams_led(reader)
    if question is None or not teams:
        return []
    members = members_on(question, today, teams=teams)
    waiting = {m.person_id for m in members if m.state.standing in READ_WITH}
    waiting -= {reader.pk, *reader.acts_for_today}
    others = User.objects.filter(pk__in=waiting, is_active=True)
    return _learners(others.order_by("name", "pk"), today)


def people_to_find(reader: User, words: str) -> list[Learner]:
    """Of everyone with this name or exact number: who still has to confirm. Raises TooMany.

    Such a look leaves no event: it shows no more than whom one can begin to read with, and
    a reading that was attested is in the trail.
    """
    today = clock.today()
    question = _question(today)
    found = list(people_named(words).exclude(pk=reader.pk)[: MOST_FOUND + 1])
    if len(found) > MOST_FOUND:
        raise TooMany
    if question is None or not found:
        return []
    people = [person.pk for person in found]
    facts = people_facts(today, people, policy=question.version.policy_id)
    states = states_of(facts, question, today)
    waiting = {pk for pk, state in states.items() if state.standing in READ_WITH}
    return _learners([person for person in found if person.pk in waiting], today)


def get_learner(reader: User, identifier: int) -> User:
    """Someone that `reader` may read with. Absent and forbidden are the same Http404."""
    found = User.objects.filter(pk=min(identifier, 2**62)).first()
    if found is None or not may_read_with(reader, found):
        raise Http404
    return found


def read_by(reader: User) -> QuerySet[ReadingTogether]:
    """What `reader` attested, the latest first."""
    own = ReadingTogether.objects.filter(reader=reader)
    return own.select_related("version__policy", "contested")


def get_reading(reader: User, identifier: UUID) -> ReadingTogether:
    """One of what `reader` attested. Absent and another's are the same Http404."""
    return _one(read_by(reader), identifier)


def readings_with(person: User) -> QuerySet[ReadingTogether]:
    """What was read together with `person`, the latest first."""
    own = ReadingTogether.objects.filter(person=person)
    return own.select_related("version__policy", "contested")


def get_reading_with(person: User, identifier: UUID) -> ReadingTogether:
    """One of what was read with `person`. Absent and another's are the same Http404."""
    return _one(readings_with(person), identifier)


def _one(readings: QuerySet[ReadingTogether], identifier: UUID) -> ReadingTogether:
    found = readings.filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found


def _question(day: date) -> Question | None:
    policy = the_policy()
    return question_on(policy, day) if policy else None


def _learners(people: Iterable[User], day: date) -> list[Learner]:
    found = list(people)
    teams = teams_on(found, day)
    return [Learner(one, teams[one.pk].name if one.pk in teams else "") for one in found]
