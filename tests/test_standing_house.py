"""The house that stands ready is there for who asks, whole again each time, and for nobody else."""

from __future__ import annotations

import pytest

from tests.factories.escalations import House
from werksaam.audit.models import Event
from werksaam.people.models import Team, User


@pytest.mark.parametrize("_", range(2))
def test_what_a_test_does_to_the_house_is_undone(standing_house: House, _: int) -> None:
    assert (standing_house.hall.name, Team.objects.count()) == ("Hal 3", 2)

    standing_house.hall.name = "Hal 4"
    standing_house.hall.save()
    Team.objects.create(name="Hal 5", entity=standing_house.hall.entity)


@pytest.mark.django_db
def test_who_asks_for_no_house_finds_none() -> None:
    assert (User.objects.exists(), Event.objects.exists()) == (False, False)


def test_the_people_of_the_house_are_in_the_database(standing_house: House) -> None:
    assert User.objects.get(pk=standing_house.reporter.pk) == standing_house.reporter


@pytest.mark.django_db
def test_who_asks_for_no_house_finds_none_after_those_who_did() -> None:
    assert (User.objects.exists(), Event.objects.exists()) == (False, False)
