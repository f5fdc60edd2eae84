"""Who need not confirm: dated, for a neutral reason, decided by someone else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.exempting import AlreadyExempt, ForOneself, NotSoAnyMore, end_exemption, exempt
from policy.models import Exemption, ExemptionReason
from policy.obligations import Standing, State
from policy.queries_acknowledging import open_obligation, state_in
from policy.queries_rounds import question_on
from policy.queries_stamp import stamp_of
from tests.factories.escalations import MONDAY
from tests.factories.people import person, sign_in, team
from tests.factories.policy import published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

LIST, FORM = "/beheer/vrijstellingen/", "/beheer/vrijstellingen/nieuw/"
ENDS = ExemptionReason.CONTRACT_ENDS


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


@pytest.fixture
def anna() -> User:
    return person("Anna", team=team())


def ahead(number: int) -> date:
    return clock.today() + timedelta(days=number)


def exempted(by: User, someone: User, first: int = -3, last: int = 30, **said: Any) -> Exemption:
    given: dict[str, Any] = {"reason": ENDS, "decided_by": by} | said
    return exempt(by=by, person=someone, starts_on=ahead(first), ends_on=ahead(last), **given)


def state(someone: User) -> State:
    question = question_on(published_version(), clock.today())
    assert question is not None
    return state_in(question, someone, clock.today())


def published_version() -> Any:
    return asked(published_code()).version.policy


def test_who_is_exempt_is_not_asked(adviser: User, anna: User) -> None:
    exempted(adviser, anna)

    assert state(anna).standing == Standing.EXEMPT
    assert open_obligation(anna) is None


def test_after_it_there_are_two_weeks(adviser: User, anna: User) -> None:
    with clock.at(clock.now() - timedelta(days=90)):
        asked(published_code(), due_on=ahead(14))
    exempted(adviser, anna, -30, -1)

    obligation = open_obligation(anna)

    assert obligation is not None
    assert (obligation.state.standing, obligation.due_on) == (Standing.OPEN, ahead(14))


@pytest.mark.parametrize(("first", "last"), [(-3, 30), (30, 40), (-40, -3), (-400, 400), (5, 6)])
def test_days_that_overlap_are_refused(adviser: User, anna: User, first: int, last: int) -> None:
    there = exempted(adviser, anna)

    with pytest.raises(AlreadyExempt) as refused:
        exempted(adviser, anna, first, last, reason=ExemptionReason.OTHER_AGREEMENT)

    assert refused.value.there == there


def test_days_that_touch_are_kept(adviser: User, anna: User) -> None:
    exempted(adviser, anna)

    assert exempted(adviser, anna, 31, 40).pk


def test_the_same_twice_is_kept_once(adviser: User, anna: User) -> None:
    assert exempted(adviser, anna) == exempted(adviser, anna)


def test_nobody_enters_or_decides_it_for_oneself(adviser: User, anna: User) -> None:
    for someone in (adviser, anna):
        with pytest.raises(ForOneself):
            exempted(adviser, someone, decided_by=anna)


def test_it_ends_earlier_and_the_past_stays(adviser: User, anna: User, settings: Any) -> None:
    settings.FAKE_NOW = MONDAY
    made = exempted(adviser, anna)
    before = clock.now()

    with clock.at(before + timedelta(minutes=1)):
        ended = end_exemption(by=adviser, exemption=made, last_day=ahead(-1))

    assert ended is not None
    assert (ended.starts_on, ended.ends_on) == (ahead(-3), ahead(-1))
    assert Exemption.objects.on(clock.today(), known_at=before).get() == made
    assert state(anna).standing == Standing.OPEN


def test_one_that_has_not_begun_is_taken_back(adviser: User, anna: User) -> None:
    made = exempted(adviser, anna, 3, 9)

    assert end_exemption(by=adviser, exemption=made, last_day=ahead(2)) is None
    assert not Exemption.objects.current().exists()


def test_it_is_ended_once(adviser: User, anna: User) -> None:
    made = exempted(adviser, anna)
    end_exemption(by=adviser, exemption=made, last_day=ahead(5))

    with pytest.raises(NotSoAnyMore):
        end_exemption(by=adviser, exemption=made, last_day=ahead(4))


def test_what_was_entered_never_changes(adviser: User, anna: User) -> None:
    made = exempted(adviser, anna)

    with pytest.raises(DatabaseError), transaction.atomic():
        Exemption.objects.filter(pk=made.pk).update(ends_on=ahead(300))


def test_the_code_page_hears_of_it(adviser: User, anna: User) -> None:
    before = stamp_of(anna)

    exempted(adviser, anna)

    assert stamp_of(anna) != before


def sent(anna: User, adviser: User, **changed: Any) -> dict[str, Any]:
    filled = {"person": "anna", "starts_on": ahead(-3), "ends_on": ahead(30), "reason": ENDS}
    return filled | {"decided_by": adviser.personnel_number} | changed


def test_the_desk_enters_one_by_name(desk: Client, adviser: User, anna: User) -> None:
    response = desk.post(FORM, sent(anna, adviser))

    made = Exemption.objects.get()
    assert response.headers["Location"] == LIST
    assert (made.person, made.reason, made.decided_by) == (anna, ENDS, adviser)


def test_a_double_click_keeps_one(desk: Client, adviser: User, anna: User) -> None:
    answers = [desk.post(FORM, sent(anna, adviser)).status_code for _ in range(2)]

    assert (answers, Exemption.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"person": ""}, "person"),
        ({"person": "Niemand"}, "person"),
        ({"person": "Carla"}, "person"),
        ({"decided_by": "Anna"}, "decided_by"),
        ({"reason": ""}, "reason"),
        ({"reason": "ziek"}, "reason"),
        ({"starts_on": ""}, "starts_on"),
        ({"ends_on": ""}, "ends_on"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": ahead(-4)}, "ends_on"),
        ({"starts_on": "gisteren"}, "starts_on"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    desk: Client, adviser: User, anna: User, changed: dict[str, Any], field: str
) -> None:
    response = desk.post(FORM, sent(anna, adviser, **changed))

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert not Exemption.objects.exists()


def test_an_overlap_is_told_at_its_field(desk: Client, adviser: User, anna: User) -> None:
    exempted(adviser, anna)

    response = desk.post(FORM, sent(anna, adviser, starts_on=ahead(2)))

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["starts_on"])


def test_the_list_holds_what_is_now_or_later(desk: Client, adviser: User, anna: User) -> None:
    exempted(adviser, anna, -30, -10)
    exempted(adviser, anna, -3, 3)
    exempted(adviser, anna, 10, 20)

    now, over = desk.get(LIST), desk.get(f"{LIST}?voorbij=1")

    assert [(line.is_now, line.is_coming) for line in now.context["lines"]] == [
        (True, False),
        (False, True),
    ]
    assert [line.url for line in over.context["lines"]] == [""]


def test_there_is_no_room_for_a_text(desk: Client) -> None:
    page = desk.get(FORM).content.decode()

    assert "<textarea" not in page
    assert "Nooit een ziekte" in page


def end_address(made: Exemption) -> str:
    return f"{LIST}{made.pk}/einde/"


def test_the_desk_ends_one_earlier(desk: Client, adviser: User, anna: User) -> None:
    made = exempted(adviser, anna)

    response = desk.post(end_address(made), {"last_day": ahead(1)})

    assert response.headers["Location"] == LIST
    assert Exemption.objects.current().get().ends_on == ahead(1)


def test_the_desk_takes_one_back_without_a_day(desk: Client, adviser: User, anna: User) -> None:
    made = exempted(adviser, anna, 3, 9)

    assert desk.post(end_address(made)).headers["Location"] == LIST
    assert not Exemption.objects.current().exists()


@pytest.mark.parametrize("number", [30, 31, -2])
def test_it_ends_within_its_days_and_not_in_the_past(
    desk: Client, adviser: User, anna: User, number: int
) -> None:
    made = exempted(adviser, anna)

    response = desk.post(end_address(made), {"last_day": ahead(number)})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["last_day"])


def test_one_that_is_over_or_replaced_is_a_stale_page(
    desk: Client, adviser: User, anna: User
) -> None:
    gone = exempted(adviser, anna, -30, -10)
    replaced = exempted(adviser, anna)
    end_exemption(by=adviser, exemption=replaced, last_day=ahead(5))

    assert [desk.get(end_address(one)).status_code for one in (gone, replaced)] == [409, 409]
    assert desk.get(f"{LIST}987654321987654321987/einde/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    desk: Client, adviser: User, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        exempted(adviser, person())
    desk.get(LIST)

    with django_assert_num_queries(QUERIES):
        desk.get(LIST)


QUERIES = 7
