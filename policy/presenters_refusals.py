"""What someone who does not confirm reads: what happens next, and what was recorded."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.hierarchy import manager_of
from werksaam.people.models import User

from .access_refusals import own_refusal
from .models import Refusal
from .presenters_version import in_words
from .queries_acknowledging import Obligation


@dataclass(frozen=True)
class Told:
    """That one does not confirm, and how far the conversation is."""

    said: str
    next: str
    url: str


def refusal_told(person: User, obligation: Obligation | None) -> Told | None:
    """What to tell who said not to confirm what is still asked; None for everyone else."""
    refusal = own_refusal(person, obligation.state.rounds) if obligation else None
    if refusal is None:
        return None
    day = in_words(refusal.refused_at.astimezone(clock.AMSTERDAM).date())
    version = refusal.version
    return Told(
        said=_("On %(day)s you said that you do not confirm.") % {"day": day},
        next=_next(refusal),
        url=reverse("policy:refuse", args=[version.policy.slug, version.number]),
    )


def whom_to_ask(person: User) -> str:
    """The name of who acts as the manager of `person` today; empty if nobody does."""
    standing = manager_of(person, clock.today())
    manager = User.objects.filter(pk=standing.person_id).first() if standing else None
    return manager.name if manager else ""


def _next(refusal: Refusal) -> str:
    held = getattr(refusal, "conversation", None)
    if held is None:
        return _("Your manager will ask you for a conversation.")
    values = {"day": in_words(held.held_on), "name": held.held_by_name}
    return _("%(name)s recorded that you talked on %(day)s.") % values
