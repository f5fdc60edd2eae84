"""A password from the administrator: told once, kept nowhere, replaced before anything else."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories.people import PASSWORD, person, sign_in
from werksaam.audit.models import Event, EventDetail
from werksaam.notifications.delivering import deliver_due
from werksaam.people.granting import AccountClosed
from werksaam.people.joining import close_account
from werksaam.people.models import Role, User
from werksaam.people.passwords import OwnPassword, give_password, readable_password

pytestmark = pytest.mark.django_db
CHANGE, NEW = "/account/password/change/", "vier woorden op rij"


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def anna() -> User:
    return person("Anna", email=None, personnel_number="A17")


@pytest.fixture
def given(bea: User, anna: User) -> str:
    return give_password(by=bea, person=anna)


@pytest.fixture
def annas(client: Client, given: str) -> Client:
    client.post(reverse("account_login"), {"login": "A17", "password": given})
    return client


def change(client: Client, old: str, new: str = NEW) -> int:
    data = {"oldpassword": old, "password1": new, "password2": new}
    return client.post(CHANGE, data).status_code


def test_given_password_can_be_read_out_and_typed_over() -> None:
    shape = re.compile(r"([bdfgkmnrstw][aeiou]){2}(-([bdfgkmnrstw][aeiou]){2}){4}")

    assert all(shape.fullmatch(readable_password()) for _ in range(100))


def test_given_passwords_differ() -> None:
    assert len({readable_password() for _ in range(1000)}) == 1000


def test_given_password_signs_in_and_the_old_one_does_not(anna: User, given: str) -> None:
    anna.refresh_from_db()

    assert anna.check_password(given)
    assert not anna.check_password(PASSWORD)
    assert anna.password_is_temporary


def test_giving_one_ends_the_sessions_of_the_person(bea: User, anna: User) -> None:
    elsewhere = sign_in(Client(), anna)
    give_password(by=bea, person=anna)

    assert "_auth_user_id" not in elsewhere.get("/account/").wsgi_request.session


def test_giving_one_is_in_the_trail_with_whom_it_was_for(bea: User, anna: User, given: str) -> None:
    event = Event.objects.order_by("-index")[0]
    detail = EventDetail.objects.get(index=event.index)

    assert (event.action, detail.actor_id, detail.object_type, detail.object_id) == (
        "person.password_given",
        bea.pk,
        "person",
        str(anna.pk),
    )


def test_no_password_is_in_the_trail(given: str) -> None:
    details = [detail.content() for detail in EventDetail.objects.all()]
    leaves = [event.content() for event in Event.objects.all()]

    assert given not in str(details) + str(leaves)


def test_nobody_gives_one_to_themselves(bea: User) -> None:
    with pytest.raises(OwnPassword):
        give_password(by=bea, person=bea)


def test_closed_account_gets_none(bea: User, anna: User) -> None:
    close_account(by=bea, person=anna)

    with pytest.raises(AccountClosed):
        give_password(by=bea, person=anna)


@pytest.mark.parametrize(
    "path",
    ["/", "/account/", "/account/reauthenticate/", "/account/password/reset/",
     "/account/2fa/totp/activate/", "/account/2fa/reauthenticate/", "/account/2fa/",
     "/account/2fa/recovery-codes/", "/account/login/", "/blijf-ingelogd/", "/code/", "/melden/",
     "/meldingen/", "/over/uw-gegevens/", "/over/toegankelijkheid/", "/audit/controle/",
     "/beheer/toegang/", "/health/ready", "/no/such/page/"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_is_shut_until_it_is_replaced(annas: Client, path: str, method: str) -> None:
    answer = getattr(annas, method)(path)

    assert (answer.status_code, answer["Location"]) == (302, CHANGE)


def test_signing_out_and_the_language_are_in_reach(annas: Client) -> None:
    language = annas.post("/taal/", {"language": "en", "next": CHANGE})
    out = annas.post("/account/logout/")

    assert language["Location"] == CHANGE
    assert out["Location"] == reverse("account_login")


def test_page_says_why_and_asks_for_an_own_password(annas: Client) -> None:
    page = annas.get(CHANGE).content.decode()

    assert "Kies uw eigen wachtwoord" in page
    assert "Het wachtwoord dat u hebt gekregen" in page


def test_own_password_opens_the_portal(annas: Client, anna: User, given: str) -> None:
    assert change(annas, given) == 302

    anna.refresh_from_db()
    assert not anna.password_is_temporary
    assert annas.get("/account/").status_code == 200


def test_given_password_can_not_stay(annas: Client, anna: User, given: str) -> None:
    assert change(annas, given, given) == 200

    anna.refresh_from_db()
    assert anna.password_is_temporary


def test_wrong_current_password_replaces_nothing(annas: Client, anna: User) -> None:
    change(annas, "not this one at all")

    anna.refresh_from_db()
    assert anna.password_is_temporary


def test_second_factor_is_still_asked_after_it(
    settings: Settings, client: Client, bea: User
) -> None:
    settings.REQUIRE_MFA = True
    adviser = person(personnel_number="C1", roles=[Role.COMMS_ADVISER])
    given = give_password(by=bea, person=adviser)
    client.post(reverse("account_login"), {"login": "C1", "password": given})

    assert client.get("/")["Location"] == CHANGE
    change(client, given)
    assert client.get("/")["Location"] == reverse("mfa_activate_totp")


def reset_link(address: str) -> str:
    client = Client()
    client.post("/account/password/reset/", {"email": address})
    deliver_due()
    links: list[str] = re.findall(rf"{settings.BASE_URL}(\S+)", str(mail.outbox[-1].body))
    return links[0]


@pytest.mark.parametrize(("new", "stays"), [(NEW, False), ("given", True)])
def test_link_from_the_mail_replaces_it_by_another_one(
    client: Client, bea: User, new: str, stays: bool
) -> None:
    emma = person(email="emma@werksaam.example")
    given = give_password(by=bea, person=emma)
    form = client.get(reset_link("emma@werksaam.example"))["Location"]

    chosen = given if new == "given" else new
    client.post(form, {"password1": chosen, "password2": chosen})

    emma.refresh_from_db()
    assert emma.password_is_temporary == stays


def test_link_that_was_mailed_before_no_longer_works(client: Client, bea: User) -> None:
    emma = person(email="emma@werksaam.example")
    link = reset_link("emma@werksaam.example")
    give_password(by=bea, person=emma)

    assert client.get(link).context["token_fail"] is True
