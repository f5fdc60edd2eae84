"""The pages about being away: one's own, and a manager's for the own people."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, sign_in, team
from werksaam import clock
from werksaam.people.absences import come_back, go_away
from werksaam.people.hierarchy import deputies_on
from werksaam.people.joining import close_account
from werksaam.people.models import Absence, Role, User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
MINE, TEAM = "/afwezigheid/", "/afwezigheid/team/"
DAYS = {"starts_on": "2026-11-23", "ends_on": "2026-11-27", "deputy": ""}


@pytest.fixture(autouse=True)
def today() -> object:
    with clock.at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def mara() -> User:
    return person("Mara Mol")


@pytest.fixture
def piet(mara: User) -> User:
    return person("Piet Pot", team=team("Hal", manager=mara))


@pytest.fixture
def wim() -> User:
    return person("Wim Wit", email="wim@werksaam.example")


def of(someone: User) -> str:
    return f"/afwezigheid/van/{someone.pk}/"


def text(client: Client, path: str) -> str:
    content = client.get(path).content.decode().split("<main")[1]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", content)))


def away(someone: User, first: date = TODAY, **given: object) -> Absence:
    return go_away(
        by=someone,
        person=someone,
        starts_on=first,
        ends_on=TODAY + 4 * DAY,
        **given,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("named", ["Wim Wit", "wim wit", "WIM@werksaam.example"])
def test_someone_says_that_they_are_away_and_who_stands_in(
    client: Client, mara: User, wim: User, named: str
) -> None:
    answer = sign_in(client, mara).post(MINE, {**DAYS, "deputy": named})

    assert (answer.status_code, deputies_on(mara, TODAY)) == (302, [wim])
    assert "23 november t/m 27 november" in text(client, MINE)
    assert "Neemt waar: Wim Wit" in text(client, MINE)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_on": ""}, "starts_on"),
        ({"ends_on": ""}, "ends_on"),
        ({"ends_on": "2026-11-22"}, "ends_on"),
        ({"starts_on": "2026-11-02", "ends_on": "2026-11-03"}, "ends_on"),
        ({"starts_on": "morgen"}, "starts_on"),
        ({"starts_on": "2026-02-30"}, "starts_on"),
        ({"ends_on": "2036-01-01"}, "ends_on"),
        ({"starts_on": "1926-11-23"}, "starts_on"),
        ({"deputy": "Mara Mol"}, "deputy"),
        ({"deputy": "Niemand"}, "deputy"),
        ({"deputy": "Weg Gegaan"}, "deputy"),
        ({"deputy": "Jan Jansen"}, "deputy"),
        ({"deputy": "x" * 100_000}, "deputy"),
        ({"deputy": "Wim\x00Wit"}, "deputy"),
        ({"deputy": "<script>alert(1)</script>"}, "deputy"),
        ({"deputy": "\u202etiW miW"}, "deputy"),
        ({"deputy": "🦄"}, "deputy"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    client: Client, mara: User, wim: User, changed: dict[str, str], field: str
) -> None:
    close_account(by=None, person=person("Weg Gegaan"))
    person("Jan Jansen"), person("Jan Jansen")

    answer = sign_in(client, mara).post(MINE, {**DAYS, **changed})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Absence.objects.exists()


def test_a_leaver_is_called_by_name_in_the_refusal(client: Client, mara: User) -> None:
    close_account(by=None, person=person("Weg Gegaan"))

    answer = sign_in(client, mara).post(MINE, {**DAYS, "deputy": "weg gegaan"})

    assert "werkt hier niet meer" in answer.content.decode()


def test_days_that_overlap_are_refused_with_the_days_that_are_there(
    client: Client, mara: User
) -> None:
    away(mara)

    answer = sign_in(client, mara).post(MINE, DAYS)

    assert "van 23 november 2026 t/m 27 november 2026" in answer.content.decode()
    assert Absence.objects.count() == 1


def test_a_deputy_who_is_away_throughout_is_refused(client: Client, mara: User, wim: User) -> None:
    away(wim)

    answer = sign_in(client, mara).post(MINE, {**DAYS, "deputy": "Wim Wit"})

    assert list(answer.context["form"].errors) == ["deputy"]


def test_a_deputy_who_is_away_in_part_is_allowed_with_a_remark(
    client: Client, mara: User, wim: User
) -> None:
    away(wim, TODAY + 3 * DAY)

    answer = sign_in(client, mara).post(MINE, {**DAYS, "deputy": "Wim Wit"}, follow=True)

    assert "een deel van deze dagen zelf weg" in answer.content.decode()
    assert deputies_on(mara, TODAY) == [wim]


def test_nobody_gives_themselves_long_leave(client: Client, mara: User) -> None:
    sign_in(client, mara).post(MINE, {**DAYS, "is_leave": "on"})

    assert Absence.objects.get().is_leave is False


def test_a_manager_enters_long_leave_without_an_end(client: Client, mara: User, piet: User) -> None:
    posted = {**DAYS, "ends_on": "", "is_leave": "on"}

    answer = sign_in(client, mara).post(of(piet), posted)

    absence = Absence.objects.get(person=piet)
    assert (answer.status_code, absence.is_leave, absence.ends_on) == (302, True, None)


def test_an_administrator_enters_it_for_anyone(client: Client, piet: User) -> None:
    answer = sign_in(client, person(roles=[Role.ADMINISTRATOR])).post(of(piet), DAYS)

    assert (answer.status_code, Absence.objects.get().person) == (302, piet)


def test_a_colleague_enters_it_for_nobody_else(client: Client, piet: User, wim: User) -> None:
    answer = sign_in(client, wim).post(of(piet), DAYS)

    assert (answer.status_code, Absence.objects.exists()) == (404, False)


def test_an_absence_ends_earlier(client: Client, mara: User, wim: User) -> None:
    absence = away(mara, TODAY - 2 * DAY, deputy=wim)

    answer = sign_in(client, mara).post(f"{MINE}{absence.pk}/eindigen/", {"last_day": "2026-11-22"})

    assert (answer.status_code, deputies_on(mara, TODAY)) == (302, [])


@pytest.mark.parametrize("day", ["", "2026-11-27", "2026-11-21", "2026-12-24", "x"])
def test_an_end_that_makes_no_sense_is_refused(client: Client, mara: User, day: str) -> None:
    absence = away(mara, TODAY - 5 * DAY)

    answer = sign_in(client, mara).post(f"{MINE}{absence.pk}/eindigen/", {"last_day": day})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["last_day"])


def test_an_absence_that_has_not_begun_is_taken_back(client: Client, mara: User) -> None:
    absence = away(mara, TODAY + DAY)

    sign_in(client, mara).post(f"{MINE}{absence.pk}/terugnemen/")

    assert not Absence.objects.current().exists()


def test_an_absence_that_began_meanwhile_is_not_taken_back(client: Client, mara: User) -> None:
    absence = away(mara)

    answer = sign_in(client, mara).post(f"{MINE}{absence.pk}/terugnemen/")

    assert answer.status_code == 409
    assert Absence.objects.current().exists()


def test_an_absence_that_another_changed_is_not_there_any_more(client: Client, mara: User) -> None:
    absence = away(mara, TODAY - DAY)
    come_back(by=mara, absence=absence, last_day=TODAY)

    assert sign_in(client, mara).get(f"{MINE}{absence.pk}/eindigen/").status_code == 404


def test_another_deputy_is_named(client: Client, mara: User, piet: User, wim: User) -> None:
    absence = away(mara, deputy=piet)

    sign_in(client, mara).post(f"{MINE}{absence.pk}/waarnemer/", {"deputy": "Wim Wit"})

    assert deputies_on(mara, TODAY) == [wim]


def test_home_says_for_whom_one_stands_in(client: Client, mara: User, wim: User) -> None:
    away(mara, deputy=wim)

    assert "U neemt waar voor Mara Mol t/m 27 november." in text(sign_in(client, wim), "/")


def test_home_says_who_stands_in(client: Client, mara: User, wim: User) -> None:
    away(mara, deputy=wim)

    assert "Wim Wit neemt voor u waar t/m 27 november." in text(sign_in(client, mara), "/")


def test_home_says_nothing_on_other_days(client: Client, mara: User, wim: User) -> None:
    away(mara, TODAY + DAY, deputy=wim)

    assert "neemt" not in text(sign_in(client, wim), "/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_a_manager_costs_the_same_for_one_and_for_three(
    client: Client,
    mara: User,
    piet: User,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for one in [piet, *(person(team=piet.memberships.get().team) for _ in range(number - 1))]:
        away(one)
    sign_in(client, mara)
    client.get(TEAM)

    with django_assert_num_queries(12):
        client.get(TEAM)


@pytest.mark.parametrize("number", [1, 3])
def test_the_own_page_costs_the_same_for_one_and_for_three(
    client: Client, mara: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nth in range(number):
        first = TODAY + nth * DAY
        go_away(by=mara, person=mara, starts_on=first, ends_on=first)
    sign_in(client, mara)
    client.get(MINE)

    with django_assert_num_queries(10):
        client.get(MINE)


@pytest.mark.parametrize("page", ["of_person", "deputy"])
def test_an_administrator_is_told_that_they_do_not_stand_in(
    client: Client, piet: User, page: str
) -> None:
    beheer = person("Bea Beheer", roles=[Role.ADMINISTRATOR])
    path = of(piet) if page == "of_person" else f"/afwezigheid/{away(piet).pk}/waarnemer/"

    answer = sign_in(client, beheer).post(path, {**DAYS, "deputy": "Bea Beheer"})

    assert answer.status_code == 422
    words = "U kunt niet zelf waarnemen als u dit voor een ander regelt."
    assert answer.context["form"].errors == {"deputy": [words]}
