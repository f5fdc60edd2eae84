"""The administrator's pages about getting in."""

from __future__ import annotations

import re
from html import unescape

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, sign_in, team
from werksaam.audit.models import Event, EventDetail, SecurityEvent
from werksaam.people.joining import close_account
from werksaam.people.models import Role, User
from werksaam.people.passwords import give_password
from werksaam.people.second_factor import has_second_factor

pytestmark = pytest.mark.django_db
SEARCH = "/beheer/mensen/"
ACCESS = "/beheer/toegang/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ACTS = ["wachtwoord/", "tweede-stap/", "rol/auditor/geven/", "rol/auditor/afnemen/", "sluiten/"]


@pytest.fixture
def bea() -> User:
    return person("Bea Beheer", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def beas(client: Client, bea: User) -> Client:
    return sign_in(client, bea)


@pytest.fixture
def anna() -> User:
    return person("Anna Bakker", email="anna@werksaam.example", personnel_number="A17",
                  team=team("Groen", manager=person("Baas Boven")))  # fmt: skip


def page_of(someone: User) -> str:
    return f"{ACCESS}{someone.pk}/"


def text(client: Client, path: str) -> str:
    content = client.get(path).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", content.split("<main")[1])))


def given_to(client: Client, someone: User) -> str:
    answer = client.post(f"{page_of(someone)}wachtwoord/").content.decode()
    shown: list[str] = re.findall(r"data-password>([^<]+)<", answer)
    return shown[0]


def test_page_of_a_person_tells_how_they_get_in(beas: Client, anna: User) -> None:
    page = text(beas, page_of(anna))

    for words in (
        "anna@werksaam.example", "A17", "Groen", "Baas Boven",
        "De tweede stap staat uit", "via e-mail een nieuw wachtwoord kiezen",
    ):  # fmt: skip
        assert words in page


def test_page_of_a_person_costs_seventeen_queries(
    beas: Client, anna: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    beas.get(SEARCH)

    with django_assert_num_queries(17):
        beas.get(page_of(anna))


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_person_that_does_not_exist_is_absent(beas: Client, number: str) -> None:
    paths = [f"{ACCESS}{number}/{act}" for act in ("", *ACTS)]

    assert {beas.get(path).status_code for path in paths} == {404}


def test_role_that_does_not_exist_is_absent(beas: Client, anna: User) -> None:
    assert beas.post(f"{page_of(anna)}rol/koning/geven/").status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_nothing_changes_before_it_is_confirmed(beas: Client, anna: User, act: str) -> None:
    TOTP.activate(anna, SECRET)
    before = Event.objects.count()

    answer = beas.get(page_of(anna) + act)

    assert (answer.status_code, Event.objects.count()) == (200, before)


def test_new_password_is_on_the_page_and_works_once(beas: Client, anna: User) -> None:
    given = given_to(beas, anna)
    annas = Client()

    annas.post(reverse("account_login"), {"login": "A17", "password": given})

    assert annas.get("/")["Location"] == reverse("account_change_password")
    assert "koos nog geen eigen" in text(beas, page_of(anna))


def test_new_password_stands_nowhere_but_on_that_page(
    beas: Client, anna: User, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    given = given_to(beas, anna)

    kept = [
        *(str(detail.content()) for detail in EventDetail.objects.all()),
        *(str(event.content()) for event in Event.objects.all()),
        *(f"{entry.event} {entry.facts} {entry.path}" for entry in SecurityEvent.objects.all()),
        *(str(session.get_decoded()) for session in Session.objects.all()),
        *(str(row) for row in User.objects.values()),
        *(cookie.value for cookie in beas.cookies.values()),
        text(beas, page_of(anna)),
        caplog.text,
        *capfd.readouterr(),
    ]
    assert given not in "\n".join(kept)


def test_answer_with_a_password_is_kept_by_no_browser(beas: Client, anna: User) -> None:
    answer = beas.post(f"{page_of(anna)}wachtwoord/")

    assert answer["Cache-Control"] == "no-store"
    assert list(get_messages(answer.wsgi_request)) == []


def test_each_password_given_is_another_one(beas: Client, anna: User) -> None:
    assert given_to(beas, anna) != given_to(beas, anna)


def test_second_step_can_be_reset(beas: Client, bea: User, anna: User) -> None:
    TOTP.activate(anna, SECRET)

    answer = beas.post(f"{page_of(anna)}tweede-stap/")

    assert answer["Location"] == page_of(anna)
    assert not has_second_factor(anna)
    event = Event.objects.order_by("-index")[0]
    detail = EventDetail.objects.get(index=event.index)
    assert (event.action, detail.actor_id, detail.object_id) == (
        "person.second_factor_reset", bea.pk, str(anna.pk),
    )  # fmt: skip


def test_second_step_that_is_not_there_can_not_be_reset(beas: Client, anna: User) -> None:
    assert beas.post(f"{page_of(anna)}tweede-stap/").status_code == 409


def test_role_can_be_given_and_taken_away(beas: Client, bea: User, anna: User) -> None:
    beas.post(f"{page_of(anna)}rol/auditor/geven/")
    assert "Auditor" in [str(role.label) for role in User.objects.get(pk=anna.pk).held_roles]
    assert "Anna Bakker heeft nu de rol Auditor." in text(beas, page_of(anna))

    beas.post(f"{page_of(anna)}rol/auditor/afnemen/")
    assert User.objects.get(pk=anna.pk).held_roles == frozenset()
    grant = anna.role_grants.get()
    assert (grant.granted_by, grant.revoked_by) == (bea, bea)


def test_role_works_and_ends_with_the_next_page(beas: Client, anna: User) -> None:
    annas = sign_in(Client(), anna)
    before = annas.get("/audit/").status_code
    beas.post(f"{page_of(anna)}rol/auditor/geven/")
    held = annas.get("/audit/").status_code
    beas.post(f"{page_of(anna)}rol/auditor/afnemen/")

    assert (before, held, annas.get("/audit/").status_code) == (404, 200, 404)


def test_account_can_be_closed(beas: Client, anna: User) -> None:
    annas = sign_in(Client(), anna)

    beas.post(f"{page_of(anna)}sluiten/")

    anna.refresh_from_db()
    assert (anna.is_active, annas.get("/account/").status_code) == (False, 302)
    assert "Dit account is gesloten" in text(beas, page_of(anna))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_closed_account_is_given_nothing(
    beas: Client, bea: User, anna: User, act: str, method: str
) -> None:
    close_account(by=bea, person=anna)
    before = Event.objects.count()

    answer = getattr(beas, method)(page_of(anna) + act)

    assert (answer.status_code, Event.objects.count()) == (409, before)


@pytest.mark.parametrize("act", [*ACTS, "rol/administrator/afnemen/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_changes_their_own_access(beas: Client, bea: User, act: str, method: str) -> None:
    TOTP.activate(bea, SECRET)
    before = Event.objects.count()

    answer = getattr(beas, method)(page_of(bea) + act)

    assert (answer.status_code, Event.objects.count()) == (409, before)
    assert "Niemand verandert de eigen toegang." in answer.content.decode()


def test_own_page_offers_no_change(beas: Client, bea: User) -> None:
    page = beas.get(page_of(bea)).content.decode()

    assert "Dit is uw eigen toegang" in page
    assert [act for act in ACTS if f"{page_of(bea)}{act}" in page] == []


def test_administrator_loses_these_pages_with_the_role(beas: Client, bea: User) -> None:
    other = sign_in(Client(), person(roles=[Role.ADMINISTRATOR]))

    other.post(f"{page_of(bea)}rol/administrator/afnemen/")

    assert beas.get(SEARCH).status_code == 404


def test_extra_fields_change_nothing(beas: Client, anna: User) -> None:
    beas.post(f"{page_of(anna)}rol/auditor/geven/", {"role": "administrator", "person_id": "1"})

    assert User.objects.get(pk=anna.pk).held_roles == {Role.AUDITOR}


def test_names_are_shown_as_text(beas: Client) -> None:
    mallory = person("<script>alert(1)</script>")
    TOTP.activate(mallory, SECRET)

    pages = [beas.get(page_of(mallory) + act).content.decode() for act in ("", *ACTS)]

    assert [page for page in pages if "<script>alert" in page] == []


def test_pages_are_shut_for_an_administrator_with_a_given_password(bea: User) -> None:
    other = person(personnel_number="B2", roles=[Role.ADMINISTRATOR])
    given, client = give_password(by=bea, person=other), Client()
    client.post(reverse("account_login"), {"login": "B2", "password": given})

    answer = client.post(f"{page_of(bea)}wachtwoord/")

    assert answer["Location"] == reverse("account_change_password")
