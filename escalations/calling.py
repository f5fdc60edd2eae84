"""Whom to call at once about a discussion that derails: where a report would go today (4.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from werksaam import clock
from werksaam.people.hierarchy import climb, organisation_on
from werksaam.people.models import User

from . import routing_facts
from .access import who_sees
from .kinds import Answers, Kind
from .models import CaseParty, Relation, Report
from .routing import Reason, route


@dataclass(frozen=True)
class ToCall:
    """Someone to call, and why it is them; for a deputy, in whose stead."""

    person: User
    reason: Reason
    instead_of: User | None


@dataclass(frozen=True)
class OwnManager:
    """The manager that someone has, here or not; None where the team has none."""

    person: User | None
    is_away: bool


def whom_to_call(kind: Kind, reporter: User, answers: Answers) -> list[ToCall]:
    """Those to whom a report with these answers would go, were it sent now.

    Raises NobodyEligible where everyone is named in it, or gone.
    """
    named = kind.party_ids(answers)
    facts = routing_facts.gather(kind, reporter, named, clock.today())
    found = route(facts).recipients
    return _to_call((r.person_id, r.reason, r.standing_in_for) for r in found)


def whom_it_went_to(report: Report) -> list[ToCall]:
    """Those to whom a report went and who can still see it, each for the latest reason."""
    received = CaseParty.objects.filter(case=report.case_id, relation=Relation.RECIPIENT)
    rows = list(received.order_by("pk").values_list("person_id", "reason", "standing_in_for_id"))
    able = who_sees(report.case, [person_id for person_id, _why, _for in rows])
    latest = {pk: (pk, Reason(why), away) for pk, why, away in rows if pk in able}
    return _to_call(latest.values())


def own_manager(person: User) -> OwnManager:
    """The manager of `person`, also one who is away today (6 queries)."""
    organisation = organisation_on(clock.today(), [person.pk])
    standing = climb(replace(organisation, absent=frozenset(), directors=()), person.pk)
    if standing is None or standing.reason != "manager":
        return OwnManager(None, is_away=False)
    manager = User.objects.get(pk=standing.person_id)
    return OwnManager(manager, is_away=manager.pk in organisation.absent)


def _to_call(rows: Iterable[tuple[int, Reason, int | None]]) -> list[ToCall]:
    listed = list(rows)
    ids = {pk for person_id, _reason, away in listed for pk in (person_id, away) if pk}
    people = User.objects.in_bulk(ids)
    return [
        ToCall(people[person_id], reason, people.get(away) if away else None)
        for person_id, reason, away in listed
    ]
