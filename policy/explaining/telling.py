"""Telling who proposed an explanation that it is not used as it is: a link, no words of it."""

from __future__ import annotations

from django.urls import reverse

from werksaam.notifications.outbox import Recipient, enqueue

from ..models import Explanation


def tell_proposer(row: Explanation) -> None:
    """A mail to who proposed it, if there is an address and the account is open."""
    proposer = row.proposed_by
    if proposer.email and proposer.is_active:
        enqueue(
            template="explanation_rejected",
            to=[Recipient(proposer.pk, proposer.email, proposer.language)],
            context={"path": reverse("policy:proposal", args=[row.pk])},
            regarding=f"explanation:{row.pk}",
        )
