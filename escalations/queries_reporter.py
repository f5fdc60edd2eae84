"""What a reporter's list of reports needs to know of each, in one query."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import BooleanField, Exists, Min, OuterRef, Q, QuerySet, Subquery

from werksaam.people.models import Role, User
from werksaam.people.roles import people_with

from . import handled_by
from .access import own_reports, who_sees
from .handled_by import Handling
from .kinds import all_kinds, kind
from .models import Admission, Case, CaseParty, Decision, Message, Relation, Report, State
from .queries_rerouting import OPEN_QUESTIONS, journey_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class InList(TypedDict):
    """What a report in the list carries beside its columns."""

    has_advice: bool
    last_from_reporter: bool | None
    is_asked_to_agree: bool


HEARD = tuple(kind.slug for kind in all_kinds() if kind.hears_subject)
"""Kinds of which the reporter hears only that it was handled."""
_IN_EFFECT = Q(needs_review=False) | Q(review__approved=True)


def reports_with_standing(person: User) -> QuerySet[WithAnnotations[Report, InList]]:
    """What `person` sent in, latest first, each with `has_advice` and `last_from_reporter`.

    `last_from_reporter` tells who wrote last; None without messages. `is_asked_to_agree`:
    that it goes on as another kind waits for the reporter's word.
    """
    decided = Decision.objects.filter(_IN_EFFECT, case=OuterRef("case_id"))
    # Of a violation only what was decided after the report: see `queries_told.advice_for`.
    decided = decided.filter(~Q(case__kind__in=HEARD) | Q(decided_at__gte=OuterRef("submitted_at")))
    last = Message.objects.filter(report=OuterRef("pk")).order_by("-sent_at")
    return (
        own_reports(person)
        .order_by("-submitted_at")
        .annotate(
            has_advice=Exists(decided),
            is_asked_to_agree=Exists(OPEN_QUESTIONS.filter(report=OuterRef("pk"))),
            last_from_reporter=Subquery(
                last.values("from_reporter")[:1], output_field=BooleanField()
            ),
        )
    )


def handling_of(report: Report) -> Handling:
    """Who handled the report when: those of the kind it was sent as, of each kind that it
    went on as, and the team once it was referred (at most 2 queries)."""
    turns = [
        (r.answered_at or r.proposed_at, handled_by.before_sending(kind(r.to_kind)))
        for r in journey_of(report)
    ]
    if referred := referred_at(report.case):
        turns.append((referred, handled_by.at_desk()))
    return Handling(handled_by.before_sending(kind(report.kind)), tuple(turns))


def referred_at(case: Case) -> datetime | None:
    """Since when the desk handles a case that a manager referred; asked only of such a case."""
    of_kind = kind(case.kind)
    if of_kind.is_of_desk or not case.is_at_desk:
        return None
    slugs = [outcome.slug for outcome in of_kind.outcomes if outcome.refers]
    referring = Decision.objects.filter(case=case, outcome__in=slugs)
    moment: datetime | None = referring.aggregate(first=Min("decided_at"))["first"]
    return moment


def seers_of(case: Case) -> list[str]:
    """The names of managers, and who stands in, that can see a case; nobody of the desk,
    which is told of as one."""
    if kind(case.kind).is_of_desk:
        return []
    received = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT)
    outside = received.exclude(reason__in=["comms_adviser", "secretariat"])
    rows = dict(outside.order_by("pk").values_list("person_id", "person__name"))
    able = who_sees(case, list(rows))
    return [name for person_id, name in rows.items() if person_id in able]


def advisers_see(case: Case) -> bool:
    """Whether there is an adviser who sees a case that is the advisers' as such."""
    return bool(who_sees(case, list(people_with(Role.COMMS_ADVISER).values_list("pk", flat=True))))


def is_free_to_withdraw(case: Case) -> bool:
    """Whether a reporter may take a report back at once: nobody has it in hand, and
    nobody took it up for investigation or told the subject before."""
    if case.state != State.OPEN or case.subject_told_at is not None:
        return False
    return not Admission.objects.filter(case=case).exists()
