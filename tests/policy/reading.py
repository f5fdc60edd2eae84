"""Reading together, for tests: who reads along, and a session that is locked to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from policy import reading_together
from policy.models import ReadingTogether, Version
from policy.presenters_parts import parts_of
from policy.queries import reading_tree
from tests.factories.escalations import House
from tests.factories.people import person, sign_in, team
from tests.policy.asking import asked
from werksaam.people.models import Role, User


@dataclass(frozen=True)
class Hall:
    """A trainer, a manager, someone of the desk, and Jikke, who still has to confirm."""

    trainer: User
    manager: User
    learner: User
    desk: User
    version: Version


def a_hall(house: House) -> Hall:
    """A round runs in the house, and Jikke of its hall has not confirmed."""
    asked(house.version)
    return Hall(
        trainer=person("Tim", roles=[Role.TRAINER], team=team("Opleiding")),
        manager=house.manager,
        learner=person("Jikke", team=house.hall, personnel_number="J100"),
        desk=house.secretary,
        version=house.version,
    )


def read(hall: Hall, by: User | None = None) -> ReadingTogether:
    """Somebody (the trainer) read with Jikke."""
    by = by or hall.trainer
    return reading_together.attest(by=by, person=hall.learner, version=hall.version, language="nl")


def begin(client: Client, hall: Hall, language: str = "nl") -> Client:
    """The trainer begins: this client is locked from now on."""
    sign_in(client, hall.trainer)
    response = client.post(f"/samen-lezen/met/{hall.learner.pk}/", {"language": language})
    assert response.headers["Location"] == "/samen-lezen/deel/1/"
    return client


def read_all(client: Client, hall: Hall) -> int:
    """Go through every part; answers how many there are."""
    total = len(parts_of(reading_tree(hall.version, "nl")))
    for number in range(1, total + 1):
        assert client.get(f"/samen-lezen/deel/{number}/").status_code == 200
    return total
