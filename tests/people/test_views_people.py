"""The administrator's pages about people, teams and asked roles."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, sign_in, team
from werksaam import clock
from werksaam.people.asking_roles import ask_role
from werksaam.people.hierarchy import team_of
from werksaam.people.models import Membership, Role, Team, TeamManagership, User
from werksaam.people.placing import stop

pytestmark = pytest.mark.django_db
PEOPLE, TEAMS, ROLES = (f"/beheer/{p}/" for p in ("mensen", "teams", "rollen"))
DETAILS = {
    "name": "Anna de Wit",
    "email": "Anna@X.nl",
    "personnel_number": "A1",
    "phone": "06",
    "entity": "westfriesland",
    "representative_function": "no",
    "language": "nl",
}


@pytest.fixture
def bea() -> User:
    return person("Bea Beheer", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def beas(client: Client, bea: User) -> Client:
    return sign_in(client, bea)


@pytest.fixture
def anna() -> User:
    return person("Anna", team=team("Groen"))


def text(response: Any) -> str:
    main = response.content.decode().split("<main")[1]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", main)))


def wrong(response: Any) -> tuple[int, list[str]]:
    return response.status_code, list(response.context["form"].errors)


# --- people


def test_someone_is_added_with_a_team(beas: Client) -> None:
    hall = team("Groen")

    answer = beas.post(f"{PEOPLE}nieuw/", DETAILS | {"team": str(hall.pk)})

    added = User.objects.get(personnel_number="A1")
    assert (answer["Location"], added.email) == (f"{PEOPLE}{added.pk}/", "anna@x.nl")
    assert team_of(added, clock.today()) == hall


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"name": " "}, ["name"]),
        ({"email": "", "personnel_number": ""}, ["email"]),
        ({"email": "anna"}, ["email"]),
        ({"personnel_number": "a@x"}, ["personnel_number"]),
        ({"personnel_number": "p00"}, ["personnel_number"]),
        ({"entity": "elders"}, ["entity"]),
        ({"starts_on": "31-02-2026"}, ["starts_on"]),
        ({"team": "0"}, ["team"]),
    ],
)
def test_what_does_not_fit_is_told_at_the_field(
    beas: Client, changed: dict[str, str], fields: list[str]
) -> None:
    person(personnel_number="P00")

    assert wrong(beas.post(f"{PEOPLE}nieuw/", DETAILS | changed)) == (422, fields)
    assert User.objects.count() == 2


def test_details_are_changed_from_what_was_shown(beas: Client, anna: User) -> None:
    path = f"{PEOPLE}{anna.pk}/gegevens/"
    shown = beas.get(path).context["form"]["shown"].value()

    first = beas.post(path, DETAILS | {"shown": shown})
    second = beas.post(path, DETAILS | {"shown": shown, "name": "Anders"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert User.objects.get(pk=anna.pk).name == "Anna de Wit"


def test_a_page_of_a_person_tells_where_they_worked(beas: Client, bea: User, anna: User) -> None:
    stop(by=bea, fact=Membership.objects.get(person=anna), last_day=clock.today())

    page = text(beas.get(f"{PEOPLE}{anna.pk}/"))

    for words in ("Groen nu van 1 januari 2015 tot en met", "Groen vervangen op", "Vastgelegd op"):
        assert words in page


def test_someone_moves(beas: Client, anna: User) -> None:
    post, today = team("Post"), clock.today()
    given = {"team": post.pk, "starts_on": today.isoformat(), "elsewhere": "no"}

    answer = beas.post(f"{PEOPLE}{anna.pk}/team/", given)

    assert (answer.status_code, team_of(anna, today)) == (302, post)


def test_a_move_that_can_not_be_is_told_at_the_field(beas: Client, anna: User) -> None:
    same, today = Team.objects.get().pk, clock.today()
    path = f"{PEOPLE}{anna.pk}/team/"
    given = {"team": same, "starts_on": today.isoformat(), "elsewhere": "no"}
    before = (today - timedelta(days=1)).isoformat()

    assert wrong(beas.post(path, given)) == (422, ["team"])
    assert wrong(beas.post(path, given | {"ends_on": before})) == (422, ["ends_on"])


def test_someone_leaves(beas: Client, anna: User) -> None:
    last_day = clock.today() - timedelta(days=1)

    beas.post(f"{PEOPLE}{anna.pk}/vertrek/", {"last_day": last_day.isoformat()})

    assert not User.objects.get(pk=anna.pk).is_active


def test_nobody_leaves_by_their_own_hand(beas: Client, bea: User) -> None:
    assert beas.get(f"{PEOPLE}{bea.pk}/vertrek/").status_code == 409


def test_a_membership_that_was_replaced_is_not_ended_again(
    beas: Client, bea: User, anna: User
) -> None:
    held = Membership.objects.get(person=anna)
    stop(by=bea, fact=held, last_day=clock.today())

    assert beas.get(f"{PEOPLE}team-eindigt/{held.pk}/").status_code == 409


# --- teams


def test_a_team_is_added_and_moved(beas: Client) -> None:
    top = team("Top")
    given = {"name": "Groen", "entity": "westfriesland"}
    beas.post(f"{TEAMS}nieuw/", given)
    made = Team.objects.get(name="Groen")

    beas.post(f"{TEAMS}{made.pk}/wijzigen/", given | {"parent": top.pk})

    assert Team.objects.get(name="Groen").parent == top
    assert "Top geen leidinggevende · 0 mensen Groen" in text(beas.get(TEAMS))


def test_a_loop_is_told_at_the_field(beas: Client) -> None:
    top = team("Top")
    below = team("Groen", parent=top)
    given = {"name": "Top", "entity": "westfriesland", "parent": below.pk}

    assert wrong(beas.post(f"{TEAMS}{top.pk}/wijzigen/", given)) == (422, ["parent"])


def test_a_team_of_ones_own_above_it_is_told_at_the_field(beas: Client, bea: User) -> None:
    ict, board = team("ICT", manager=bea), team("Directie")
    given = {"name": "Directie", "entity": "westfriesland", "parent": ict.pk}

    for path in (f"{TEAMS}{board.pk}/wijzigen/", f"{TEAMS}nieuw/"):
        assert wrong(beas.post(path, given)) == (422, ["parent"])


def test_a_manager_begins_and_stops(beas: Client, anna: User) -> None:
    hall, today = Team.objects.get(), clock.today().isoformat()
    beas.post(f"{TEAMS}{hall.pk}/leidinggevende/", {"person": "Anna", "starts_on": today})
    held = TeamManagership.objects.get(person=anna)

    answer = beas.post(f"{TEAMS}leidinggevende-eindigt/{held.pk}/", {"last_day": today})

    assert answer["Location"] == f"{TEAMS}{hall.pk}/"
    assert TeamManagership.objects.current().get().ends_on == clock.today()


@pytest.mark.parametrize("who", ["Bea Beheer", "Niemand", "Anna"])
def test_a_manager_who_can_not_be_is_told_at_the_field(beas: Client, anna: User, who: str) -> None:
    hall, today = Team.objects.get(), clock.today().isoformat()
    path = f"{TEAMS}{hall.pk}/leidinggevende/"
    beas.post(path, {"person": "Anna", "starts_on": today})

    assert wrong(beas.post(path, {"person": who, "starts_on": today})) == (422, ["person"])


# --- roles


def test_a_role_is_asked_and_given(beas: Client, bea: User) -> None:
    dirks = sign_in(Client(), person("Dirk", roles=[Role.DIRECTOR]))
    beas.post(f"{ROLES}vragen/", {"role": "auditor", "reason": "Bij afwezigheid."})
    asked = bea.role_requests.get()
    assert "Bea Beheer: Auditor" in text(dirks.get(ROLES))

    dirks.post(asked.get_absolute_url(), {"answer": "grant"})

    assert Role.AUDITOR in User.objects.get(pk=bea.pk).held_roles


def test_what_nobody_could_answer_is_not_asked(beas: Client, bea: User) -> None:
    given = {"role": "auditor", "reason": "Bij afwezigheid."}

    assert wrong(beas.post(f"{ROLES}vragen/", given)) == (422, ["__all__"])
    assert not bea.role_requests.exists()


def test_what_is_missing_is_told_at_the_field(beas: Client) -> None:
    assert wrong(beas.post(f"{ROLES}vragen/", {"reason": " "})) == (422, ["role", "reason"])


def test_an_answer_too_late_is_told(beas: Client, bea: User) -> None:
    ben = person("Ben", roles=[Role.ADMINISTRATOR])
    path = ask_role(by=ben, role=Role.AUDITOR, reason="Zo.").get_absolute_url()

    answers = [beas.post(path, {"answer": "grant"}).status_code for _ in range(2)]

    assert answers == [302, 409]


def test_who_may_answer_has_it_to_do(client: Client, bea: User) -> None:
    dirk = person("Dirk", roles=[Role.DIRECTOR])
    ask_role(by=bea, role=Role.AUDITOR, reason="Zo.")

    assert "Iemand vraagt een rol voor zichzelf" in text(sign_in(client, dirk).get("/"))


# --- what pages cost


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [(PEOPLE, 8), (TEAMS, 8), (f"{TEAMS}{{team}}/", 9), (f"{PEOPLE}{{person}}/", 9)],
)
def test_pages_cost_as_much_for_many_as_for_one(
    beas: Client,
    path: str,
    queries: int,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    hall = team("Groen", manager=person("Baas"))
    several = [person(f"Zoek {n}", team=hall) for n in range(number)]
    for n in range(number):
        team(f"Onder {n}", parent=hall)
    beas.get(PEOPLE)

    with django_assert_num_queries(queries):
        beas.get(path.format(team=hall.pk, person=several[0].pk))


@pytest.mark.parametrize("page", [PEOPLE, TEAMS])
def test_a_missing_name_is_asked_for_as_a_name(client: Client, page: str) -> None:
    administrator = sign_in(client, person(roles=[Role.ADMINISTRATOR]))

    response = administrator.post(f"{page}nieuw/", {"name": ""})

    assert response.context["form"].errors["name"] == ["Vul de naam in."]
