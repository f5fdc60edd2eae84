"""The second factor: who needs it, and that nothing is reachable before it (bar 7)."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories.people import PASSWORD, person, sign_in, team
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.people.absences import appoint_deputy, go_away, take_back
from werksaam.people.granting import grant_role
from werksaam.people.models import Role, User
from werksaam.people.second_factor import (
    OwnSecondFactor,
    has_second_factor,
    needs_second_factor,
    reset_second_factor,
)

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ACTIVATE, AGAIN = "/account/2fa/totp/activate/", "/account/2fa/reauthenticate/"


@pytest.fixture(autouse=True)
def required(settings: Settings) -> None:
    settings.REQUIRE_MFA = True


@pytest.fixture(autouse=True)
def period_that_does_not_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code holds for half a minute; one that is over within a test would be another code."""
    counter = next(totp.yield_hotp_counters_from_time())
    monkeypatch.setattr(totp, "yield_hotp_counters_from_time", lambda: iter([counter]))


@pytest.fixture
def adviser() -> User:
    return person("Carla", personnel_number="C1", roles=[Role.COMMS_ADVISER])


def code() -> str:
    counter = next(totp.yield_hotp_counters_from_time())
    return str(totp.format_hotp_value(totp.hotp_value(SECRET, counter)))


def set_up(someone: User) -> None:
    totp.TOTP.activate(someone, SECRET)


def by_password(client: Client, number: str = "C1") -> Any:
    return client.post(reverse("account_login"), {"login": number, "password": PASSWORD})


@pytest.mark.parametrize("role", Role)
def test_every_role_needs_a_second_factor(role: Role) -> None:
    assert needs_second_factor(person(roles=[role]))


def test_managers_need_a_second_factor() -> None:
    boss = person()
    team(manager=boss)

    assert needs_second_factor(boss)


def test_staff_need_no_second_factor() -> None:
    assert not needs_second_factor(person(team=team()))


@pytest.mark.parametrize(
    ("first", "last", "needs"),
    [(-9, -1, False), (-9, 0, True), (-9, None, True), (7, 9, True), (7, None, True)],
)
def test_who_stands_in_now_or_later_needs_one(first: int, last: int | None, needs: bool) -> None:
    wim, day = person(), clock.today()
    appoint_deputy(
        by=None,
        person=person(),
        deputy=wim,
        starts_on=day + timedelta(days=first),
        ends_on=None if last is None else day + timedelta(days=last),
    )

    assert needs_second_factor(wim) is needs


def test_who_was_to_stand_in_and_no_longer_is_needs_none() -> None:
    boss, wim, day = person(), person(), clock.today() + timedelta(days=1)
    absence = go_away(by=boss, person=boss, starts_on=day, ends_on=day, deputy=wim)

    take_back(by=boss, absence=absence)

    assert not needs_second_factor(wim)


@pytest.mark.parametrize(
    ("address", "needs"),
    [("Bestuur@werksaam.example", True), ("ander@werksaam.example", False), ("", False)],
)
def test_the_contact_of_the_board_needs_one(settings: Settings, address: str, needs: bool) -> None:
    settings.BOARD_CONTACT_EMAIL = address

    assert needs_second_factor(person(email="bestuur@werksaam.example")) is needs


def test_nobody_needs_one_where_it_is_switched_off(settings: Settings, adviser: User) -> None:
    settings.REQUIRE_MFA = False

    assert not needs_second_factor(adviser)


@pytest.mark.parametrize(
    "path",
    ["/", "/account/", "/account/password/change/", "/account/2fa/recovery-codes/",
     "/account/2fa/recovery-codes/generate/", "/account/2fa/totp/deactivate/", "/account/2fa/",
     "/over/uw-gegevens/", "/no/such/page/"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_is_shut_until_a_factor_is_set_up(
    client: Client, adviser: User, path: str, method: str
) -> None:
    sign_in(client, adviser)

    answer = getattr(client, method)(path)

    assert (answer.status_code, answer["Location"]) == (302, ACTIVATE)


@pytest.mark.parametrize("path", ["/", "/account/", "/account/2fa/totp/deactivate/"])
def test_every_page_is_shut_until_the_factor_is_used(
    client: Client, adviser: User, path: str
) -> None:
    set_up(adviser)
    sign_in(client, adviser)

    answer = client.get(path)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, AGAIN)


def test_staff_go_on_without_one(client: Client) -> None:
    assert sign_in(client, person()).get("/account/").status_code == 200


def test_role_given_during_a_session_shuts_the_next_page(client: Client) -> None:
    someone = person()
    sign_in(client, someone)
    grant_role(by=None, person=someone, role=Role.AUDITOR)

    assert client.get("/account/")["Location"] == ACTIVATE


def test_password_alone_does_not_sign_in_who_has_a_factor(client: Client, adviser: User) -> None:
    set_up(adviser)

    answer = by_password(client)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.get("/account/").status_code == 302


def test_password_and_code_sign_in(client: Client, adviser: User) -> None:
    set_up(adviser)
    by_password(client)

    client.post(reverse("mfa_authenticate"), {"code": code()})

    assert client.get("/account/").status_code == 200


def test_code_works_once(client: Client, adviser: User) -> None:
    set_up(adviser)
    by_password(client)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    other = Client()
    by_password(other)

    answer = other.post(reverse("mfa_authenticate"), {"code": code()})

    assert answer.status_code == 200
    assert "code" in answer.context["form"].errors


def test_recovery_code_signs_in(client: Client, adviser: User) -> None:
    set_up(adviser)
    recovery = RecoveryCodes.activate(adviser).get_unused_codes()[0]
    by_password(client)

    client.post(reverse("mfa_authenticate"), {"code": recovery})

    assert client.get("/account/").status_code == 200


def test_sixth_wrong_code_is_answered_429(client: Client, adviser: User) -> None:
    set_up(adviser)
    by_password(client)
    path = reverse("mfa_authenticate")

    statuses = [client.post(path, {"code": "no"}).status_code for _ in range(6)]

    assert statuses == [200, 200, 200, 200, 200, 429]


def test_setting_up_after_signing_in_opens_the_portal(client: Client, adviser: User) -> None:
    by_password(client)
    secret = client.get(ACTIVATE).context["form"].secret
    first = next(totp.yield_hotp_counters_from_time())
    shown = totp.format_hotp_value(totp.hotp_value(secret, first))

    answer = client.post(ACTIVATE, {"code": shown})

    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(answer["Location"]).status_code == 200
    assert client.get("/account/").status_code == 200
    assert has_second_factor(adviser)


def test_wrong_code_sets_nothing_up(client: Client, adviser: User) -> None:
    by_password(client)
    client.get(ACTIVATE)

    answer = client.post(ACTIVATE, {"code": "000000x"})

    assert answer.status_code == 200
    assert not has_second_factor(adviser)


def test_who_needs_it_can_not_switch_it_off(client: Client, adviser: User) -> None:
    set_up(adviser)
    by_password(client)
    client.post(reverse("mfa_authenticate"), {"code": code()})

    client.post(reverse("mfa_deactivate_totp"))

    assert has_second_factor(adviser)


def test_who_needs_none_can_switch_it_off(client: Client) -> None:
    someone = person(personnel_number="S1")
    set_up(someone)
    by_password(client, "S1")
    client.post(reverse("mfa_authenticate"), {"code": code()})

    client.post(reverse("mfa_deactivate_totp"))

    assert not has_second_factor(someone)


def test_new_password_by_mail_does_not_pass_the_factor(client: Client, adviser: User) -> None:
    set_up(adviser)
    adviser.set_password("a wholly new password")
    adviser.save()

    client.post(reverse("account_login"), {"login": "C1", "password": "a wholly new password"})

    assert "_auth_user_id" not in client.session


def test_secret_is_not_readable_in_the_database(adviser: User) -> None:
    set_up(adviser)

    assert SECRET not in str(Authenticator.objects.get(user=adviser).data)


def test_reset_by_the_administrator_asks_for_a_new_factor(client: Client, adviser: User) -> None:
    set_up(adviser)
    reset_second_factor(by=person(roles=[Role.ADMINISTRATOR]), person=adviser)
    by_password(client)

    assert client.get("/")["Location"] == ACTIVATE


def test_reset_of_what_is_not_there_leaves_no_event(adviser: User) -> None:
    before = Event.objects.count()

    reset_second_factor(by=person(), person=adviser)

    events = Event.objects.filter(index__gte=before)
    assert [event.action for event in events] == ["person.added"]  # of who resets


def test_nobody_resets_their_own(adviser: User) -> None:
    with pytest.raises(OwnSecondFactor):
        reset_second_factor(by=adviser, person=adviser)
