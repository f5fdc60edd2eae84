"""A role for oneself: an administrator asks, a second person answers.

Who may answer is another administrator. While there is no other, the director may: the
organisation would else be unable to give its only administrator anything. The privacy
officers hear of the asking and of the granting (decision 19).
"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record

from . import telling
from .granting import AccountClosed, OwnRole, grant_role
from .models import Role, RoleRequest, User
from .roles import has_role, people_with


class HeldAlready(ValueError):
    """The person has this role."""


class AskedAlready(ValueError):
    """The person asked for it, and waits for an answer."""


class NobodyToAnswer(ValueError):
    """There is no second person who may answer."""


class AnsweredAlready(Exception):
    """Someone else answered it first, or it was taken back."""


def deciders_of(person: User) -> QuerySet[User]:
    """Who may answer what `person` asks for themselves."""
    others = people_with(Role.ADMINISTRATOR).exclude(pk=person.pk)
    return others if others.exists() else people_with(Role.DIRECTOR).exclude(pk=person.pk)


def may_answer(person: User, request: RoleRequest) -> bool:
    """Whether `person` may grant or refuse this."""
    return deciders_of(request.person).filter(pk=person.pk).exists()


def waiting_for(person: User) -> list[RoleRequest]:
    """What waits for the answer of `person`, oldest first."""
    if not has_role(person, Role.ADMINISTRATOR, Role.DIRECTOR):
        return []
    waiting = RoleRequest.objects.filter(answered_at__isnull=True).exclude(person=person)
    found = waiting.select_related("person").order_by("asked_at", "pk")
    if not has_role(person, Role.ADMINISTRATOR):
        return [request for request in found if may_answer(person, request)]
    return list(found)


@act
def ask_role(*, by: User, role: Role, reason: str) -> RoleRequest:
    """Ask `role` for oneself. Raises HeldAlready, AskedAlready or NobodyToAnswer."""
    if has_role(by, role):
        raise HeldAlready
    deciders = list(deciders_of(by))
    if not deciders:
        raise NobodyToAnswer
    try:
        with transaction.atomic():
            request = RoleRequest.objects.create(person=by, role=role, reason=reason)
    except IntegrityError as asked:
        raise AskedAlready from asked
    record("role.asked", by=by, about=request, facts={"role": str(role)})
    telling.of_asked_role(request, deciders)
    return request


@act
def answer_role(*, by: User, request: RoleRequest, grant: bool) -> RoleRequest:
    """Grant or refuse it, once; who asked may take it back, which is refusing it.

    Raises OwnRole for who may not answer, AnsweredAlready, AccountClosed where the
    person left since.
    """
    held = RoleRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    if held.answered_at is not None:
        raise AnsweredAlready
    takes_back = by.pk == held.person_id and not grant
    if not takes_back and not may_answer(by, held):
        raise OwnRole
    if grant and not held.person.is_active:
        raise AccountClosed
    return _answer(by=by, request=held, grant=grant)


def _answer(*, by: User, request: RoleRequest, grant: bool) -> RoleRequest:
    request.answered_at, request.answered_by, request.granted = clock.now(), by, grant
    request.save(update_fields=["answered_at", "answered_by", "granted"])
    told: dict[str, str | bool] = {"role": request.role, "granted": grant}
    record("role.answered", by=by, about=request, facts=told)
    if grant:
        grant_role(by=by, person=request.person, role=Role(request.role))
    if by.pk != request.person_id:
        telling.of_answered_role(request)
    return request
