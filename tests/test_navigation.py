"""One list of places, by what someone does; it costs staff no counting."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from escalations.models import CaseParty, Relation
from escalations.routing import Reason
from tests.factories.escalations import House, a_case
from tests.factories.people import person, sign_in, team
from werksaam.desk_places import DESK
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

PAGE = "/over/toegankelijkheid/"
MAY_I = "Mag ik dit plaatsen?"
STAFF = ["Start", "De code", MAY_I, "Meld iets"]


def places(client: Client) -> list[str]:
    nav = client.get(PAGE).content.decode().split('<nav class="nav-main"')[1].split("</nav>")[0]
    return re.findall(r'<span class="long">(.*?)</span>', nav)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (None, STAFF),
        (Role.COMMS_ADVISER, ["Start", "De code", "Werkvoorraad", "Cijfers", "Meld iets"]),
        (Role.SECRETARIAT, ["Start", "De code", "Werkvoorraad", "Cijfers", "Meld iets"]),
        (Role.AUDITOR, ["Start", "De code", "Cijfers", "Logboek", "Meld iets"]),
        (Role.PRIVACY_OFFICER, ["Start", "De code", MAY_I, "Logboek", "Meld iets"]),
        (
            Role.ADMINISTRATOR,
            ["Start", "De code", "Mensen", "Mail", "Route van meldingen", "Meld iets"],
        ),
        (Role.DIRECTOR, ["Start", "De code", MAY_I, "Cijfers", "Meld iets"]),
    ],
)
def test_each_role_sees_its_places(client: Client, role: Role | None, expected: list[str]) -> None:
    sign_in(client, person(roles=[role] if role else []))

    assert places(client) == expected


def test_a_manager_sees_the_own_team(client: Client) -> None:
    boss = person()
    team("Groen", manager=boss)
    sign_in(client, boss)

    assert places(client) == ["Start", "De code", "Werkvoorraad", "Mijn team", "Meld iets"]


def test_whoever_received_a_case_sees_the_work_queue(
    client: Client, settings: Settings, standing_house: House
) -> None:
    contact = person(email="bestuur@werksaam.example")
    settings.BOARD_CONTACT_EMAIL = "bestuur@werksaam.example"
    case = a_case(standing_house)
    CaseParty.objects.create(
        case=case, person=contact, relation=Relation.RECIPIENT, reason=Reason.BOARD_CONTACT
    )
    sign_in(client, contact)

    assert places(client) == ["Start", "De code", MAY_I, "Werkvoorraad", "Meld iets"]


def test_who_is_not_signed_in_sees_no_navigation(client: Client) -> None:
    assert "nav-main" not in client.get(PAGE).content.decode()


def test_the_current_page_is_marked_and_so_is_the_place_above_it(client: Client) -> None:
    sign_in(client, person())

    marked = [
        re.findall(r'<a href="([^"]*)" aria-current="(\w+)"', client.get(path).content.decode())
        for path in ("/melden/", "/meldingen/")
    ]

    assert marked == [[("/melden/", "page")], [("/melden/", "true")]]


def test_navigation_asks_the_database_for_roles_cases_and_team_alone(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client, person())
    client.get(PAGE)

    with django_assert_num_queries(5):  # session, person, roles, cases, team
        client.get(PAGE)


def test_the_count_of_the_queue_costs_one_query_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client, person(roles=[Role.SECRETARIAT]))
    client.get(PAGE)

    with django_assert_num_queries(5):
        client.get(PAGE)


def test_signing_out_is_a_form_and_not_a_link(client: Client) -> None:
    sign_in(client, person())

    page = client.get(PAGE).content.decode()

    assert ('action="/account/logout/"' in page, 'href="/account/logout/"' in page) == (True, False)


def test_a_trainer_sees_an_icon_of_its_own_at_each_place(client: Client) -> None:
    boss = person(roles=[Role.TRAINER])
    team("Groen", manager=boss)
    nav = sign_in(client, boss).get(PAGE).content.decode().split('<nav class="nav-main"')[1]
    icons = re.findall(r"#i-(\w+)", nav.split("</nav>")[0])

    assert len(icons) == len(set(icons))


def foot(client: Client) -> list[str]:
    part = client.get(PAGE).content.decode().split('<footer class="foot">')[1]
    return re.findall(r'<li><a href="([^"]*)"', part)


@pytest.mark.parametrize(
    ("role", "expected"), [(None, False), (Role.SECRETARIAT, True), (Role.DIRECTOR, False)]
)
def test_the_foot_leads_the_desk_alone_to_its_pages(
    client: Client, role: Role | None, expected: bool
) -> None:
    sign_in(client, person(roles=[role] if role else []))

    assert ("/beheer/" in foot(client)) is expected


def test_the_foot_of_the_desk_is_one_line_longer_than_that_of_staff(client: Client) -> None:
    sign_in(client, person(email="staff@werksaam.example"))
    of_staff = len(foot(client))
    sign_in(client, person(email="desk@werksaam.example", roles=[Role.COMMS_ADVISER]))

    assert len(foot(client)) == of_staff + 1


def test_every_door_of_the_desk_opens(client: Client) -> None:
    sign_in(client, person(roles=[Role.COMMS_ADVISER]))
    doors = [reverse(door.url_name) for group in DESK for door in group.doors]

    answers = {client.get(door).status_code for door in doors}

    assert answers == {200}
