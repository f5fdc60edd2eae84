"""Questions about what was passed on (4.7)."""

from __future__ import annotations

from django.db.models import QuerySet

from werksaam.people.models import User

from ..access import visible_cases
from ..kinds import all_kinds
from ..models import Case, CaseParty, Relation

PASSING = tuple(o.slug for kind in all_kinds() for o in kind.outcomes if o.passes_on)
"""The outcomes that bring a case to someone else."""


def turns_of(case: Case) -> QuerySet[CaseParty]:
    """To whom the case came, turn by turn; for who may see it now (1 query)."""
    rows = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT)
    return rows.select_related("person").order_by("turn", "pk")


def was_passed_on_by(person: User, reference: str) -> bool:
    """Whether `person` passed this case on and no longer sees it (2 queries)."""
    passed = Case.objects.filter(
        reference=reference, decisions__decided_by=person, decisions__outcome__in=PASSING
    )
    return passed.exists() and not visible_cases(person).filter(reference=reference).exists()
