"""Bringing a case to someone else where nobody who is here can see it.

People change teams, leave, or are away while a case goes on; sight ends with what it came
for (`access`). So whoever would receive it today gets it, and no case lies unseen.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import structlog
from django.db.models import Q

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import Absence

from . import opening, routing_facts, telling
from .attended import lost_by_handler, unattended_cases
from .kinds import Kind, RecipientRule, kind
from .models import EXCLUDED, Case, CaseParty, Relation
from .refusals import Stale
from .routing import NobodyEligible, Reason, Recipient, Route, route
from .transitions import move

log = structlog.get_logger(__name__)


def reassign_due() -> int:
    """Bring every case that nobody here can see to whoever would get it today; how many.

    For `run_due`: 1 query where all is well. One case without anyone left doesn't
    stop the others: it is tried again the next minute, and logged.
    """
    keys = list(unattended_cases(clock.today()).order_by("due_at").values_list("pk", flat=True))
    return sum(_brought(key) for key in keys)


def _brought(key: UUID) -> bool:
    try:
        return bring(case_id=key)
    except Stale:  # someone moved the case just now
        return False


@act
def bring(*, case_id: UUID) -> bool:
    """Bring one case to whoever would get it today; whether anything changed.

    Of two hosts at once the second finds it done: the case is held.
    """
    case = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case_id)
    today = clock.today()
    if not unattended_cases(today).filter(pk=case.pk).exists():
        return False
    freed = _free_from_who_lost_it(case, today)
    if freed and not unattended_cases(today).filter(pk=case.pk).exists():
        telling.of_reassigning(case, telling.handlers_of(case))
        return True
    return _to_others(case) or freed


def _free_from_who_lost_it(case: Case, today: date) -> bool:
    """Back to open, where its handler may no longer see it."""
    lost = Case.objects.filter(lost_by_handler(today), pk=case.pk).exists()
    if lost:
        move(case, "recuse", by=None, handler=None, claimed_at=None)
    return lost


def _to_others(case: Case) -> bool:
    """To someone who is here; who is away as well need not learn of it."""
    try:
        found = _who_would_get(case)
        return _any_here(found) and _bring(case, found)
    except NobodyEligible:
        log.warning("case.nobody_eligible", case=case.reference)
        return False


def bring_to_next(case: Case) -> bool:
    """Let whoever would get the case today have it, and tell them; inside an act that holds it.

    False where all of them had it already, for this reason. Raises NobodyEligible.
    """
    return _bring(case, _who_would_get(case))


def _any_here(recipients: Collection[Recipient]) -> bool:
    people = frozenset(recipient.person_id for recipient in recipients)
    away = Absence.objects.on(clock.today()).filter(person__in=people)
    return bool(people - frozenset(away.values_list("person_id", flat=True)))


def _bring(case: Case, recipients: Collection[Recipient]) -> bool:
    new = opening.add_recipients(case, recipients)
    if new:
        move(case, "reassign", by=None, **_to_desk(case, recipients))
        telling.of_reassigning(case, new)
    return bool(new)


def _to_desk(case: Case, recipients: Collection[Recipient]) -> dict[str, Any]:
    """What was sent to a colleague who is no longer here becomes the desk's."""
    of_kind, found = kind(case.kind), Route(tuple(recipients))
    if of_kind.recipients is not RecipientRule.CHOSEN:
        return {}
    return {"is_at_desk": case.is_at_desk or opening.is_for_desk(of_kind, found, _chosen(case))}


def _who_would_get(case: Case) -> tuple[Recipient, ...]:
    """To whom the case would go, were it new today; no party to it."""
    facts = routing_facts.tiers_for(
        _as_it_stands(case),
        reporter=_reporter(case),
        subjects=_people(case, [Relation.SUBJECT]),
        excluded=_people(case, EXCLUDED),
        day=clock.today(),
        chosen=_chosen(case),
    )
    return route(facts).recipients


def _chosen(case: Case) -> frozenset[int]:
    """To whom it was sent by name, in the turn that it is in."""
    rows = case.parties.filter(relation=Relation.RECIPIENT, turn=case.turn)
    by_name = rows.filter(Q(reason=Reason.CHOSEN) | Q(reason=Reason.DEPUTY))
    found = by_name.values_list("person_id", "standing_in_for_id")
    return frozenset(stood_for or person_id for person_id, stood_for in found)


def _as_it_stands(case: Case) -> Kind:
    """Its kind; a case that was referred goes as those of the desk do."""
    of_kind = kind(case.kind)
    return replace(of_kind, recipients=RecipientRule.DESK) if case.is_at_desk else of_kind


def _reporter(case: Case) -> int:
    """Who reported it first: reports in one case of a manager have the same manager."""
    first = case.reports.order_by("submitted_at").values_list("reporter_id", flat=True)
    return first[0]


def _people(case: Case, relations: Collection[Relation]) -> frozenset[int]:
    rows = CaseParty.objects.filter(case=case, relation__in=relations)
    return frozenset(rows.values_list("person_id", flat=True))
