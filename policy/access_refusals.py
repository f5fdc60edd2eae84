"""Who sees that someone does not confirm: whoever leads that person today. Not the desk."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from werksaam import clock
from werksaam.people.hierarchy import teams_led
from werksaam.people.models import Membership, User

from .models import Refusal


def visible_refusals(person: User) -> QuerySet[Refusal]:
    """Refusals of people in the teams that `person` leads today and those below.

    As manager, or as deputy of one who is away. Never one's own, nor that of whom one
    stands in for: their own manager talks with them.
    """
    members = Membership.objects.on(clock.today()).filter(team__in=teams_led(person))
    found = Refusal.objects.filter(person__in=members.values("person"))
    found = found.exclude(person__in=[person.pk, *person.acts_for_today])
    return found.select_related("person", "version__policy", "round")


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
