"""Who of the desk can be called outside working hours."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from werksaam import clock
from werksaam.acting import act

from .models import DESK, DatedQuerySet, DeskDuty, User
from .roles import is_desk, people_with
from .superseding import end, note


class NotOfTheDesk(ValueError):
    """Only who works at the desk can be called for it."""


class AlreadyOnDuty(ValueError):
    """This person is on duty on some of these days already."""


class NotOnDutyAnyMore(Exception):
    """This stretch of duty was changed in the meantime, or is over."""


@act
def put_on_duty(*, by: User, person: User, starts_on: date, ends_on: date) -> DeskDuty:
    """`person` can be called on these days. Raises NotOfTheDesk, AlreadyOnDuty."""
    held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not held.is_active or not is_desk(held):
        raise NotOfTheDesk
    if _between(starts_on, ends_on).filter(person=held).exists():
        raise AlreadyOnDuty
    return note(DeskDuty(person=held, starts_on=starts_on, ends_on=ends_on), by=by)


@act
def end_duty(*, by: User, duty: DeskDuty) -> None:
    """It ends yesterday; one that has not begun will not be. Raises NotOnDutyAnyMore."""
    yesterday = clock.today() - timedelta(days=1)
    User.objects.select_for_update(no_key=True).values_list("pk").get(pk=duty.person_id)
    current = DeskDuty.objects.current().filter(pk=duty.pk).first()
    if current is None or (current.ends_on is not None and current.ends_on <= yesterday):
        raise NotOnDutyAnyMore
    end(current, by=by, last_day=yesterday)


def on_duty(day: date) -> list[User]:
    """Who can be called on `day`, by name: whoever still works at the desk (1 query)."""
    rows = DeskDuty.objects.on(day)
    return list(people_with(*DESK).filter(pk__in=rows.values("person")).order_by("name", "pk"))


def duties_from(day: date) -> DatedQuerySet[DeskDuty]:
    """Every stretch that is not over on `day`, the nearest first."""
    rows = DeskDuty.objects.current().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    return rows.select_related("person").order_by("starts_on", "person__name", "pk")


def _between(starts_on: date, ends_on: date) -> DatedQuerySet[DeskDuty]:
    later = DeskDuty.objects.current().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    return later.filter(starts_on__lte=ends_on)
