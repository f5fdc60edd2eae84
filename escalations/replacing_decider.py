"""Another decider: who decided before is left out, and the case goes on to the next."""

from __future__ import annotations

from collections.abc import Collection

from werksaam import clock
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import opening, telling
from .kinds import kind
from .models import EXCLUDED, Case, CaseParty, Decision, Relation
from .routing import Route, route
from .routing_facts import tiers_for


def bring_to_another(case: Case, *, by: User) -> Route:
    """Leave out everyone who decided on the case, and bring it to who decides next.

    Inside an act that holds the case. Raises NobodyEligible where there is no other.
    """
    _recuse_deciders(case, by)
    found = _route_of(case)
    there = set(_people(case, [Relation.RECIPIENT]))
    opening.add_recipients(case, found.recipients)
    telling.of_another_decider(case, found.person_ids - there or found.person_ids)
    return found


def _recuse_deciders(case: Case, by: User) -> None:
    deciders = Decision.objects.filter(case=case).values_list("decided_by_id", flat=True)
    for person_id in sorted(set(deciders) - _people(case, EXCLUDED)):
        party = CaseParty.objects.create(
            case=case, person_id=person_id, relation=Relation.RECUSED, since=clock.now()
        )
        record("case.party_added", by=by, about=party, facts={"relation": "recused"})


def _route_of(case: Case) -> Route:
    """Where a report of this case would go today, past everyone who is left out."""
    reporter = case.reports.order_by("submitted_at").values_list("reporter_id", flat=True)[0]
    facts = tiers_for(
        kind(case.kind),
        reporter=reporter,
        subjects=_people(case, [Relation.SUBJECT]),
        excluded=_people(case, EXCLUDED),
        day=clock.today(),
    )
    return route(facts)


def _people(case: Case, relations: Collection[str]) -> frozenset[int]:
    rows = CaseParty.objects.filter(case=case, relation__in=relations)
    return frozenset(rows.values_list("person_id", flat=True))
