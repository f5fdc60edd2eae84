"""Who may see a case: for its handlers, to give it to one of them or to ask one to look."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value

from werksaam import clock
from werksaam.compiled_queries import compiled
from werksaam.people.models import DESK, Absence, Role, User
from werksaam.people.roles import people_with

from ..access import OF_ADVISERS, who_sees
from ..models import EXCLUDED, Case, CaseParty, Relation


@dataclass(frozen=True)
class Around:
    """What someone is to a case ("" for nothing but one of its desk); once for each relation."""

    person: User
    relation: str
    is_desk: bool


def people_around(case: Case) -> list[Around]:
    """Everyone who has to do with the case, by name: its parties and, where it is at the desk,
    the desk. Not all of them may see it: that is `who_see` (1 query)."""
    around = _around(case.pk, is_at_desk=case.is_at_desk, kind=case.kind)
    # Of one from the desk who is a party too there are two rows, of which one says nothing.
    rows = {(name, pk, relation) for pk, name, relation in around}
    of_desk = {pk for _name, pk, relation in rows if not relation}
    with_relation = {pk for _name, pk, relation in rows if relation}
    return [
        Around(_named(pk, name), relation, pk in of_desk)
        for name, pk, relation in sorted(rows)
        if relation or pk not in with_relation
    ]


@compiled
def _around(case: UUID, *, is_at_desk: bool, kind: str) -> QuerySet[Any, tuple[int, str, str]]:
    parties = CaseParty.objects.filter(case=case).order_by()
    related = parties.values_list("person_id", "person__name", "relation")
    nothing = Value("", CharField())
    desk = _always(is_at_desk=is_at_desk, kind=kind).order_by()
    return related.union(desk.values_list("pk", "name", nothing))


def _named(pk: int, name: str) -> User:
    """Someone of whom the name was read; the rest is read where it is asked for."""
    return User.from_db("default", ["id", "name"], [pk, name])


def _always(*, is_at_desk: bool, kind: str) -> QuerySet[User]:
    """The desk, or the advisers alone, where a case is theirs as such."""
    if is_at_desk:
        return people_with(*DESK)
    of_advisers = kind in OF_ADVISERS
    return people_with(Role.COMMS_ADVISER) if of_advisers else User.objects.none()


def who_see(case: Case, around: Iterable[Around], viewer: User) -> list[User]:
    """Of those around a case that `viewer` sees, everyone who can open it, by name (no query
    for the desk, 2 for each other than `viewer`)."""
    around = list(around)
    people = {one.person.pk: one.person for one in around}
    barred = {one.person.pk for one in around if one.relation in EXCLUDED}
    sure = {one.person.pk for one in around if one.is_desk} | ({viewer.pk} & people.keys())
    received = {one.person.pk for one in around if one.relation == Relation.RECIPIENT}
    able = (sure | who_sees(case, received - sure - barred)) - barred
    return [person for pk, person in people.items() if pk in able]


def colleagues_of(case: Case, viewer: User) -> list[User]:
    """Everyone but `viewer` who can open a case that `viewer` sees, by name."""
    found = who_see(case, people_around(case), viewer)
    return [one for one in found if one.pk != viewer.pk]


def away_until(people: Collection[User]) -> dict[int, date]:
    """Of these people, who is away today, and until when (1 query)."""
    rows = Absence.objects.on(clock.today()).filter(person__in=people).order_by("ends_on")
    return {row.person_id: row.ends_on for row in rows if row.ends_on}
