"""People come, get a place in the organisation, and leave."""

from __future__ import annotations

from datetime import date
from itertools import chain

from django.db.models import Q

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record

from .granting import revoke_all
from .models import (
    Dated,
    DatedQuerySet,
    Deputyship,
    Entity,
    Membership,
    Team,
    TeamManagership,
    User,
)
from .superseding import end, note


class AlreadyInTeam(ValueError):
    """The person is in (or manages) this team on some of these days already."""


class OwnAccount(ValueError):
    """Nobody closes their own account."""


@act
def add_person(
    *,
    by: User | None,
    name: str,
    entity: Entity | str,
    email: str | None = None,
    personnel_number: str | None = None,
    phone: str = "",
    language: str = "nl",
    representative_function: bool = False,
    password: str | None = None,
) -> User:
    """Make an account. `by` is None only for the first administrator and the demo.

    A person needs a mail address or a personnel number to sign in with; the
    database refuses one with neither, or one that somebody else has.
    """
    person = User.objects.create_user(
        name=name.strip(),
        entity=entity,
        email=address_as_kept(email),
        personnel_number=(personnel_number or "").strip() or None,
        phone=phone,
        language=language,
        representative_function=representative_function,
        password=password,
    )
    record("person.added", by=by, about=person, facts={"entity": str(entity)})
    return person


@act
def create_team(
    *, by: User | None, name: str, entity: Entity | str, parent: Team | None = None
) -> Team:
    """Add a team to the tree, below `parent`."""
    team = Team.objects.create(name=name, entity=entity, parent=parent)
    record("team.created", by=by, about=team, facts={"entity": str(entity)})
    return team


@act
def join_team(
    *, by: User | None, person: User, team: Team, starts_on: date, ends_on: date | None = None
) -> Membership:
    """Place `person` in `team`, with the organisation and function that the person has now.

    Raises AlreadyInTeam where the days overlap.
    """
    new = Membership(
        person=person,
        team=team,
        starts_on=starts_on,
        ends_on=ends_on,
        entity=person.entity,
        representative_function=person.representative_function,
    )
    _refuse_overlap(new, Membership.objects.filter(person=person, team=team))
    return note(new, by=by)


@act
def leave_team(*, by: User | None, membership: Membership, last_day: date) -> Membership | None:
    """End one membership; None if it would end before it began."""
    return end(membership, by=by, last_day=last_day)


@act
def appoint_manager(
    *, by: User | None, person: User, team: Team, starts_on: date, ends_on: date | None = None
) -> TeamManagership:
    """Let `person` manage `team`. Raises AlreadyInTeam where the days overlap."""
    new = TeamManagership(person=person, team=team, starts_on=starts_on, ends_on=ends_on)
    _refuse_overlap(new, TeamManagership.objects.filter(person=person, team=team))
    return note(new, by=by)


@act
def leave(*, by: User | None, person: User, last_day: date) -> None:
    """End everything `person` has a part in after `last_day`; the account closes after it."""
    for row in _standing_after(person, last_day):
        end(row, by=by, last_day=last_day)
    record("person.left", by=by, about=person)
    if last_day < clock.today():
        close_account(by=by, person=person)


@act
def close_account(*, by: User | None, person: User) -> None:
    """Take away the roles and the way in; sessions end with their next request.

    Raises OwnAccount: who closes their own can't undo the slip.
    """
    if by is not None and by.pk == person.pk:
        raise OwnAccount
    # Two hosts may do what is due at once: one of them finds the account open.
    if not User.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        return
    person.is_active = False
    revoke_all(by=by, person=person)
    record("person.account_closed", by=by, about=person)


def close_accounts_due() -> int:
    """Close the accounts of whoever's last membership has ended; how many. For run_due.

    People who never had a membership (external ones) are left alone.
    """
    today = clock.today()
    current = Q(superseded_at__isnull=True)
    ahead = Membership.objects.filter(current, Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    left = User.objects.filter(
        is_active=True, pk__in=Membership.objects.filter(current).values("person_id")
    ).exclude(pk__in=ahead.values("person_id"))
    people = list(left.order_by("pk"))
    for person in people:
        close_account(by=None, person=person)
    return len(people)


def _refuse_overlap(new: Membership | TeamManagership, held: DatedQuerySet[Dated]) -> None:
    later = held.current().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=new.starts_on))
    if new.ends_on is not None:
        later = later.filter(starts_on__lte=new.ends_on)
    if later.exists():
        raise AlreadyInTeam


def address_as_kept(email: str | None) -> str | None:
    """Addresses are kept in lower case, so that one person has one."""
    return (email or "").strip().lower() or None


def _standing_after(person: User, day: date) -> list[Dated]:
    later = Q(superseded_at__isnull=True) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    return list(
        chain(
            Membership.objects.filter(later, person=person),
            TeamManagership.objects.filter(later, person=person),
            Deputyship.objects.filter(later, Q(person=person) | Q(deputy=person)),
        )
    )
