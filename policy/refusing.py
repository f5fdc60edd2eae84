"""Someone does not confirm. That invites a conversation, and can be followed by confirming."""

from __future__ import annotations

from django.urls import reverse

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.notifications.outbox import Recipient, enqueue
from werksaam.people.hierarchy import manager_of
from werksaam.people.models import User

from .access_refusals import own_refusal, visible_refusals
from .models import Refusal, Version
from .queries_acknowledging import Obligation, open_obligation


class NothingToRefuse(Exception):
    """This version is not asked of this person (any more); `asked` is what is, if anything."""

    def __init__(self, asked: Obligation | None) -> None:
        super().__init__("Nothing is asked of this person here.")
        self.asked = asked


@act
def refuse(*, by: User, version: Version, reason: str) -> Refusal:
    """Say not to confirm `version`, for a reason or none. A second time gives the earlier one.

    Raises NothingToRefuse where it is not asked, or was confirmed meanwhile.
    """
    # One refusal of a person at a time: two clicks could both find none.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    asked = open_obligation(by)
    if asked is None or asked.version != version:
        raise NothingToRefuse(asked)
    if earlier := own_refusal(by, asked.state.rounds):
        return earlier
    refusal = Refusal.objects.create(
        person=by, person_name=by.name, version=version, round=asked.round, reason=reason
    )
    record("refusal.given", by=by, about=refusal, facts={"version": version.number})
    _tell_manager(refusal)
    return refusal


def _tell_manager(refusal: Refusal) -> None:
    """A mail to who acts as manager today: a link alone, neither who nor about what."""
    standing = manager_of(refusal.person, clock.today())
    manager = User.objects.filter(pk=standing.person_id).first() if standing else None
    sees = manager and visible_refusals(manager).filter(pk=refusal.pk).exists()
    if manager and manager.email and sees:
        enqueue(
            template="talk_wanted",
            to=[Recipient(manager.pk, manager.email, manager.language)],
            context={"path": reverse("policy:conversation", args=[refusal.pk])},
            regarding=f"refusal:{refusal.pk}",
        )
