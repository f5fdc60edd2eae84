"""In which cases a person was named and has not looked since; never one out of their sight."""

from __future__ import annotations

from django.db.models import QuerySet

from werksaam.compiled_queries import compiled
from werksaam.people.models import User

from ..access import visible_cases
from ..models import ACTIVE, Case, Mention


def cases_naming(person: User) -> QuerySet[Case]:
    """The cases that go on, that `person` sees, and in whose notes `person` was named since
    they last looked."""
    seen = visible_cases(person).filter(state__in=ACTIVE)
    return seen.filter(pk__in=_waiting(person).values("note__case"))


def count_naming(person: User) -> int:
    """How many there are; most people are named nowhere, which is quick to see."""
    return cases_naming(person).count() if _is_named(person.pk) else 0


@compiled
def _is_named(person: int) -> QuerySet[Mention, tuple[int]]:
    return _waiting(User(pk=person)).order_by().values_list("pk")[:1]


def _waiting(person: User) -> QuerySet[Mention]:
    return Mention.objects.filter(person=person, seen_at__isnull=True)
