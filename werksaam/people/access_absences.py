"""For whom someone may enter that they are away: oneself, the own people, anyone."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from werksaam import clock

from .hierarchy import teams_managed
from .models import Absence, Membership, Role, TeamManagership, User
from .roles import has_role


def people_led_by(manager: User, day: date) -> QuerySet[User]:
    """Everyone in the teams of `manager` and below on `day`, the managers there included."""
    teams = teams_managed(manager, day)
    members = Membership.objects.on(day).filter(team__in=teams).values("person")
    leading = TeamManagership.objects.on(day).filter(team__in=teams).values("person")
    found = User.objects.filter(Q(pk__in=members) | Q(pk__in=leading), is_active=True)
    return found.exclude(pk=manager.pk).order_by("name", "pk")


def people_arranged_by(person: User, day: date) -> QuerySet[User]:
    """Those for whom `person` may arrange an absence besides their own: the administrator
    for everyone, a manager for the own people."""
    if has_role(person, Role.ADMINISTRATOR):
        return User.objects.filter(is_active=True).exclude(pk=person.pk)
    return people_led_by(person, day)


def absences_arranged_by(person: User, day: date) -> QuerySet[Absence]:
    """The absences that hold and that `person` may change. Of one's own not long leave:
    that is for the manager or the administrator."""
    others = people_arranged_by(person, day).order_by().values("pk")
    mine = Q(person=person, is_leave=False)
    current = Absence.objects.current().filter(mine | Q(person__in=others))
    return current.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).select_related("person")


def may_stand_in(deputy: User, person: User, *, arranged_by: User) -> bool:
    """Whether who arranges it may choose `deputy`: themselves only for their own people.

    An administrator may arrange it for anyone, and would else read anyone's cases.
    Whether someone stands in for themselves is not asked here.
    """
    if arranged_by.pk != deputy.pk or deputy.pk == person.pk:
        return True
    return people_led_by(arranged_by, clock.today()).filter(pk=person.pk).exists()
