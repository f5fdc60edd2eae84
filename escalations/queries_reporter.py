"""What a reporter's list of reports needs to know of each, in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Subquery

from werksaam.people.models import User

from .models import Decision, Message, Report
from .queries import reports_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class InList(TypedDict):
    """What a report in the list carries beside its columns."""

    has_advice: bool
    last_from_reporter: bool | None


_IN_EFFECT = Q(needs_review=False) | Q(review__approved=True)


def reports_with_standing(person: User) -> QuerySet[WithAnnotations[Report, InList]]:
    """What `person` sent in, latest first, each with `has_advice` and `last_from_reporter`.

    `last_from_reporter` tells who wrote last; None without messages.
    """
    decided = Decision.objects.filter(_IN_EFFECT, case=OuterRef("case_id"))
    last = Message.objects.filter(report=OuterRef("pk")).order_by("-sent_at")
    return reports_of(person).annotate(
        has_advice=Exists(decided),
        last_from_reporter=Subquery(last.values("from_reporter")[:1], output_field=BooleanField()),
    )
