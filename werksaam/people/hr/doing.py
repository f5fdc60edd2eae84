"""Each difference done by its own act, in an order in which none stands in the way of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from werksaam.people import telling
from werksaam.people.arriving import BATCH, Newcomer, arrive
from werksaam.people.changing import LOGINS, change_details, come_back
from werksaam.people.joining import appoint_manager, create_team, join_team, leave
from werksaam.people.models import Membership, Team, TeamManagership, User
from werksaam.people.superseding import end, note, supersede
from werksaam.people.teams import rewrite

from .differences import (
    Arrival,
    Change,
    ChangedTeam,
    Differences,
    FormerManager,
    Leaving,
    NewManager,
    NewTeam,
    Placement,
    Staying,
    TeamRef,
)
from .rows import key

DAY = timedelta(days=1)
D = TypeVar("D")
Say = Callable[[str, int, int], None]
"""Told how far it is: what is being done, how many of how many."""


class Doing:
    """One list being applied: who and what is concerned, fetched once, and how far it is."""

    def __init__(self, by: User, differences: Differences, say: Say) -> None:
        self.by, self.differences, self.say = by, differences, say
        self.yesterday = differences.day - DAY
        self.teams: dict[int, Team] = Team.objects.in_bulk()
        self.made: dict[str, Team] = {}
        self.people = _people(differences)
        self.newcomers: dict[str, User] = {}

    def all(self) -> None:
        """Teams first, since people go there; who leaves comes last, and ends what is theirs."""
        d = self.differences
        # A name that one team gives up may be that of another: so names before places.
        self._each("team", d.changed_teams, self._rename)
        self._each("team", d.new_teams, self._make)
        self._each("team", d.changed_teams, self._move)
        self._each("address", self._passed_on(), self._give_up_address)
        self._each("change", d.changes, self._change)
        for first in range(0, len(d.arrivals), BATCH):
            self._arrive(d.arrivals[first : first + BATCH])
            self.say("arrival", min(first + BATCH, len(d.arrivals)), len(d.arrivals))
        self._each("placement", d.placements, self._place)
        self._each("staying", d.staying, self._stay)
        self._each("manager", d.former_managers, self._stop_managing)
        self._each("manager", d.new_managers, self._manage)
        self._each("leaving", d.leaving, self._leave)

    def _each(self, what: str, several: Sequence[D], do: Callable[[D], None]) -> None:
        for done, one in enumerate(several, start=1):
            do(one)
            self.say(what, done, len(several))

    # --- teams

    def _rename(self, changed: ChangedTeam) -> None:
        if changed.name != changed.old_name:
            rewrite(by=self.by, team=self.teams[changed.pk], name=changed.name)

    def _make(self, new: NewTeam) -> None:
        self.made[key(new.team.name)] = create_team(
            by=self.by, name=new.team.name, entity=new.entity, parent=self._team(new.parent)
        )

    def _move(self, changed: ChangedTeam) -> None:
        if changed.moves:
            parent = self._team(changed.parent)
            rewrite(by=self.by, team=self.teams[changed.pk], parent_id=parent and parent.pk)

    def _team(self, ref: TeamRef | None) -> Team | None:
        if ref is None:
            return None
        return self.teams[ref.pk] if ref.pk else self.made[key(ref.name)]

    def _known_team(self, ref: TeamRef) -> Team:
        team = self._team(ref)
        assert team is not None
        return team

    # --- people

    def _passed_on(self) -> list[Change]:
        """Whose mail address goes to another: two people never have it at once."""
        wanted = {_becomes(change, "email") for change in self.differences.changes}
        wanted |= {arrival.row.email for arrival in self.differences.arrivals}
        return [c for c in self.differences.changes if _was(c, "email") in wanted - {"", None}]

    def _give_up_address(self, change: Change) -> None:
        person = self.people[change.person_id]
        telling.of_own_changed_login(person)
        change_details(by=self.by, person=person, details={"email": None})

    def _change(self, change: Change) -> None:
        person = self.people[change.person_id]
        details: dict[str, Any] = {field: new for field, _, new in change.fields}
        if "email" in details:
            details["email"] = details["email"] or None
        if LOGINS & details.keys() and person.email:
            telling.of_own_changed_login(person)
        change_details(by=self.by, person=person, details=details)

    def _arrive(self, arrivals: Sequence[Arrival]) -> None:
        people = arrive(by=self.by, newcomers=[self._newcomer(arrival) for arrival in arrivals])
        self.newcomers |= {key(person.personnel_number or ""): person for person in people}

    def _newcomer(self, arrival: Arrival) -> Newcomer:
        row = arrival.row
        return Newcomer(
            name=row.name,
            entity=row.entity,
            email=row.email,
            personnel_number=row.number,
            phone=row.phone or "",
            language=row.language or "nl",
            representative_function=bool(row.representative),
            team=self._known_team(arrival.team),
            starts_on=arrival.starts_on,
            ends_on=row.ends_on,
        )

    def _place(self, placement: Placement) -> None:
        person = self.people[placement.person_id]
        for held in Membership.objects.filter(pk__in=placement.ending).order_by("pk"):
            end(held, by=self.by, last_day=self.yesterday)
        if placement.reopens:
            come_back(by=self.by, person=person)
        if placement.team is not None:
            join_team(
                by=self.by,
                person=person,
                team=self._known_team(placement.team),
                starts_on=placement.starts_on,
                ends_on=placement.ends_on,
            )

    def _stay(self, staying: Staying) -> None:
        held = Membership.objects.get(pk=staying.membership)
        supersede(held, by=self.by)
        longer = Membership(
            person_id=held.person_id,
            team_id=held.team_id,
            starts_on=held.starts_on,
            ends_on=staying.ends_on,
            entity=held.entity,
            representative_function=held.representative_function,
        )
        note(longer, by=self.by, change="extended")

    def _stop_managing(self, former: FormerManager) -> None:
        end(TeamManagership.objects.get(pk=former.pk), by=self.by, last_day=self.yesterday)

    def _manage(self, new: NewManager) -> None:
        appoint_manager(
            by=self.by,
            person=self._by_number(new.number),
            team=self._known_team(new.team),
            starts_on=new.starts_on,
            ends_on=new.ends_on,
        )

    def _leave(self, leaving: Leaving) -> None:
        leave(by=self.by, person=self.people[leaving.person_id], last_day=leaving.last_day)

    def _by_number(self, number: str) -> User:
        """Someone who is new, or was known; a number that changed is the new one by now."""
        return self.newcomers.get(key(number)) or User.objects.get(personnel_number__iexact=number)


def _people(differences: Differences) -> dict[int, User]:
    d = differences
    several = (d.changes, d.placements, d.leaving)
    return User.objects.in_bulk({one.person_id for ones in several for one in ones})


def _was(change: Change, field: str) -> str | bool | None:
    return next((was for name, was, _ in change.fields if name == field), None)


def _becomes(change: Change, field: str) -> str | bool | None:
    return next((new for name, _, new in change.fields if name == field), None)
