"""What a list from HR would change, in words; the same for the page and the command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .hr.differences import (
    Arrival,
    Change,
    ChangedTeam,
    Differences,
    FormerManager,
    Leaving,
    Placement,
    TeamRef,
)
from .models import Entity, PeopleList, Team, User

SHOWN = 50
"""How many of each are shown; the number of all is always told."""
T = TypeVar("T")

FIELDS: dict[str, Promise] = {
    "name": gettext_lazy("name"),
    "email": gettext_lazy("e-mail address"),
    "phone": gettext_lazy("phone number"),
    "personnel_number": gettext_lazy("personnel number"),
    "entity": gettext_lazy("organisation"),
    "representative_function": gettext_lazy("representative function"),
    "language": gettext_lazy("language"),
}


@dataclass(frozen=True)
class Section:
    """One kind of change: how many, and for each what changes for whom."""

    title: str
    number: int
    lines: tuple[str, ...]
    note: str = ""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.lines)


def in_short(differences: Differences) -> str:
    """How many people are in the list, and for how many it changes something."""
    words = ngettext(
        "%(people)d person in the list: %(new)d new, %(changed)d changed, %(left)d gone.",
        "%(people)d people in the list: %(new)d new, %(changed)d changed, %(left)d gone.",
        differences.listed,
    )
    return words % {
        "people": differences.listed,
        "new": len(differences.arrivals),
        "changed": differences.changed_people,
        "left": len(differences.leaving),
    }


def sections_of(differences: Differences) -> list[Section]:
    """Everything that changes, by kind; kinds of which there is nothing left out (2 queries)."""
    d, words = differences, _Words(differences)
    moved = [placement for placement in d.placements if not placement.returns]
    returned = [placement for placement in d.placements if placement.returns]
    made = [
        _section(_("New"), d.arrivals, words.arrival, _no_password()),
        _section(_("Left"), d.leaving, words.leaving, _what_leaving_does()),
        _section(_("Returned"), returned, words.placement, _roles_stay_away()),
        _section(_("To another team, organisation or function"), moved, words.placement),
        _section(_("Details changed"), d.changes, words.change),
        _section(_("Stay longer"), d.staying, lambda one: _until(one.name, one.ends_on)),
        _section(_("New teams"), d.new_teams, lambda t: _below(t.team.name, t.parent)),
        _section(_("Teams renamed or moved"), d.changed_teams, words.team),
        _section(_("Begin to manage"), d.new_managers, lambda m: f"{m.name} → {m.team.name}"),
        _section(_("No longer manage"), d.former_managers, words.former),
    ]
    return [section for section in made if section.number]


def _section(title: str, several: Sequence[T], line: Callable[[T], str], note: str = "") -> Section:
    return Section(title, len(several), tuple(line(one) for one in several[:SHOWN]), note)


class _Words:
    """Lines of the preview, with the names of the teams and people that they speak of."""

    def __init__(self, differences: Differences) -> None:
        self.teams = dict(Team.objects.values_list("pk", "name"))
        ids = {former.person_id for former in differences.former_managers[:SHOWN]}
        self.people = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))

    def arrival(self, arrival: Arrival) -> str:
        row = arrival.row
        told = {"name": row.name, "number": row.number, "team": arrival.team.name}
        told["day"] = _day(arrival.starts_on)
        return _("%(name)s (%(number)s), in %(team)s from %(day)s") % told

    def leaving(self, leaving: Leaving) -> str:
        told = {"name": leaving.name, "day": _day(leaving.last_day)}
        if leaving.is_absent:
            return _("%(name)s, no longer in the list") % told
        return _("%(name)s, last day %(day)s") % told

    def placement(self, placement: Placement) -> str:
        was = ", ".join(dict.fromkeys(self.teams[pk] for pk in placement.was_in)) or "–"
        told = {"name": placement.name, "was": was, "day": _day(placement.starts_on)}
        if placement.team is None:
            return _("%(name)s: no longer in %(was)s") % told
        told["team"] = placement.team.name
        if placement.team.pk in placement.was_in:
            return _("%(name)s: %(team)s, anew from %(day)s") % told
        return _("%(name)s: %(was)s → %(team)s, from %(day)s") % told

    def change(self, change: Change) -> str:
        return f"{change.name}: {'; '.join(_changes(change))}"

    def team(self, changed: ChangedTeam) -> str:
        words = changed.name
        if changed.name != changed.old_name:
            words = f"{changed.old_name} → {changed.name}"
        return _below(words, changed.parent) if changed.moves else words

    def former(self, former: FormerManager) -> str:
        return f"{self.people[former.person_id]} – {self.teams[former.team_id]}"


def _changes(change: Change) -> Iterator[str]:
    for field, was, new in change.fields:
        yield f"{FIELDS[field]} {_value(field, was)} → {_value(field, new)}"


def _value(field: str, value: str | bool) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field == "entity":
        return str(Entity(value).label)
    return f"‘{value}’" if value else "–"


def _below(words: str, parent: TeamRef | None) -> str:
    if parent is None:
        return _("%(team)s, at the top") % {"team": words}
    return _("%(team)s, below %(parent)s") % {"team": words, "parent": parent.name}


def _until(name: str, ends_on: date | None) -> str:
    if ends_on is None:
        return _("%(name)s, no last day any more") % {"name": name}
    return _("%(name)s, until %(day)s") % {"name": name, "day": _day(ends_on)}


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _no_password() -> str:
    return _(
        "They get no password by this. Who has an e-mail address asks for one on the sign-in "
        "page. To others you give a temporary password."
    )


def _what_leaving_does() -> str:
    return _("Their accounts close after the last day. What they confirmed stays.")


def _roles_stay_away() -> str:
    return _("Their accounts open again. Roles that they had stay away.")


@dataclass(frozen=True)
class KeptList:
    """A list that waits, is being applied, was applied or was forgotten."""

    kept: PeopleList
    counts: tuple[tuple[str, int], ...]

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be applied: the page then looks again by itself."""
        return self.kept.state == PeopleList.State.WAITING

    @property
    def is_applied(self) -> bool:
        """Whether it was applied."""
        return self.kept.state == PeopleList.State.APPLIED

    @property
    def total(self) -> int:
        """How many things it changes or changed."""
        return sum(number for kind, number in self.counts)


COUNTED: dict[str, Promise] = {
    "new": gettext_lazy("New"),
    "left": gettext_lazy("Left"),
    "returned": gettext_lazy("Returned"),
    "moved": gettext_lazy("To another team, organisation or function"),
    "changed": gettext_lazy("Details changed"),
    "staying": gettext_lazy("Stay longer"),
    "new_teams": gettext_lazy("New teams"),
    "changed_teams": gettext_lazy("Teams renamed or moved"),
    "new_managers": gettext_lazy("Begin to manage"),
    "former_managers": gettext_lazy("No longer manage"),
}


def done_of(lists: Iterable[PeopleList]) -> list[KeptList]:
    """Lists that were agreed to, with how much each changes."""
    return [
        KeptList(
            kept,
            tuple(
                (str(COUNTED[kind]), kept.counts[kind]) for kind in COUNTED if kept.counts.get(kind)
            ),
        )
        for kept in lists
    ]
