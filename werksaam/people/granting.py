"""Giving roles and taking them away."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record

from .models import Role, RoleGrant, User


class OwnRole(ValueError):
    """Nobody changes a role of their own: that takes a second person."""


class AccountClosed(ValueError):
    """Nothing is given to a closed account."""


@act
def grant_role(*, by: User | None, person: User, role: Role) -> RoleGrant:
    """Give `role` to `person`; who has it already keeps that grant.

    Raises OwnRole when a person would give it to themselves: that needs a
    second person. Raises AccountClosed.
    """
    _refuse_own(by, person)
    # One grant to a person at a time: two could both find that they lack the role.
    if not User.objects.select_for_update(no_key=True).get(pk=person.pk).is_active:
        raise AccountClosed
    held = RoleGrant.objects.filter(person=person, role=role, revoked_at__isnull=True).first()
    if held:
        return held
    grant = RoleGrant.objects.create(person=person, role=role, granted_by=by)
    record("role.granted", by=by, about=grant, facts={"role": str(role)})
    person.forget_roles()
    return grant


@act
def revoke_role(*, by: User | None, person: User, role: Role) -> None:
    """Take `role` away from `person`; it is gone with their next request.

    Raises OwnRole: who can't give up their own, can't leave the portal without
    an administrator either.
    """
    _refuse_own(by, person)
    for grant in RoleGrant.objects.filter(person=person, role=role, revoked_at__isnull=True):
        _revoke(grant, by=by)
    person.forget_roles()


@act
def revoke_all(*, by: User | None, person: User) -> None:
    """Take every role away from `person`."""
    for grant in RoleGrant.objects.filter(person=person, revoked_at__isnull=True):
        _revoke(grant, by=by)
    person.forget_roles()


def _refuse_own(by: User | None, person: User) -> None:
    if by is not None and by.pk == person.pk:
        raise OwnRole


def _revoke(grant: RoleGrant, *, by: User | None) -> None:
    grant.revoked_at, grant.revoked_by = clock.now(), by
    grant.save(update_fields=["revoked_at", "revoked_by"])
    record("role.revoked", by=by, about=grant, facts={"role": grant.role})
