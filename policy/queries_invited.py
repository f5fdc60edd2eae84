"""Who was invited to a round, and whom no mail reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from werksaam.notifications.models import Mail

from .models import Invitation, Round
from .queries_inviting import (
    DONE,
    INVITATION,
    REMINDER,
    Pending,
    letters_due,
    open_question,
    pending_on,
)
from .queries_rounds import Question
from .queries_stamp import asking_stamp

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

MAILS = (INVITATION, REMINDER)


class Missed(TypedDict):
    """Whether a letter did not arrive."""

    missed: bool


@dataclass(frozen=True)
class Progress:
    """How far the invitations of a round are: people, and mails on their way."""

    invited: int
    to_go: int
    reminded: int
    leaving: int


@dataclass(frozen=True)
class Unreached:
    """Someone who is still asked and got no mail: the last one that was due, and why not."""

    invitation: Invitation
    pending: Pending

    @property
    def has_bounced(self) -> bool:
        """Whether there was a mail; else there is no address."""
        return self.invitation.mail_id is not None


def progress_of(opened: Round, day: date) -> Progress:
    """How far the invitations of this round are (4 queries, 16 while some are to go)."""
    people = Count("person", distinct=True)
    reminded = Count("person", distinct=True, filter=Q(is_reminder=True))
    found = invitations_of(opened).order_by().aggregate(invited=people, reminded=reminded)
    mails = Mail.objects.filter(accepted_at__isnull=True, given_up_at__isnull=True)
    return Progress(
        invited=found["invited"],
        to_go=_to_go(opened, day),
        reminded=found["reminded"],
        leaving=mails.filter(template__in=MAILS).count(),
    )


def invitations_of(opened: Round) -> QuerySet[Invitation]:
    """The invitations and reminders about this round.

    Not every database looks into a list by itself; the text of one is the same on all.
    """
    rows = Invitation.objects.filter(day__gte=opened.opens_on)
    number = opened.pk
    return rows.annotate(about=Cast("rounds", TextField())).filter(
        Q(about=f"[{number}]")
        | Q(about__startswith=f"[{number},")
        | Q(about__contains=f" {number},")
        | Q(about__endswith=f" {number}]")
    )


def not_arrived() -> QuerySet[Invitation]:
    """Where no mail arrived, for want of an address or sent back, and none was handed over."""
    sent_back = Mail.objects.filter(template__in=MAILS, given_up_at__isnull=False)
    return Invitation.objects.filter(
        Q(mail_id__isnull=True) | Q(mail_id__in=sent_back.values("pk")),
        handed_over_at__isnull=True,
    )


def unreached_in(opened: Round, day: date) -> list[Unreached]:
    """Who is still asked by this round and was not reached, by name (14 queries at most).

    The last letter about the round decides: who got a reminder was reached, whatever came
    back before.
    """
    rows = _last_missed(opened)
    pending = _still_open(day) if rows else {}
    found = [
        Unreached(row, pending[person])
        for person, row in rows.items()
        if person in pending and opened.pk in pending[person].state.rounds
    ]
    return sorted(found, key=lambda one: (one.invitation.person.name.casefold(), one.invitation.pk))


def unreached_by_round(day: date) -> Mapping[Round, int]:
    """How many people were not reached, by round, where there are any (1 query if none)."""
    missed = _last_missed_by_round()
    question = open_question(day) if missed else None
    if question is None:
        return {}
    pending = _pending(question, day)
    found = Counter(
        number
        for person, number in missed
        if person in pending and number in pending[person].state.rounds
    )
    return {row: found[row.pk] for row in question.rounds if found[row.pk]}


def _last_missed(opened: Round) -> dict[int, Invitation]:
    """By person the last letter about this round, where that one did not arrive (1 query)."""
    letters = _in_order(invitations_of(opened)).select_related("person")
    last = {row.person_id: (row, row.missed) for row in letters}
    return {person: row for person, (row, missed) in last.items() if missed}


def _last_missed_by_round() -> list[tuple[int, int]]:
    """Each person and round of which the last letter did not arrive (1 query)."""
    letters = _in_order(Invitation.objects.all()).values_list("person_id", "rounds", "missed")
    last = {(person, number): missed for person, rounds, missed in letters for number in rounds}
    return [about for about, missed in last.items() if missed]


def _in_order(letters: QuerySet[Invitation]) -> QuerySet[WithAnnotations[Invitation, Missed]]:
    """These letters to whomever one ever missed, the last at the end, and which did not arrive."""
    missed = Exists(not_arrived().filter(pk=OuterRef("pk")))
    found = letters.filter(person__in=_ever_missed()).annotate(missed=missed)
    return found.order_by("day", "pk")


def _ever_missed() -> QuerySet[Invitation, Any]:
    return not_arrived().order_by().values("person_id")


def _still_open(day: date) -> dict[int, Pending]:
    question = open_question(day)
    return _pending(question, day) if question else {}


def _pending(question: Question, day: date) -> dict[int, Pending]:
    return pending_on(question, day, _ever_missed())


def _to_go(opened: Round, day: date) -> int:
    """How many people of this round are still to be invited today."""
    if cache.get(DONE) == asking_stamp(day):
        return 0
    question = open_question(day)
    if question is None:
        return 0
    letters = letters_due(pending_on(question, day), question, day)
    return sum(opened.pk in one.rounds and not one.is_reminder for one in letters.values())
