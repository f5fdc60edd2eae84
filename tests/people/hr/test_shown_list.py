"""The page on which an administrator sees what a list changes."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from tests.factories.people import person, sign_in
from werksaam.people.hr.applying import apply, preview
from werksaam.people.hr.differences import Arrival, Change, Differences, Leaving, Staying, TeamRef
from werksaam.people.hr.keeping import keep
from werksaam.people.hr.reading import read
from werksaam.people.hr.rows import Row
from werksaam.people.models import Role, User
from werksaam.people.presenters_list import in_short

from .lists import DAY, table

LIST = table("1;Anna;Groen", "2;Bram;Groen")


@pytest.fixture
def bea(db: None) -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR])


def page_of(client: Client, bea: User, text: str) -> str:
    given = keep(by=bea, content=text.encode(), name="lijst.csv")
    return sign_in(client, bea).get(given.get_absolute_url()).content.decode()


def test_people_are_counted_once_however_much_of_them_changes() -> None:
    anna, team = Row(2, "1", "Anna", "westfriesland", "Groen"), TeamRef("Groen", 1)
    differences = Differences(
        day=DAY,
        listed=412,
        arrivals=(Arrival(anna, team, DAY),),
        changes=(Change(5, "Cor", ()), Change(6, "Dirk", ())),
        staying=(Staying(5, "Cor", 5, None),),
        leaving=(Leaving(7, "Els", DAY, is_absent=True),),
    )

    with translation.override("nl"):
        assert in_short(differences) == ("412 mensen in de lijst: 1 nieuw, 2 gewijzigd, 1 weg.")


def test_the_whole_is_told_above_the_changes(client: Client, bea: User) -> None:
    page = page_of(client, bea, LIST)

    assert "2 mensen in de lijst: 2 nieuw, 0 gewijzigd, 0 weg." in page
    assert "De lijst weggooien" in page


def test_a_list_that_changes_nothing_is_simply_done(client: Client, bea: User) -> None:
    listed = read(LIST)
    apply(by=bea, listed=listed, agreed_to=preview(listed, by=bea).fingerprint)

    page = page_of(client, bea, LIST)

    assert ("U hoeft niets te doen." in page, "Klaar</button>" in page) == (True, True)
    assert "De lijst weggooien" not in page
