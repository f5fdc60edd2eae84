"""A role for oneself: asked by one, answered by another."""

from __future__ import annotations

import pytest

from tests.factories.people import person
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.asking_roles import (
    AnsweredAlready,
    AskedAlready,
    HeldAlready,
    NobodyToAnswer,
    answer_role,
    ask_role,
    deciders_of,
    waiting_for,
)
from werksaam.people.granting import AccountClosed, OwnRole
from werksaam.people.joining import close_account
from werksaam.people.models import Role, RoleRequest, User
from werksaam.people.roles import has_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def ben() -> User:
    return person("Ben", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def dirk() -> User:
    return person("Dirk", roles=[Role.DIRECTOR])


def asked(by: User) -> RoleRequest:
    return ask_role(by=by, role=Role.AUDITOR, reason="Bij afwezigheid.")


def test_another_administrator_decides_and_without_one_the_director(bea: User, dirk: User) -> None:
    assert list(deciders_of(bea)) == [dirk]

    ben = person("Ben", roles=[Role.ADMINISTRATOR])

    assert list(deciders_of(bea)) == [ben]


def test_a_role_is_had_once_another_gives_it(bea: User, ben: User) -> None:
    request = asked(bea)
    assert not has_role(bea, Role.AUDITOR)

    answer_role(by=ben, request=request, grant=True)

    assert has_role(User.objects.get(pk=bea.pk), Role.AUDITOR)
    actions = Event.objects.order_by("-index").values_list("action", flat=True)[:3]
    assert list(actions) == ["role.granted", "role.answered", "role.asked"]


def test_a_refused_role_is_not_had(bea: User, ben: User) -> None:
    answered = answer_role(by=ben, request=asked(bea), grant=False)

    assert (answered.granted, has_role(User.objects.get(pk=bea.pk), Role.AUDITOR)) == (False, False)


def test_deciders_and_privacy_officers_hear_of_it(bea: User, ben: User) -> None:
    fieke = person("Fieke", roles=[Role.PRIVACY_OFFICER])

    request = asked(bea)
    answer_role(by=ben, request=request, grant=True)

    told = Mail.objects.values_list("template", "person_id")
    assert set(told) == {
        ("role_asked", ben.pk),
        ("role_asked_officer", fieke.pk),
        ("role_answered", bea.pk),
        ("role_granted_officer", fieke.pk),
    }


@pytest.mark.parametrize("who", ["bea", "dirk", "outsider"])
def test_nobody_else_gives_it(bea: User, ben: User, dirk: User, who: str) -> None:
    people = {"bea": bea, "dirk": dirk, "outsider": person("Rik")}

    with pytest.raises(OwnRole):
        answer_role(by=people[who], request=asked(bea), grant=True)


def test_who_asked_may_take_it_back(bea: User, ben: User) -> None:
    request = asked(bea)

    answer_role(by=bea, request=request, grant=False)

    assert waiting_for(ben) == []
    with pytest.raises(AnsweredAlready):
        answer_role(by=ben, request=request, grant=True)


def test_a_role_is_asked_once_and_not_when_it_is_had(bea: User, ben: User) -> None:
    asked(bea)

    with pytest.raises(AskedAlready):
        asked(bea)
    with pytest.raises(HeldAlready):
        ask_role(by=bea, role=Role.ADMINISTRATOR, reason="Nog eens.")


def test_nothing_is_asked_where_nobody_may_answer(bea: User) -> None:
    with pytest.raises(NobodyToAnswer):
        asked(bea)


def test_who_left_is_given_nothing(bea: User, ben: User) -> None:
    request = asked(bea)
    close_account(by=ben, person=bea)

    with pytest.raises(AccountClosed):
        answer_role(by=ben, request=request, grant=True)


def test_what_waits_is_seen_by_who_may_answer(bea: User, ben: User, dirk: User) -> None:
    request = asked(bea)

    assert [waiting_for(someone) for someone in (ben, bea, dirk)] == [[request], [], []]
