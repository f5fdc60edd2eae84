"""The administrator's page: where a report would go today, and why; nothing is stored."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.escalations.test_reassigning import away, deputy_for
from tests.factories.escalations import House
from tests.factories.managers import DISCUSSION, VIOLATION
from tests.factories.people import person, sign_in
from werksaam.audit.models import Event
from werksaam.people.joining import close_account
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db
PAGE = "/beheer/routering/"
NEGATIVE = "negatief-bericht"


@pytest.fixture
def bea(client: Client, house: House) -> Client:
    return sign_in(client, person("Bea", roles=[Role.ADMINISTRATOR]))


def told(client: Client, kind: str, reporter: str, named: str = "") -> list[str]:
    """The lines of the answer: who, as what, and how they stand."""
    answer = client.post(PAGE, {"kind": kind, "reporter": reporter, "named": named})
    lines = answer.content.decode().split('<ol class="lines')[1].split("</ol>")[0].split("<li>")[1:]
    return [unescape(re.sub(r"(\s|<[^>]*>)+", " ", line)).strip() for line in lines]


def test_everyone_in_line_is_named_with_how_they_stand(bea: Client, house: House) -> None:
    deputy_for(house.manager)
    away(house.manager)

    assert told(bea, DISCUSSION, "Rik") == [
        "Mara Leidinggevende van Hal 3 Is vandaag weg",
        "Wim Neemt waar voor Mara Zou de melding krijgen "
        "Deze persoon neemt waar voor wie er niet is.",
        "Dirk Leidinggevende van Directie Alleen als wie ervoor staat niet kan",
    ]


def test_a_manager_who_is_named_is_passed_over(bea: Client, house: House) -> None:
    lines = told(bea, DISCUSSION, "Rik", "Mara")

    assert lines[0] == "Mara Leidinggevende van Hal 3 Meldt het of staat erin genoemd"
    assert lines[1].startswith("Dirk Leidinggevende van Directie Zou de melding krijgen")


def test_a_report_to_the_desk_names_each_of_the_desk(bea: Client, house: House) -> None:
    lines = told(bea, NEGATIVE, "Anna")

    assert [line.split(" ", 1)[0] for line in lines][:3] == ["Anna", "Bram", "Sara"]
    assert "Meldt het of staat erin genoemd" in lines[0]
    assert "Zou de melding krijgen" in lines[1]


def test_a_violation_goes_by_whom_it_is_about(bea: Client, house: House) -> None:
    assert told(bea, VIOLATION, "Anna", "Rik")[0].startswith("Mara Leidinggevende van Hal 3 Zou")


def test_a_manager_whose_account_is_closed_is_gone(bea: Client, house: House) -> None:
    close_account(by=None, person=house.manager)

    assert told(bea, DISCUSSION, "Rik")[0].endswith("Werkt hier niet meer")


def test_it_says_when_nobody_can_receive_it(bea: Client, house: House) -> None:
    answer = bea.post(
        PAGE, {"kind": DISCUSSION, "reporter": "Rik", "named": "Mara, Dirk"}
    ).content.decode()

    assert "Niemand kan deze melding krijgen" in answer


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reporter": ""}, "reporter"),
        ({"reporter": "Niemand"}, "reporter"),
        ({"reporter": "Rik, Olga"}, "reporter"),
        ({"kind": "x"}, "kind"),
        ({"kind": VIOLATION}, "named"),
        ({"named": "Niemand"}, "named"),
        ({"named": "x" * 100_000}, "named"),
        ({"reporter": "Rik\x00"}, "reporter"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    bea: Client, changed: dict[str, str], field: str
) -> None:
    answer = bea.post(PAGE, {"kind": DISCUSSION, "reporter": "Rik", "named": "", **changed})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_nothing_is_stored(bea: Client, house: House) -> None:
    told(bea, DISCUSSION, "Rik")
    events = Event.objects.count()

    with CaptureQueriesContext(connection) as made:
        told(bea, NEGATIVE, "Rik")

    reading = ("SELECT", "(SELECT", "SAVEPOINT", "RELEASE")
    writing = [q["sql"] for q in made if not q["sql"].startswith(reading)]
    assert (writing, Event.objects.count()) == ([], events)
