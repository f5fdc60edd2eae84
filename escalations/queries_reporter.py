"""What a reporter's list of reports needs to know of each, in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Subquery

from werksaam.people.models import User

from .kinds import all_kinds
from .models import Decision, Message, Report
from .queries import reports_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class InList(TypedDict):
    """What a report in the list carries beside its columns."""

    has_advice: bool
    last_from_reporter: bool | None


HEARD = tuple(kind.slug for kind in all_kinds() if kind.hears_subject)
"""Kinds of which the reporter hears only that it was handled."""
_IN_EFFECT = Q(needs_review=False) | Q(review__approved=True)


def reports_with_standing(person: User) -> QuerySet[WithAnnotations[Report, InList]]:
    """What `person` sent in, latest first, each with `has_advice` and `last_from_reporter`.

    `last_from_reporter` tells who wrote last; None without messages.
    """
    decided = Decision.objects.filter(_IN_EFFECT, case=OuterRef("case_id"))
    # Of a violation only what was decided after the report: see `queries.advice_for`.
    decided = decided.filter(~Q(case__kind__in=HEARD) | Q(decided_at__gte=OuterRef("submitted_at")))
    last = Message.objects.filter(report=OuterRef("pk")).order_by("-sent_at")
    return reports_of(person).annotate(
        has_advice=Exists(decided),
        last_from_reporter=Subquery(last.values("from_reporter")[:1], output_field=BooleanField()),
    )
