"""The own account: who you are here, password, and mail for a new one."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from tests.factories.people import PASSWORD, person, sign_in, team
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.models import User
from werksaam.people.preferences import set_language
from werksaam.people.presenters import account_of

pytestmark = pytest.mark.django_db
NEW = "vier woorden op rij"
CHANGE, RESET = "/account/password/change/", "/account/password/reset/"


@pytest.fixture
def anna() -> User:
    return person("Anna", email="anna@werksaam.example", personnel_number="A17")


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> int:
    data = {"oldpassword": old, "password1": new, "password2": again}
    return client.post(CHANGE, data).status_code


def test_account_names_team_and_manager_of_today(client: Client) -> None:
    boss, stand_in = person("Baas"), person("Waarnemer")
    worker = person("Anna", team=team("Hal", manager=boss))
    record_absence(by=None, person=boss, starts_on=date(2020, 1, 1), ends_on=None)
    appoint_deputy(by=None, person=boss, deputy=stand_in, starts_on=date(2020, 1, 1), ends_on=None)

    account = sign_in(client, worker).get("/account/").context["account"]

    assert account.team == "Hal"
    assert "Waarnemer" in account.manager
    assert "Baas" in account.manager


def test_account_costs_ten_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    worker = person(team=team(manager=person()))

    with django_assert_num_queries(10):
        account_of(worker)


def test_account_shows_nothing_without_signing_in(client: Client) -> None:
    assert client.get("/account/").status_code == 302


def test_password_can_be_changed_and_stays_signed_in(client: Client, anna: User) -> None:
    sign_in(client, anna)

    assert change(client) == 302
    anna.refresh_from_db()
    assert anna.check_password(NEW)
    assert client.get("/account/").status_code == 200


def test_changing_the_password_ends_sessions_elsewhere(client: Client, anna: User) -> None:
    elsewhere = sign_in(Client(), anna)
    change(sign_in(client, anna))

    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("wrong", NEW, NEW, "oldpassword"),
        (PASSWORD, "short", "short", "password1"),
        (PASSWORD, "password1234", "password1234", "password1"),
        (PASSWORD, NEW, NEW + "!", "password2"),
        (PASSWORD, NEW, "", "password2"),
    ],
)
def test_password_that_does_not_do_is_refused_at_its_field(
    client: Client, anna: User, old: str, new: str, again: str, field: str
) -> None:
    data = {"oldpassword": old, "password1": new, "password2": again}

    answer = sign_in(client, anna).post(CHANGE, data)

    assert list(answer.context["form"].errors) == [field]


def test_reset_goes_to_the_address_we_know_in_their_language(client: Client) -> None:
    person(email="emma@werksaam.example", language="en")

    client.post(RESET, {"email": "EMMA@werksaam.example"})

    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["emma@werksaam.example"], "A new password for the portal")
    ]


def test_reset_link_sets_a_new_password_once(client: Client, anna: User) -> None:
    client.post(RESET, {"email": anna.email})
    link = re.findall(r"https?://testserver(\S+)", str(mail.outbox[0].body))[0]
    form = client.get(link)["Location"]

    client.post(form, {"password1": NEW, "password2": NEW})

    anna.refresh_from_db()
    assert anna.check_password(NEW)
    assert client.get(link).context["token_fail"] is True


def test_reset_of_an_unknown_address_answers_alike_and_mails_nobody(
    client: Client, anna: User
) -> None:
    known = client.post(RESET, {"email": anna.email})
    mail.outbox.clear()

    unknown = client.post(RESET, {"email": "nobody@werksaam.example"})

    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert mail.outbox == []


def test_line_breaks_in_an_address_send_nothing(client: Client, anna: User) -> None:
    client.post(RESET, {"email": f"{anna.email}\r\nBcc: all@elsewhere.example"})

    assert mail.outbox == []


def test_reset_answers_alike_while_the_mail_server_is_down(
    client: Client, anna: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    known = client.post(RESET, {"email": anna.email})
    unknown = client.post(RESET, {"email": "niemand@werksaam.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_reset_signs_nobody_in(client: Client, anna: User) -> None:
    client.post(RESET, {"email": anna.email})
    link = re.findall(r"https?://testserver(\S+)", str(mail.outbox[0].body))[0]
    client.post(client.get(link)["Location"], {"password1": NEW, "password2": NEW})

    assert "_auth_user_id" not in client.session


def test_language_is_remembered_if_it_is_one_of_ours(anna: User) -> None:
    set_language(person=anna, language="en")
    set_language(person=anna, language="xx")

    anna.refresh_from_db()
    assert anna.language == "en"


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_reset_password", "account_reset_password_done",
     "account_reset_password_from_key_done"],
)  # fmt: skip
def test_pages_before_signing_in_are_in_our_look(client: Client, name: str) -> None:
    answer = client.get(reverse(name))

    assert "base.html" in [template.name for template in answer.templates]
    assert answer.content.count(b"<h1") == 1
    assert b"placeholder" not in answer.content
