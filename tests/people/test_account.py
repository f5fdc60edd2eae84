"""The own account: who you are here, password, and mail for a new one."""

import re
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import PASSWORD, person, sign_in, team
from werksaam import clock
from werksaam.notifications.delivering import deliver_due
from werksaam.notifications.models import Mail
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


def mailed_link() -> str:
    """The path in the mail that leaves now."""
    deliver_due()
    links: list[str] = re.findall(rf"{settings.BASE_URL}(\S+)", str(mail.outbox[-1].body))
    return links[0]


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
    deliver_due()

    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["emma@werksaam.example"], "A new password for the portal")
    ]


def test_reset_link_sets_a_new_password_once(client: Client, anna: User) -> None:
    client.post(RESET, {"email": anna.email})
    link = mailed_link()
    form = client.get(link)["Location"]

    client.post(form, {"password1": NEW, "password2": NEW})

    anna.refresh_from_db()
    assert anna.check_password(NEW)
    assert client.get(link).context["token_fail"] is True


def test_reset_of_an_unknown_address_answers_alike_and_mails_nobody(
    client: Client, anna: User
) -> None:
    known = client.post(RESET, {"email": anna.email})
    Mail.objects.all().delete()

    unknown = client.post(RESET, {"email": "nobody@werksaam.example"})

    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert Mail.objects.count() == 0


def test_line_breaks_in_an_address_send_nothing(client: Client, anna: User) -> None:
    client.post(RESET, {"email": f"{anna.email}\r\nBcc: all@elsewhere.example"})

    assert Mail.objects.count() == 0


def written(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        client.post(RESET, {"email": address})
    made = re.findall(r'INSERT INTO "(\w+)"', " ".join(q["sql"] for q in queries))
    return [table for table in made if table != "portal_cache"]


def test_reset_of_an_unknown_address_writes_as_much(client: Client, anna: User) -> None:
    known = written(client, "anna@werksaam.example")
    unknown = written(client, "niemand@werksaam.example")

    assert known == unknown == ["audit_securityevent", "notifications_mail"]


def test_reset_waits_in_the_outbox_until_the_mail_server_is_back(
    client: Client, anna: User
) -> None:
    with patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=OSError):
        client.post(RESET, {"email": anna.email})
        deliver_due()

    with clock.at(clock.now() + timedelta(hours=3)):
        assert deliver_due() == 1


def test_the_key_for_a_new_password_is_made_when_the_mail_leaves(
    client: Client, anna: User
) -> None:
    client.post(RESET, {"email": anna.email})

    assert Mail.objects.get().context == {}
    assert "/account/password/reset/key/" in mailed_link()


def test_who_left_before_the_mail_leaves_gets_no_key(client: Client, anna: User) -> None:
    client.post(RESET, {"email": anna.email})
    User.objects.filter(pk=anna.pk).update(is_active=False)

    assert mailed_link() == RESET


def test_reset_signs_nobody_in(client: Client, anna: User) -> None:
    client.post(RESET, {"email": anna.email})
    link = mailed_link()
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
