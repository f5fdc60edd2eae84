"""What the administrator sees of a person: who they are, and where they worked when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from werksaam import clock

from .models import Dated, Entity, Membership, Role, TeamManagership, User
from .roles import roles_of

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Stretch:
    """A stretch of days in a team, and when we came to know it."""

    pk: int
    team_id: int
    person_id: int
    title: str
    starts_on: date
    ends_on: date | None
    recorded_on: date
    superseded_on: date | None
    note: str
    state: str
    """`now`, `later`, `past` or `replaced`."""

    @property
    def can_end(self) -> bool:
        """Whether there are days left to end."""
        return self.state in ("now", "later")


@dataclass(frozen=True)
class PersonPage:
    """Everything on the page of a person."""

    person: User
    entity: str
    memberships: list[Stretch]
    managing: list[Stretch]
    roles: tuple[str, ...]
    is_own: bool

    @property
    def is_employed(self) -> bool:
        """Whether there is something to leave."""
        return any(stretch.can_end for stretch in self.memberships)


def page_of(person: User, *, viewer: User) -> PersonPage:
    """The page of `person` (3 queries)."""
    memberships = Membership.objects.filter(person=person).select_related("team")
    managing = TeamManagership.objects.filter(person=person).select_related("team")
    return PersonPage(
        person=person,
        entity=str(Entity(person.entity).label),
        memberships=[_membership(row) for row in _latest_first(memberships)],
        managing=[_stretch(row, row.team.name) for row in _latest_first(managing)],
        roles=tuple(str(Role(role).label) for role in sorted(roles_of(person))),
        is_own=person.pk == viewer.pk,
    )


def managers_of_team(rows: Iterable[TeamManagership]) -> list[Stretch]:
    """Who manages a team, managed it or will, latest first."""
    return [_stretch(row, row.person.name) for row in _latest_first(rows)]


def _membership(row: Membership) -> Stretch:
    note = str(Entity(row.entity).label)
    if row.representative_function:
        note = _("%(entity)s, representative function") % {"entity": note}
    return _stretch(row, row.team.name, note)


def _stretch(row: Membership | TeamManagership, title: str, note: str = "") -> Stretch:
    return Stretch(
        pk=row.pk,
        team_id=row.team_id,
        person_id=row.person_id,
        title=title,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        recorded_on=_day(row.recorded_at),
        superseded_on=_day(row.superseded_at) if row.superseded_at else None,
        note=note,
        state=_state(row),
    )


def _state(row: Dated) -> str:
    today = clock.today()
    if row.superseded_at is not None:
        return "replaced"
    if row.starts_on > today:
        return "later"
    return "past" if row.ends_on is not None and row.ends_on < today else "now"


def _latest_first(rows: Iterable[D]) -> list[D]:
    """What holds first, then what was replaced; the latest of each first."""
    return sorted(rows, key=lambda r: (r.superseded_at is None, r.starts_on, r.pk), reverse=True)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
