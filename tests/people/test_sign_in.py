"""Signing in and out, by mail address or personnel number, throttled."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories.people import PASSWORD, person, sign_in
from werksaam.people.joining import close_account
from werksaam.people.logins import PortalBackend
from werksaam.people.models import User

pytestmark = pytest.mark.django_db
WRONG = "not this one at all"


@pytest.fixture
def anna() -> User:
    return person("Anna", email="anna@werksaam.example", personnel_number="A17")


def attempt(client: Client, login: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(reverse("account_login"), {"login": login, "password": password, **extra})


def signed_in_as(client: Client) -> int | None:
    pk = client.session.get("_auth_user_id")
    return int(pk) if pk else None


@pytest.mark.parametrize("login", ["anna@werksaam.example", "ANNA@Werksaam.Example", "A17", "a17 "])
def test_mail_address_and_personnel_number_both_sign_in(
    client: Client, anna: User, login: str
) -> None:
    answer = attempt(client, login)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in_as(client) == anna.pk


def test_session_gets_a_new_id_on_signing_in(client: Client, anna: User) -> None:
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key or ""
    client.cookies[settings.SESSION_COOKIE_NAME] = before

    attempt(client, "A17")

    assert client.session.session_key != before


def test_language_of_the_person_follows_into_the_cookie(client: Client) -> None:
    person("Emma", personnel_number="E1", language="en")

    answer = attempt(client, "E1")

    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [
        ("/code/", "/code/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_goes_to_pages_of_ours_only(
    client: Client, anna: User, wanted: str, lands: str
) -> None:
    assert attempt(client, "A17", next=wanted)["Location"] == lands


def test_unknown_person_and_wrong_password_get_the_same_words(client: Client, anna: User) -> None:
    wrong, unknown = attempt(client, "A17", WRONG), attempt(client, "B99", WRONG)

    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert len(wrong.context["form"].errors["login"]) == 1


@pytest.mark.parametrize("login", ["A17", "anna@werksaam.example", "B99", "b@werksaam.example"])
def test_exactly_one_password_is_hashed_whoever_it_is(
    anna: User, login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(User, "check_password", counting(hashed))
    monkeypatch.setattr(User, "set_password", counting(hashed))

    PortalBackend().authenticate(None, username=login, password=WRONG)

    assert hashed == [WRONG]


def counting(hashed: list[str]) -> Callable[[User, str], bool]:
    def note(_: User, password: str) -> bool:
        hashed.append(password)
        return False

    return note


def test_inactive_person_can_not_sign_in(client: Client, anna: User) -> None:
    close_account(by=None, person=anna)

    answer = attempt(client, "A17")

    assert (answer.status_code, signed_in_as(client)) == (200, None)


def test_sessions_of_an_inactive_person_end_at_the_next_request(client: Client, anna: User) -> None:
    sign_in(client, anna)
    close_account(by=None, person=anna)

    answer = client.get(reverse("account"))

    assert (answer.status_code, signed_in_as(client)) == (302, None)


def test_sixth_failed_sign_in_is_answered_429(client: Client, anna: User) -> None:
    statuses = [attempt(client, "A17", WRONG).status_code for _ in range(6)]

    assert statuses == [200, 200, 200, 200, 200, 429]


def test_mail_address_and_number_count_as_one_login(client: Client, anna: User) -> None:
    for _ in range(3):
        attempt(client, "A17", WRONG)
    statuses = [attempt(client, "anna@werksaam.example", WRONG).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]


def test_throttled_page_says_when_to_come_back(client: Client, anna: User) -> None:
    for _ in range(5):
        attempt(client, "A17", WRONG)

    answer = attempt(client, "A17", WRONG)

    assert answer["Retry-After"] == "900"
    assert "429.html" in [template.name for template in answer.templates]


def test_shared_address_is_not_punished_for_one_person(client: Client, anna: User) -> None:
    person("Bo", personnel_number="B1")
    for _ in range(6):
        attempt(client, "A17", WRONG)

    assert attempt(client, "B1").status_code == 302


def test_signing_in_well_does_not_count_as_failing(anna: User) -> None:
    statuses = [attempt(Client(), "A17").status_code for _ in range(7)]

    assert statuses == [302] * 7


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "password/set/", "login/code/confirm/", "inactive/",
     "2fa/webauthn/", "2fa/trust/"],
)  # fmt: skip
def test_addresses_of_allauth_that_we_do_not_use_do_not_exist(
    client: Client, anna: User, path: str
) -> None:
    assert sign_in(client, anna).get(f"/account/{path}").status_code == 404


def test_signing_out_ends_the_session(client: Client, anna: User) -> None:
    sign_in(client, anna)

    answer = client.post(reverse("account_logout"))

    assert (answer.status_code, answer["Location"]) == (302, reverse("account_login"))
    assert signed_in_as(client) is None


def test_signing_out_asks_first_when_only_visited(client: Client, anna: User) -> None:
    sign_in(client, anna).get(reverse("account_logout"))

    assert signed_in_as(client) == anna.pk
