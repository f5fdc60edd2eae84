"""`manage.py add_person`: the first administrator, and everyone after."""

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories.people import person, team
from werksaam import clock
from werksaam.audit.models import Event, EventDetail
from werksaam.notifications.delivering import deliver_due
from werksaam.people.hierarchy import team_of
from werksaam.people.joining import close_account
from werksaam.people.models import Entity, Role, RoleGrant, User

pytestmark = pytest.mark.django_db
WF = ["--entity", "westfriesland"]
ADMINISTRATOR = ["--role", "administrator"]
BEA = ["--by", "bea@werksaam.example"]


def add(*words: str) -> str:
    out = StringIO()
    call_command("add_person", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def bea() -> User:
    return person("Bea", email="bea@werksaam.example", roles=[Role.ADMINISTRATOR])


def test_first_administrator_needs_nobody() -> None:
    add("Bea Beheer", *WF, "--email", "Bea@werksaam.example", *ADMINISTRATOR)

    made = User.objects.get(email="bea@werksaam.example")
    assert (made.name, set(made.held_roles)) == ("Bea Beheer", {Role.ADMINISTRATOR})


def test_second_person_needs_an_administrator(bea: User) -> None:
    with pytest.raises(CommandError, match="There is an administrator already"):
        add("Anna", *WF, "--number", "A1")

    assert User.objects.count() == 1


def test_administrator_whose_account_is_closed_counts_for_nobody(bea: User) -> None:
    close_account(by=None, person=bea)

    assert "has been added" in add("Cor", *WF, "--number", "C1", *ADMINISTRATOR)


def test_only_an_administrator_adds(bea: User) -> None:
    person(email="anna@werksaam.example", roles=[Role.AUDITOR])

    with pytest.raises(CommandError, match="does not hold the role administrator"):
        add("Bo", *WF, "--number", "B1", "--by", "anna@werksaam.example")


def test_newcomer_is_in_the_team_from_today_with_the_roles(bea: User) -> None:
    office = team("Kantoor")

    add("Carla", *WF, "--email", "c@werksaam.example", "--role", "comms_adviser",
        "--role", "auditor", "--team", "kantoor", *BEA)  # fmt: skip

    carla = User.objects.get(name="Carla")
    assert carla.held_roles == {Role.COMMS_ADVISER, Role.AUDITOR}
    assert team_of(carla, clock.today()) == office
    assert {grant.granted_by for grant in RoleGrant.objects.filter(person=carla)} == {bea}


def test_trail_says_who_added_whom(bea: User) -> None:
    add("Anna", "--entity", "verloning", "--number", "A1", *BEA)

    anna = User.objects.get(name="Anna")
    about = EventDetail.objects.filter(object_type="person", object_id=str(anna.pk))
    events = Event.objects.in_bulk(about.values_list("index", flat=True))
    assert [events[i].action for i in sorted(events)] == ["person.added", "person.password_given"]
    assert {detail.actor_id for detail in about} == {bea.pk}


def test_who_has_a_mail_address_chooses_a_password_by_mail(client: Client) -> None:
    told = add("Bea", *WF, "--email", "bea@werksaam.example", *ADMINISTRATOR)
    address = re.findall(r"https?://[^/]+(/\S+)", told)[0]

    client.post(address, {"email": "bea@werksaam.example"})
    deliver_due()

    assert [sent.to for sent in mail.outbox] == [["bea@werksaam.example"]]
    assert not User.objects.get().has_usable_password()


def test_who_has_none_gets_a_password_once_that_must_be_replaced(client: Client) -> None:
    told = add("Piet", *WF, "--number", "P1", *ADMINISTRATOR)
    password = re.findall(r"password: (\S+)", told)[0]

    client.post(reverse("account_login"), {"login": "P1", "password": password})

    assert client.get("/")["Location"] == reverse("account_change_password")


def test_who_gets_a_role_is_told_of_the_second_step(settings: Settings, bea: User) -> None:
    settings.REQUIRE_MFA = True

    assert "second step" in add("Anna", *WF, "--number", "A1", "--role", "auditor", *BEA)
    assert "second step" not in add("Bo", *WF, "--number", "B1", *BEA)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["A", "--number", "A1"], "--entity is one of: westfriesland, verloning, external."),
        (["A", "--entity", "mars", "--number", "A1"], "--entity is one of"),
        (["A", *WF], "Give --email or --number"),
        ([" ", *WF, "--number", "A1"], "A name has 1 to 150 characters"),
        (["A\nB", *WF, "--number", "A1"], "on one line"),
        (["A" * 151, *WF, "--number", "A1"], "A name has 1 to 150 characters"),
        (["A", *WF, "--email", "nowhere"], "'nowhere' is not a mail address."),
        (["A", *WF, "--number", "1" * 21], "at most 20 characters"),
        (["A", *WF, "--number", "a@b"], "no @"),
        (["A", *WF, "--number", "A1", "--role", "king"], "--role is one of: comms_adviser"),
        (["A", *WF, "--number", "A1", "--team", "Nergens"], "There is no team called 'Nergens'."),
        (["A", *WF, "--number", "A1", "--team", "Dubbel"], "Several teams are called 'Dubbel'"),
        (["A", *WF, "--email", "BEA@werksaam.example"], "signs in with BEA@werksaam.example"),
        (["A", *WF, "--number", "b1"], "Someone signs in with b1 already."),
        (["A", *WF, "--number", "A1", "--by", "x@y.example"], "Nobody active signs in with x@y"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(words: list[str], says: str) -> None:
    by = person("Bea", email="bea@werksaam.example", personnel_number="B1",
                roles=[Role.ADMINISTRATOR])  # fmt: skip
    team("Dubbel"), team("Dubbel", entity=Entity.VERLONING)

    with pytest.raises(CommandError, match=re.escape(says)):
        add(*words, *([] if "--by" in words else BEA))

    assert list(User.objects.all()) == [by]
