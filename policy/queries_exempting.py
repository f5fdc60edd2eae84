"""Who need not confirm on which days."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from werksaam.people.models import DatedQuerySet, User

from .models import Exemption


def exemptions_between(
    person: User, starts_on: date, ends_on: date | None
) -> DatedQuerySet[Exemption]:
    """The exemptions of `person` that hold on one of these days; None means without end."""
    later = Exemption.objects.current().filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), person=person
    )
    return later.filter(starts_on__lte=ends_on) if ends_on else later


def exemptions_from(day: date) -> DatedQuerySet[Exemption]:
    """Those that hold on `day` or later, the first to end first, with their people."""
    held = Exemption.objects.current().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    found = held.select_related("person", "decided_by")
    return found.order_by("ends_on", "person__name", "pk")


def exemptions_before(day: date) -> DatedQuerySet[Exemption]:
    """Those that were over on `day`, the last to end first, with their people."""
    held = Exemption.objects.current().filter(ends_on__lt=day)
    return held.select_related("person", "decided_by").order_by("-ends_on", "person__name", "pk")
