"""The desk looks one person up; a manager does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from policy.acknowledging import confirm
from policy.looking import note_looked_up
from policy.models import ReadingTogether
from policy.reading_together import attest, contest
from tests.factories.escalations import House
from tests.factories.images import use_store
from tests.factories.people import person, sign_in, team
from tests.policy.paper import recorded
from tests.policy.reading import Hall, a_hall
from werksaam.audit.models import Event, EventDetail
from werksaam.people.models import User

pytestmark = pytest.mark.django_db
QUERIES_TO_FIND, QUERIES_TO_LOOK = 9, 25


@pytest.fixture(autouse=True)
def own_store(settings: Settings, tmp_path: Path) -> Path:
    return use_store(settings, tmp_path / "attachments")


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


@pytest.fixture
def desk(client: Client, hall: Hall) -> Client:
    return sign_in(client, hall.desk)


@pytest.mark.parametrize("number", [1, 3])
def test_finding_people_costs_the_same_for_one_and_for_three(
    desk: Client,
    hall: Hall,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    green = team("Groen")
    for _number in range(number):
        contest(by=hall.desk, reading=_read_with(hall, person("Zeldzaam", team=green)))
    desk.get("/beheer/bevestigingen/")  # A first look is noted.

    with django_assert_num_queries(QUERIES_TO_FIND):
        page = desk.get("/beheer/bevestigingen/", {"q": "zeldzaam"})

    assert (len(page.context["found"]), len(page.context["contested"])) == (number, number)


def _read_with(hall: Hall, learner: User) -> ReadingTogether:
    return attest(by=hall.trainer, person=learner, version=hall.version, language="nl")


@pytest.mark.parametrize("number", [1, 3])
def test_looking_up_costs_the_same_for_one_way_and_for_three(
    desk: Client,
    hall: Hall,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for _number in range(number):
        contest(by=hall.desk, reading=_read_with(hall, hall.learner))
    note_looked_up(by=hall.desk, people=[hall.learner])

    with django_assert_num_queries(QUERIES_TO_LOOK):
        page = desk.get(f"/beheer/bevestigingen/{hall.learner.pk}/")

    assert len(page.context["ways"]) == number


def test_someone_is_found_by_exact_number_or_name(desk: Client, hall: Hall) -> None:
    found = [
        [person for person, _team in desk.get("/beheer/bevestigingen/", {"q": q}).context["found"]]
        for q in ("J100", "J10", "jikke")
    ]

    assert (found[0], found[1]) == ([hall.learner], [])
    assert hall.learner in found[2]


def test_nobody_is_listed_unasked(desk: Client, hall: Hall) -> None:
    assert "found" not in desk.get("/beheer/bevestigingen/").context


def test_that_the_desk_looked_someone_up_is_in_the_trail_once(hall: Hall) -> None:
    note_looked_up(by=hall.desk, people=[hall.learner])
    note_looked_up(by=hall.desk, people=[hall.learner])

    assert Event.objects.filter(action="confirmation.looked_up").count() == 1


def looked_up(someone: User) -> int:
    """How often the trail says that someone of the desk read how this person confirmed."""
    looks = Event.objects.filter(action="confirmation.looked_up").values("index")
    about = EventDetail.objects.filter(object_type="person", object_id=str(someone.pk))
    return about.filter(index__in=looks).count()


def test_who_contested_lately_is_listed_and_the_trail_says_who_looked(
    desk: Client, hall: Hall
) -> None:
    contest(by=hall.desk, reading=_read_with(hall, hall.learner))

    for _time in range(2):
        desk.get("/beheer/bevestigingen/")

    assert looked_up(hall.learner) == 1


def test_a_look_at_the_reading_that_is_contested_is_in_the_trail(desk: Client, hall: Hall) -> None:
    made = _read_with(hall, hall.learner)

    desk.get(f"/beheer/bevestigingen/{made.pk}/betwist/")

    assert looked_up(hall.learner) == 1


def test_a_manager_does_not_learn_how_someone_confirmed(client: Client, hall: Hall) -> None:
    given = recorded(hall)
    sign_in(client, hall.manager)
    closed = (
        f"/beheer/bevestigingen/{hall.learner.pk}/",
        f"/beheer/bevestigingen/{given.pk}/scan/",
        "/beheer/bevestigingen/",
    )

    assert [client.get(path).status_code for path in closed] == [404, 404, 404]
    assert "papier" not in client.get("/beheer/team/").content.decode().lower()


@pytest.mark.parametrize(("is_asked", "button"), [(True, "btn-primary"), (False, "btn-quiet")])
def test_the_button_is_quiet_where_nothing_is_to_be_confirmed(
    desk: Client, hall: Hall, is_asked: bool, button: str
) -> None:
    if not is_asked:
        confirm(by=hall.learner, version=hall.version, language="nl")

    html = desk.get(f"/beheer/bevestigingen/{hall.learner.pk}/").content.decode()

    link = f'class="btn {button}" href="/beheer/bevestigingen/{hall.learner.pk}/formulier/"'
    assert link in html
