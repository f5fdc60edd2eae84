"""In which cases a person was named and has not looked since; never one out of their sight."""

from __future__ import annotations

from django.db.models import QuerySet

from werksaam.people.models import User

from ..access import visible_cases
from ..models import ACTIVE, Case, Mention


def cases_naming(person: User) -> QuerySet[Case]:
    """The cases that go on, that `person` sees, and in whose notes `person` was named since
    they last looked."""
    waiting = Mention.objects.filter(person=person, seen_at__isnull=True)
    seen = visible_cases(person).filter(state__in=ACTIVE)
    return seen.filter(pk__in=waiting.values("note__case"))
