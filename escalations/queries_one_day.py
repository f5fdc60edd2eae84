"""What the code asked of one person on one day, as it was known then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min

from policy.models import Acknowledgement, ReadingTogether, Version
from policy.obligations import ASKED
from policy.queries import the_policy
from policy.queries_acknowledging import state_in
from policy.queries_rounds import Question, question_on
from werksaam.people.models import User

from .terms import end_of


@dataclass(frozen=True)
class OneDay:
    """Which version applied, whether confirming was asked, and when it had been confirmed.

    `version` is None where no code was known to apply.
    """

    version: Version | None
    was_asked: bool
    confirmed_at: datetime | None


def one_day_of(person: User, day: date) -> OneDay:
    """The same three answers, whenever they are asked: what was recorded later is left out."""
    policy, known_at = the_policy(), end_of(day) - timedelta(microseconds=1)
    question = question_on(policy, day, known_at) if policy else None
    if question is None:
        return OneDay(None, was_asked=False, confirmed_at=None)
    state = state_in(question, person, day, known_at)
    was_asked = bool(question.rounds) and state.standing in ASKED
    return OneDay(question.version, was_asked, _confirmed_at(question, person, known_at))


def _confirmed_at(question: Question, person: User, known_at: datetime) -> datetime | None:
    """When it first counted as confirmed; whichever way that was is for nobody here to know."""
    about = {
        "person": person,
        "version__policy": question.version.policy_id,
        "version__number__in": question.valid,
    }
    given = Acknowledgement.objects.filter(**about, given_at__lte=known_at)
    read = ReadingTogether.objects.filter(**about, attested_at__lte=known_at)
    standing = read.exclude(contested__recorded_at__lte=known_at)
    moments = (
        given.aggregate(first=Min("given_at"))["first"],
        standing.aggregate(first=Min("attested_at"))["first"],
    )
    return min(filter(None, moments), default=None)
