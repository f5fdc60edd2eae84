"""A manager brings in the desk: from then on the case is the desk's (4.8)."""

from __future__ import annotations

from typing import Any

from werksaam import clock

from . import opening, routing_facts, target_times, telling
from .kind_texts.targets import hours_of
from .kinds import Kind
from .models import EXCLUDED, Case, CaseParty
from .routing import route


def changes(kind: Kind) -> dict[str, Any]:
    """What changes on a case that is referred: nobody's yet, and the target starts anew."""
    due = target_times.due_at(clock.now(), hours_of(kind))
    return {"handler": None, "claimed_at": None, "is_at_desk": True, "due_at": due}


def bring_in_desk(case: Case) -> None:
    """Send a referred case to the desk by the same rule as any report, and tell them.

    Inside the act that refers. No party gets it. Raises NobodyEligible.
    """
    parties = CaseParty.objects.filter(case=case, relation__in=EXCLUDED)
    excluded = frozenset(parties.values_list("person_id", flat=True))
    to = route(routing_facts.of_desk(excluded, clock.today()))
    opening.add_recipients(case, to.recipients)
    telling.of_referral(case, to.person_ids)
