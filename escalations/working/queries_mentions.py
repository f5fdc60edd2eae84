"""In which cases a person was named and has not looked since; never one out of their sight."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet

from werksaam.people.models import User

from ..access import visible_cases
from ..models import Case, Mention


def unseen(person: User) -> QuerySet[Mention]:
    """The mentions of `person` that wait, wherever they are: for a subquery on cases."""
    return Mention.objects.filter(person=person, seen_at__isnull=True)


def unseen_here(person: User) -> QuerySet[Mention]:
    """The same of one case, within a query on cases."""
    return unseen(person).filter(note__case=OuterRef("pk"))


def cases_naming(person: User) -> QuerySet[Case]:
    """The cases that `person` sees and was named in since they last looked."""
    return visible_cases(person).filter(pk__in=unseen(person).values("note__case"))
