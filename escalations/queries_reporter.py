"""What a reporter's list of reports needs to know of each, in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Subquery

from werksaam.people.models import User

from .models import Admission, Case, Decision, Message, Report, State
from .queries import reports_of
from .queries_rerouting import OPEN_QUESTIONS

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class InList(TypedDict):
    """What a report in the list carries beside its columns."""

    has_advice: bool
    last_from_reporter: bool | None
    is_asked_to_agree: bool


_IN_EFFECT = Q(needs_review=False) | Q(review__approved=True)


def reports_with_standing(person: User) -> QuerySet[WithAnnotations[Report, InList]]:
    """What `person` sent in, latest first, each with `has_advice` and `last_from_reporter`.

    `last_from_reporter` tells who wrote last; None without messages. `is_asked_to_agree`:
    that it goes on as another kind waits for the reporter's word.
    """
    decided = Decision.objects.filter(_IN_EFFECT, case=OuterRef("case_id"))
    last = Message.objects.filter(report=OuterRef("pk")).order_by("-sent_at")
    return reports_of(person).annotate(
        has_advice=Exists(decided),
        is_asked_to_agree=Exists(OPEN_QUESTIONS.filter(report=OuterRef("pk"))),
        last_from_reporter=Subquery(last.values("from_reporter")[:1], output_field=BooleanField()),
    )


def is_free_to_withdraw(case: Case) -> bool:
    """Whether a reporter may take a report back at once: nobody has it in hand, and
    nobody took it up for investigation or told the subject before."""
    if case.state != State.OPEN or case.subject_told_at is not None:
        return False
    return not Admission.objects.filter(case=case).exists()
