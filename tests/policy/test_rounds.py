"""Opening a round, and the desk's pages about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import confirm
from policy.models import Round
from policy.queries_acknowledging import open_obligation
from policy.queries_rounds import question_on
from policy.queries_stamp import stamp_of
from policy.rounds import CannotOpen, open_round, stop_round
from tests.factories.people import person, sign_in, team
from tests.factories.policy import imported_code, published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

NEW = "/beheer/rondes/nieuw/"
CHECKED = {"checked": "1"}


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def days(opens: int = 0, due: int = 14) -> dict[str, date]:
    today = clock.today()
    return {"opens_on": today + timedelta(days=opens), "due_on": today + timedelta(days=due)}


def test_a_round_is_opened_by_someone_for_a_version(adviser: User) -> None:
    version = published_code()

    made = open_round(by=adviser, version=version, **days())

    assert (made.version, made.opened_by) == (version, adviser)


def test_a_draft_can_not_be_asked(adviser: User) -> None:
    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=imported_code(), **days())

    assert list(refused.value.errors) == ["version"]


def test_due_before_opening_is_refused(adviser: User) -> None:
    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=published_code(), **days(opens=3, due=2))

    assert list(refused.value.errors) == ["due_on"]


def test_a_round_never_changes() -> None:
    made = asked(published_code())

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(due_on=date(2030, 1, 1))


def test_the_desk_opens_a_round_with_a_form(desk: Client, adviser: User) -> None:
    version = published_code()

    filled = {"version": version.pk, **days(), "opened_by": person().pk}
    response = desk.post(NEW, filled | CHECKED)

    assert response.headers["Location"] == "/beheer/rondes/"
    assert Round.objects.get().opened_by == adviser


def test_what_is_wrong_is_told_at_its_field(desk: Client) -> None:
    version = published_code()

    response = desk.post(NEW, {"version": version.pk, **days(opens=3, due=2)})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["due_on"]
    assert 'href="#id_due_on"' in response.content.decode()


@pytest.mark.parametrize("field", ["version", "opens_on", "due_on"])
def test_every_field_is_needed(desk: Client, field: str) -> None:
    version = published_code()
    filled = {"version": version.pk, **days()} | {field: ""}

    response = desk.post(NEW, filled)

    assert list(response.context["form"].errors) == [field]


def test_first_the_page_shows_whom_a_round_touches(desk: Client) -> None:
    hall = team("Inpakhal")
    for _ in range(6):
        person(team=hall)

    response = desk.post(NEW, {"version": published_code().pk, **days()})

    assert not Round.objects.exists()
    assert response.context["touched"].people == 6
    assert [(row.name, row.people) for row in response.context["touched"].teams] == [
        ("Inpakhal", 6)
    ]


def test_small_teams_are_not_counted_apart(desk: Client) -> None:
    hall = team("Inpakhal")
    for _ in range(4):
        person(team=hall)

    response = desk.post(NEW, {"version": published_code().pk, **days()})

    assert [row.people for row in response.context["touched"].teams] == [None]


def test_who_confirmed_is_not_asked_again(desk: Client) -> None:
    version, anna = published_code(), person(team=team("Inpakhal"))
    confirm(by=anna, version=version, language="nl")

    response = desk.post(NEW, {"version": version.pk, **days()})

    assert (response.context["touched"].people, response.context["touched"].confirmed) == (0, 1)


@pytest.mark.parametrize(
    ("opens", "due", "field"), [(-1, 5, "opens_on"), (0, 367, "due_on"), (3, 2, "due_on")]
)
@pytest.mark.parametrize("checked", [{}, CHECKED])
def test_impossible_days_are_told_at_their_field(
    desk: Client, opens: int, due: int, field: str, checked: dict[str, str]
) -> None:
    version = published_code()

    response = desk.post(NEW, {"version": version.pk, **days(opens, due)} | checked)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("opens", "due", "field"),
    [(0, 4, "due_on"), (5, 8, "opens_on"), (9, 20, "opens_on"), (2, 20, "due_on")],
)
def test_rounds_do_not_overlap(adviser: User, opens: int, due: int, field: str) -> None:
    version = published_code()
    open_round(by=adviser, version=version, **days(3, 10))

    with pytest.raises(CannotOpen) as refused:
        open_round(by=adviser, version=version, **days(opens, due))

    assert list(refused.value.errors) == [field]


def test_a_stopped_round_leaves_room(adviser: User) -> None:
    version = published_code()
    first = open_round(by=adviser, version=version, **days())
    stop_round(by=adviser, opened=first, reason="Te vroeg")

    assert open_round(by=adviser, version=version, **days()) != first


def test_a_double_click_opens_one_round(desk: Client) -> None:
    filled = {"version": published_code().pk, **days()} | CHECKED

    answers = [desk.post(NEW, filled).headers["Location"] for _ in range(2)]

    assert (answers, Round.objects.count()) == (["/beheer/rondes/"] * 2, 1)


def stop_address(made: Round) -> str:
    return f"/beheer/rondes/{made.pk}/stoppen/"


def test_a_round_is_stopped_by_someone_for_a_reason(desk: Client, adviser: User) -> None:
    made = asked(published_code())

    response = desk.post(stop_address(made), {"reason": "Te vroeg"})

    made.refresh_from_db()
    assert response.headers["Location"] == "/beheer/rondes/"
    assert (made.stopped_by, made.stop_reason) == (adviser, "Te vroeg")


def test_stopping_needs_a_reason(desk: Client) -> None:
    made = asked(published_code())

    response = desk.post(stop_address(made), {"reason": "  "})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["reason"])


def test_stopping_twice_keeps_the_first(adviser: User) -> None:
    made = asked(published_code())

    for reason in ("Te vroeg", "Nog eens"):
        stop_round(by=adviser, opened=made, reason=reason)

    made.refresh_from_db()
    assert made.stop_reason == "Te vroeg"


def test_a_round_that_is_over_can_not_be_stopped(desk: Client) -> None:
    today = clock.today()
    made = asked(
        published_code(), opens_on=today - timedelta(days=9), due_on=today - timedelta(days=1)
    )

    assert desk.post(stop_address(made), {"reason": "Te laat"}).status_code == 409


def test_how_a_round_was_stopped_never_changes(adviser: User) -> None:
    made = asked(published_code())
    stop_round(by=adviser, opened=made, reason="Te vroeg")

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(stopped_at=None, stopped_by=None, stop_reason="")


def test_no_round_stops_without_a_reason(adviser: User) -> None:
    made = asked(published_code())

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(stopped_at=clock.now(), stopped_by=adviser)


def test_a_stopped_round_asks_nobody(adviser: User) -> None:
    anna, made = person(team=team("Inpakhal")), asked(published_code())
    before = open_obligation(anna)

    stop_round(by=adviser, opened=made, reason="Te vroeg")

    assert (before is not None, open_obligation(anna)) == (True, None)


def test_days_before_the_stop_stay_as_they_were(adviser: User) -> None:
    version = published_code()
    made = asked(version)

    stop_round(by=adviser, opened=made, reason="Te vroeg")

    yesterday = question_on(version.policy, clock.today() - timedelta(days=1))
    assert yesterday is not None
    assert yesterday.round == made


def test_what_was_known_before_the_stop_stays_to_be_asked(adviser: User) -> None:
    version = published_code()
    made = asked(version)
    before = clock.now()

    with clock.at(before + timedelta(minutes=1)):
        stop_round(by=adviser, opened=made, reason="Te vroeg")

    question = question_on(version.policy, clock.today(), before)
    assert question is not None
    assert question.round == made


def test_the_code_page_hears_of_a_stop(adviser: User) -> None:
    anna, made = person(), asked(published_code())
    before = stamp_of(anna)

    stop_round(by=adviser, opened=made, reason="Te vroeg")

    assert stamp_of(anna) != before


def test_a_draft_is_no_choice(desk: Client) -> None:
    draft = imported_code()

    response = desk.post(NEW, {"version": draft.pk, **days()})

    assert list(response.context["form"].errors) == ["version"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    version = published_code()
    for _ in range(number):
        asked(version)
    desk.get("/beheer/rondes/")

    with django_assert_num_queries(QUERIES):
        desk.get("/beheer/rondes/")


QUERIES = 6


@pytest.mark.parametrize("address", ["/beheer/rondes/", NEW, "/beheer/versies/"])
@pytest.mark.parametrize("roles", [[], [Role.DIRECTOR], [Role.ADMINISTRATOR], [Role.AUDITOR]])
def test_the_pages_are_for_the_desk(client: Client, address: str, roles: list[Role]) -> None:
    assert sign_in(client, person(roles=roles)).get(address).status_code == 404


def test_a_team_is_small_by_all_its_people_not_by_who_is_left(desk: Client) -> None:
    version, hall = published_code(), team("Inpakhal")
    people = [person(team=hall) for _ in range(6)]
    for someone in people[:4]:
        confirm(by=someone, version=version, language="nl")

    response = desk.post(NEW, {"version": version.pk, **days()})

    assert [row.people for row in response.context["touched"].teams] == [2]
