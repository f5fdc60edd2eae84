"""To whom a mail is due today about confirming, and which managers are to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from django.db.models import Max, Q

from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.climbing import climb
from werksaam.people.hierarchy import organisation_on

from .inviting_plan import Letter, Plan, letter_due, notice_due
from .models import Invitation, ManagerNotice
from .obligations import PENDING, Asked, PersonFacts, Standing, State, due_on, restarts
from .queries import the_policy
from .queries_acknowledging import states_of, team_on
from .queries_facts import People, people_facts
from .queries_rounds import Question, question_on

INVITATION, REMINDER, TEAM = "confirm_invitation", "confirm_reminder", "confirm_team"
"""The templates of these mails."""

DONE = "policy.inviting.done"
"""Where is kept of which facts all was done that is due. Forgotten, it is looked up again."""

MAILED = PENDING - {Standing.WANTS_TO_TALK}
"""Who is mailed: not who said not to confirm, with whom the manager talks first."""


@dataclass(frozen=True)
class Pending:
    """Someone who has not confirmed what is asked: the facts, and where they lead to."""

    facts: PersonFacts
    state: State


@dataclass(frozen=True)
class Told:
    """When someone was last mailed, and when last about each round."""

    on: date | None = None
    rounds: Mapping[int, date] = field(default_factory=dict)

    @property
    def key(self) -> tuple[object, ...]:
        """The same for everyone who was told the same."""
        return self.on, *sorted(self.rounds.items())


def open_question(day: date) -> Question | None:
    """What is asked on `day`; None where nobody is asked (5 queries)."""
    policy = the_policy()
    found = question_on(policy, day) if policy else None
    return found if found and found.rounds else None


def pending_on(question: Question, day: date, people: People = None) -> dict[int, Pending]:
    """Who of `people` (None: of everyone) has not confirmed on `day` (6 queries)."""
    facts = people_facts(day, people, policy=question.version.policy_id)
    states = states_of(facts, question, day)
    return {
        person: Pending(facts[person], state)
        for person, state in states.items()
        if state.standing in PENDING
    }


def letters_due(
    pending: Mapping[int, Pending],
    question: Question,
    day: date,
    people: Collection[int] | None = None,
) -> dict[int, Letter]:
    """The mail due today to each of these people (1 query); `people` where they are few.

    Whoever has the same facts and was told the same is asked for once.
    """
    told, rounds = _told(question, people), _planned(question)
    known: dict[tuple[object, ...], Letter | None] = {}
    letters: dict[int, Letter] = {}
    for person, one in pending.items():
        if one.state.standing not in MAILED:
            continue
        before = told.get(person, Told())
        key = one.facts, *before.key
        if key not in known:
            known[key] = letter_due(_plans(one, rounds, before, day), day, before.on)
        if letter := known[key]:
            letters[person] = letter
    return letters


def still_leaving(people: Collection[int], day: date) -> frozenset[int]:
    """Of `people`, those whose last mail has not left yet, or only left on `day` (2 queries).

    After days without a mail server they get that mail, and the next one on a later day.
    """
    rows = Invitation.objects.filter(person__in=people, mail_id__isnull=False).order_by("day")
    last = dict(rows.values_list("person_id", "mail_id"))
    keys = [key for key in last.values() if key]
    midnight = datetime.combine(day, time.min, tzinfo=clock.AMSTERDAM)
    waits = Q(accepted_at__isnull=True, given_up_at__isnull=True)
    mails = Mail.objects.filter(waits | Q(accepted_at__gte=midnight), pk__in=keys)
    return frozenset(mails.values_list("person_id", flat=True))


def notices_due(pending: Mapping[int, Pending], question: Question, day: date) -> dict[int, int]:
    """How many people are open, by the manager who is told so today (7 queries).

    The manager is whoever acts as such on that day: of an absent one the deputy, else the
    next level up.
    """
    last_days = _by_manager(pending, day)
    since = min(row.opens_on for row in question.rounds)
    noticed = ManagerNotice.objects.filter(day__gte=since).values_list("manager_id")
    told = dict(noticed.annotate(last=Max("day")).order_by())
    return {
        manager: len(days)
        for manager, days in last_days.items()
        if notice_due(days, day, told.get(manager))
    }


def _by_manager(pending: Mapping[int, Pending], day: date) -> dict[int, list[date]]:
    teams = {person: team_on(one.facts, day) for person, one in pending.items()}
    # Asked for nobody, the organisation comes whole; who is in which team is known already.
    organisation = replace(
        organisation_on(day, ()), teams={p: (team,) for p, team in teams.items() if team}
    )
    found: dict[int, list[date]] = defaultdict(list)
    for person, one in pending.items():
        standing = climb(organisation, person)
        if standing and one.state.due_on:
            found[standing.person_id].append(one.state.due_on)
    return found


Planned = Collection[tuple[Asked, tuple[int, ...]]]


def _planned(question: Question) -> Planned:
    """Each round as the rule needs it, with its reminders."""
    return [
        (asked, tuple(row.reminder_days))
        for asked, row in zip(question.asked, question.rounds, strict=True)
    ]


def _plans(one: Pending, rounds: Planned, told: Told, day: date) -> list[Plan]:
    return [
        Plan(
            round=asked.id,
            starts_on=max([asked.opens_on, *restarts(one.facts, asked, day)]),
            due_on=due_on(one.facts, asked, day),
            reminder_days=reminders,
            told_on=told.rounds.get(asked.id),
        )
        for asked, reminders in rounds
        if asked.id in one.state.rounds
    ]


def _told(question: Question, people: Collection[int] | None) -> dict[int, Told]:
    """What was told since the first of these rounds opened."""
    since = min(row.opens_on for row in question.rounds)
    rows = Invitation.objects.filter(day__gte=since).order_by("day")
    if people is not None:
        rows = rows.filter(person__in=people)
    last: dict[int, date] = {}
    rounds: dict[int, dict[int, date]] = defaultdict(dict)
    for person, on, about in rows.values_list("person_id", "day", "rounds"):
        last[person] = on
        rounds[person].update(dict.fromkeys(about, on))
    return {person: Told(on, rounds[person]) for person, on in last.items()}
