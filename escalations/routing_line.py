"""Everyone in line for a report, here or not, for whoever asks why it goes where it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from werksaam.people.hierarchy import Organisation, Standing, organisation_on, whole_line
from werksaam.people.models import Absence, User

from . import routing_facts
from .kinds import Kind, RecipientRule
from .routing import Candidate, Reason


@dataclass(frozen=True)
class Line:
    """Candidates in the order in which routing comes to them; `gone` no longer work here."""

    candidates: tuple[Candidate, ...]
    gone: frozenset[int]


def line_for(kind: Kind, *, reporter: int, subjects: Collection[int], day: date) -> Line:
    """Everyone in line on `day` for a report of this kind (about a dozen queries)."""
    if kind.recipients in {RecipientRule.DESK, RecipientRule.CHOSEN}:
        # Who chooses nobody sends it to the desk, and so does who chooses someone who left.
        found = list(_desk_line(day))
    elif kind.is_of_advisers:
        found = [candidate for tier in routing_facts.advisers_line(day) for candidate in tier]
    else:
        under = [reporter] if kind.recipients is RecipientRule.REPORTERS_MANAGER else subjects
        found = list(_managers(sorted(under), day))
    found += [candidate for tier in routing_facts.last_tiers(day) for candidate in tier]
    return _marked(dict.fromkeys(found), day)


def _desk_line(day: date) -> Iterator[Candidate]:
    desk, deputies = routing_facts.desk_line(day)
    yield from desk
    yield from deputies
    for candidate in _managers([one.person_id for one in desk], day):
        is_manager = candidate.reason is Reason.MANAGER
        yield replace(candidate, reason=Reason.NEXT_LEVEL) if is_manager else candidate


def _managers(under: Collection[int], day: date) -> Iterator[Candidate]:
    organisation = organisation_on(day, under)
    for person_id in under:
        yield from map(routing_facts.candidate, _above(organisation, person_id))


def _above(organisation: Organisation, person_id: int) -> Iterator[Standing]:
    """Nobody stands above themselves."""
    line = whole_line(organisation, person_id)
    return (standing for standing in line if standing.person_id != person_id)


def _marked(candidates: Collection[Candidate], day: date) -> Line:
    people = {candidate.person_id for candidate in candidates}
    away = Absence.objects.on(day).filter(person__in=people)
    absent = frozenset(away.values_list("person_id", flat=True))
    closed = User.objects.filter(pk__in=people, is_active=False)
    marked = [replace(c, absent=c.person_id in absent) for c in candidates]
    return Line(tuple(dict.fromkeys(marked)), frozenset(closed.values_list("pk", flat=True)))
