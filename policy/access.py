"""Who may see which version: published ones are for everyone, drafts for the desk.

The one rule for pages, counts, search, hand-outs and commands.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from werksaam.people.models import User
from werksaam.people.roles import is_desk

from .models import FactKind, Policy, ProvisionText, Version


def visible_versions(person: User) -> QuerySet[Version]:
    """The versions that `person` may see; with their policy. A dropped draft is nobody's."""
    versions = Version.objects.select_related("policy").filter(dropped_at__isnull=True)
    return versions if is_desk(person) else versions.filter(pk__in=_released())


def published_versions(person: User) -> QuerySet[Version]:
    """The published versions, newest first: those that one can confirm, on paper too."""
    released = visible_versions(person).filter(facts__kind=FactKind.RELEASED)
    return released.distinct().order_by("-number")


def visible_texts(person: User) -> QuerySet[ProvisionText]:
    """The provision texts that `person` may see."""
    texts = ProvisionText.objects.select_related("version__policy")
    texts = texts.filter(version__dropped_at__isnull=True)
    return texts if is_desk(person) else texts.filter(version__in=_released())


def visible_policies(person: User) -> QuerySet[Policy]:
    """The policies of which `person` may see a version."""
    return Policy.objects.filter(pk__in=visible_versions(person).values("policy")).order_by("id")


def dropped_drafts(person: User) -> QuerySet[Version]:
    """The drafts that came to nothing; only the desk's page of one still says so."""
    dropped = Version.objects.select_related("policy").filter(dropped_at__isnull=False)
    return dropped if is_desk(person) else dropped.none()


def get_version(person: User, slug: str, number: int) -> Version:
    """A version by its address. Absent and forbidden are the same Http404."""
    found = visible_versions(person).filter(policy__slug=slug, number=number).first()
    if found is None:
        raise Http404
    return found


def _released() -> QuerySet[Version]:
    return Version.objects.filter(facts__kind=FactKind.RELEASED)
