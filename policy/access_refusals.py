"""Who sees that someone does not confirm: whoever leads that person today. Not the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from werksaam import clock
from werksaam.people.hierarchy import teams_managed
from werksaam.people.models import Absence, Deputyship, Membership, Team, User

from .models import Refusal


def visible_refusals(person: User) -> QuerySet[Refusal]:
    """Refusals of people in the teams that `person` leads today and those below.

    As manager, or as deputy of one who is away. Never one's own, nor that of whom one
    stands in for: their own manager talks with them.
    """
    today = clock.today()
    absent = _stood_in_for(person, today)
    members = Membership.objects.on(today).filter(team__in=_teams_led(person, absent, today))
    found = Refusal.objects.filter(person__in=members.values("person"))
    not_these = [person.pk, *(manager.pk for manager in absent)]
    return found.exclude(person__in=not_these).select_related("person", "version__policy", "round")


def get_visible_refusal(person: User, identifier: int) -> Refusal:
    """One of them, with its conversation. Not to be seen and absent are the same Http404."""
    rows = visible_refusals(person).select_related("conversation")
    found = rows.filter(pk=min(identifier, 2**62)).first()
    if found is None:
        raise Http404
    return found


def own_refusal(person: User, rounds: Any) -> Refusal | None:
    """What `person` said in one of these rounds, with the conversation if one was held."""
    own = Refusal.objects.filter(person=person, round__in=rounds)
    return own.select_related("conversation", "version__policy").first()


def _stood_in_for(person: User, day: date) -> list[User]:
    """The people who are away on `day` and for whom `person` stands in."""
    away = Absence.objects.on(day).values("person")
    named = Deputyship.objects.on(day).filter(deputy=person, person__in=away)
    return list(User.objects.filter(pk__in=named.values("person")))


def _teams_led(person: User, absent: list[User], day: date) -> list[Team]:
    led = teams_managed(person, day)
    return [*led, *(team for manager in absent for team in teams_managed(manager, day))]
