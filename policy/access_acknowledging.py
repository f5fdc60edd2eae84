"""Who may see which acknowledgement: people see their own; managers see states, not records."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from werksaam.people.models import User

from .models import Acknowledgement


def own_acknowledgements(person: User) -> QuerySet[Acknowledgement]:
    """What `person` confirmed, the latest first; with version, policy, round and paper form."""
    own = Acknowledgement.objects.filter(person=person)
    return own.select_related("version__policy", "periodic_round", "paper_form")


def get_acknowledgement(person: User, identifier: UUID) -> Acknowledgement:
    """One of one's own. Another's and an absent one are the same Http404."""
    found = own_acknowledgements(person).filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found
