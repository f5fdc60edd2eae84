"""Opening a round, and the desk's pages about it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import confirm
from policy.models import Round, Version
from policy.presenters_round import TeamTouched
from policy.queries_rounds import rounds_beside
from policy.rounds import CannotOpen, open_round
from tests.factories.people import person, sign_in, team
from tests.factories.policy import imported_code, published_code
from tests.policy.asking import CHECKED, NEW, asked, days, filled
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def test_a_round_is_opened_by_someone_for_a_version(adviser: User, standing_code: Version) -> None:
    made = open_round(by=adviser, version=standing_code, **days())

    assert (made.version, made.opened_by) == (standing_code, adviser)


def test_a_draft_can_not_be_asked(adviser: User) -> None:
    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=imported_code(), **days())

    assert list(refused.value.errors) == ["version"]


def test_due_before_opening_is_refused(adviser: User) -> None:
    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=published_code(), **days(opens=3, due=2))

    assert list(refused.value.errors) == ["due_on"]


def test_a_round_never_changes(standing_code: Version) -> None:
    made = asked(standing_code)

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(due_on=date(2030, 1, 1))


def test_the_desk_opens_a_round_with_a_form(
    desk: Client, adviser: User, standing_code: Version
) -> None:
    response = desk.post(NEW, filled(standing_code, opened_by=person().pk) | CHECKED)

    made = Round.objects.get()
    assert response.headers["Location"] == f"/beheer/rondes/{made.pk}/"
    assert made.opened_by == adviser


def test_what_is_wrong_is_told_at_its_field(desk: Client, standing_code: Version) -> None:
    response = desk.post(NEW, filled(standing_code, 3, 2))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["due_on"]
    assert 'href="#id_due_on"' in response.content.decode()


@pytest.mark.parametrize(
    "field", ["version", "audience", "opens_on", "due_on", "invitation_nl", "invitation_en"]
)
def test_every_field_is_needed(desk: Client, field: str, standing_code: Version) -> None:
    response = desk.post(NEW, filled(standing_code) | {field: ""})

    assert list(response.context["form"].errors) == [field]


def test_first_the_page_shows_whom_a_round_touches(desk: Client, standing_code: Version) -> None:
    hall = team("Inpakhal")
    for _ in range(6):
        person(team=hall)

    response = desk.post(NEW, filled(standing_code))

    assert not Round.objects.exists()
    assert response.context["numbers"].people == 6
    assert response.context["by_team"] == (TeamTouched("Inpakhal", 6),)


def test_small_teams_are_not_counted_apart(desk: Client, standing_code: Version) -> None:
    hall = team("Inpakhal")
    for _ in range(4):
        person(team=hall)

    response = desk.post(NEW, filled(standing_code))

    assert [row.people for row in response.context["by_team"]] == [None]


def test_who_confirmed_is_not_asked_again(desk: Client, standing_code: Version) -> None:
    version, anna = standing_code, person(team=team("Inpakhal"))
    confirm(by=anna, version=version, language="nl")

    response = desk.post(NEW, filled(version))

    numbers = response.context["numbers"]
    assert (numbers.people, numbers.confirmed) == (0, 1)


@pytest.mark.parametrize(
    ("opens", "due", "field"), [(-1, 5, "opens_on"), (0, 367, "due_on"), (3, 2, "due_on")]
)
@pytest.mark.parametrize("checked", [{}, CHECKED])
def test_impossible_days_are_told_at_their_field(
    desk: Client, opens: int, due: int, field: str, checked: dict[str, str], standing_code: Version
) -> None:
    response = desk.post(NEW, filled(standing_code, opens, due) | checked)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("opens", "due"),
    [(0, 4), (5, 8), (9, 20), (2, 20)],
)
def test_nobody_is_asked_the_same_in_two_rounds(
    adviser: User, opens: int, due: int, standing_code: Version
) -> None:
    open_round(by=adviser, version=standing_code, **days(3, 10))

    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=standing_code, **days(opens, due))

    assert list(refused.value.errors) == ["audience"]


def test_a_double_click_opens_one_round(desk: Client, standing_code: Version) -> None:
    sent = filled(standing_code) | CHECKED

    answers = [desk.post(NEW, sent).headers["Location"] for _ in range(2)]

    assert answers == [f"/beheer/rondes/{Round.objects.get().pk}/"] * 2


def test_a_draft_is_no_choice(desk: Client) -> None:
    draft = imported_code()

    response = desk.post(NEW, filled(draft))

    assert list(response.context["form"].errors) == ["version"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    desk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    standing_code: Version,
) -> None:
    for _ in range(number):
        asked(standing_code)
    desk.get("/beheer/rondes/")

    with django_assert_num_queries(QUERIES):
        desk.get("/beheer/rondes/")


QUERIES = 9


@pytest.mark.parametrize("address", ["/beheer/rondes/", NEW, "/beheer/versies/"])
@pytest.mark.parametrize("roles", [[], [Role.DIRECTOR], [Role.ADMINISTRATOR], [Role.AUDITOR]])
def test_the_pages_are_for_the_desk(client: Client, address: str, roles: list[Role]) -> None:
    assert sign_in(client, person(roles=roles)).get(address).status_code == 404


def test_a_team_is_small_by_all_its_people_not_by_who_is_left(
    desk: Client, standing_code: Version
) -> None:
    version, hall = standing_code, team("Inpakhal")
    people = [person(team=hall) for _ in range(6)]
    for someone in people[:4]:
        confirm(by=someone, version=version, language="nl")

    response = desk.post(NEW, filled(version))

    assert [row.people for row in response.context["by_team"]] == [2]


def test_a_round_that_runs_in_the_same_days_is_named_first(
    desk: Client, standing_code: Version
) -> None:
    running = asked(standing_code)

    html = desk.post(NEW, filled(standing_code, is_periodic="on")).content.decode()

    assert "In deze dagen is er nog een ronde" in html
    assert f'href="/beheer/rondes/{running.pk}/"' in html


@pytest.mark.parametrize(("opens", "found"), [(13, True), (14, True), (15, False)])
def test_a_round_is_beside_one_that_shares_a_day(
    opens: int, found: bool, standing_code: Version
) -> None:
    running = asked(standing_code)

    planned = Round(version=running.version, **days(opens=opens, due=40))

    assert rounds_beside(planned) == ([running] if found else [])


def test_nothing_marks_a_choice_that_the_audience_needs_as_optional(
    desk: Client, standing_code: Version
) -> None:
    html = desk.get(NEW).content.decode()

    legends = re.findall(r"<legend[^>]*>(.*?)</legend>", html, re.DOTALL)
    assert [words for words in legends if "optioneel" in words and "Welke" in words] == []
