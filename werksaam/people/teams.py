"""Teams get another name or another place in the tree."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record

from .climbing import teams_downward
from .granting import OwnRole
from .hierarchy import teams_to_lead
from .joining import create_team
from .models import Entity, Team, User


class WouldLoop(ValueError):
    """A team below itself: nobody would be above it."""


class NameTaken(ValueError):
    """Another team has this name; a list from HR could not tell them apart."""


@act
def make_team(*, by: User | None, name: str, entity: Entity | str, parent: Team | None) -> Team:
    """A new team below `parent`. Raises NameTaken, or OwnRole as `change_team` does."""
    take(Lock.PEOPLE)
    _refuse_own(by, None, parent)
    _refuse_taken(name, None)
    return create_team(by=by, name=name, entity=entity, parent=parent)


@act
def change_team(
    *, by: User | None, team: Team, name: str, parent: Team | None, entity: Entity | str
) -> None:
    """Rename a team, or put it below another.

    Raises WouldLoop or NameTaken. Raises OwnRole where it would come below a team that `by`
    manages: whoever manages a team sees the people of those below it, so that would be
    making oneself a manager.

    One at a time: two moves at once could each be fine, and together be a loop.
    """
    take(Lock.PEOPLE)
    team.refresh_from_db()
    if parent is not None and parent.pk in _downward(team.pk):
        raise WouldLoop
    _refuse_own(by, team, parent)
    _refuse_taken(name, team)
    wanted = {"name": name, "parent_id": parent.pk if parent else None, "entity": str(entity)}
    changed = [field for field, value in wanted.items() if getattr(team, field) != value]
    if changed:
        rewrite(by=by, team=team, **{field: wanted[field] for field in changed})


def rewrite(*, by: User | None, team: Team, **fields: object) -> None:
    """Store these fields with their event. Part of an act that holds the tree."""
    for field, value in fields.items():
        setattr(team, field, value)
    team.save(update_fields=list(fields))
    told = ", ".join(field.removesuffix("_id") for field in fields)
    record("team.changed", by=by, about=team, facts={"fields": told})


def _downward(*teams: int) -> frozenset[int]:
    return teams_downward(dict(Team.objects.values_list("pk", "parent_id")), teams)


def _refuse_own(by: User | None, team: Team | None, parent: Team | None) -> None:
    if by is None or parent is None:
        return
    own = _downward(*teams_to_lead(by, clock.today()))
    if parent.pk in own and (team is None or team.pk not in own):
        raise OwnRole


def _refuse_taken(name: str, team: Team | None) -> None:
    others = Team.objects.filter(name__iexact=name)
    if (others.exclude(pk=team.pk) if team else others).exists():
        raise NameTaken
