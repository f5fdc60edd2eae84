"""A later last day for a round, by someone, for a reason; and the desk's page of a round."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import confirm
from policy.models import Round, RoundExtension, Version
from policy.obligations import Standing
from policy.queries_acknowledging import open_obligation
from policy.queries_rounds import last_day, question_on
from policy.queries_stamp import stamp_of
from policy.rounds import CannotOpen, extend_round, open_round, stop_round
from tests.factories.escalations import MONDAY
from tests.factories.people import person, sign_in, team
from tests.factories.policy import changed_source, published_code
from tests.policy.asking import asked, days
from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

REASON = "Veel mensen waren met vakantie."


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def ahead(number: int) -> date:
    return clock.today() + timedelta(days=number)


def over() -> Round:
    """A round whose last day was yesterday."""
    return asked(published_code(), opens_on=ahead(-9), due_on=ahead(-1))


def extended(by: User, made: Round, due_on: date) -> RoundExtension:
    return extend_round(by=by, opened=made, due_on=due_on, reason=REASON)


def test_a_later_last_day_counts_for_who_is_pending(adviser: User) -> None:
    anna, made = person(team=team()), over()
    before = open_obligation(anna)

    extended(adviser, made, ahead(10))

    after = open_obligation(anna)
    assert before is not None and after is not None
    assert (before.state.standing, after.state.standing) == (Standing.OVERDUE, Standing.OPEN)
    assert after.due_on == ahead(10)


def test_nothing_given_is_lost(adviser: User, standing_code: Version) -> None:
    anna, made = person(team=team()), asked(standing_code)
    given = confirm(by=anna, version=made.version, language="nl")

    extended(adviser, made, ahead(30))

    assert (list(anna.acknowledgements.all()), open_obligation(anna)) == ([given], None)


def test_what_was_known_before_stays_to_be_asked(
    adviser: User, settings: Any, standing_code: Version
) -> None:
    settings.FAKE_NOW = MONDAY
    made = asked(standing_code)
    before = clock.now()

    with clock.at(before + timedelta(minutes=1)):
        extended(adviser, made, ahead(30))

    then, now = (question_on(made.version.policy, ahead(0), at) for at in (before, None))
    assert then is not None and now is not None
    assert (then.asked[0].due_on, now.asked[0].due_on) == (ahead(14), ahead(30))


@pytest.mark.parametrize("number", [-2, 0, 14, 367])
def test_the_day_is_later_and_not_years_away(
    adviser: User, number: int, standing_code: Version
) -> None:
    made = asked(standing_code)

    with pytest.raises(CannotOpen) as refused:
        extended(adviser, made, ahead(number))

    assert list(refused.value.errors) == ["due_on"]


def test_a_second_time_is_later_than_the_first(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)
    extended(adviser, made, ahead(30))

    with pytest.raises(CannotOpen):
        extended(adviser, made, ahead(20))

    assert last_day(made) == ahead(30)


def test_the_same_twice_is_done_once(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)

    assert extended(adviser, made, ahead(30)) == extended(adviser, made, ahead(30))


def test_a_round_that_was_stopped_is_not_extended(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)
    stop_round(by=adviser, opened=made, reason="Te vroeg")

    with pytest.raises(Conflict):
        extended(adviser, made, ahead(30))


def test_a_round_that_another_took_over_is_not_extended(adviser: User) -> None:
    made = over()
    open_round(by=adviser, version=made.version, **days(0, 20))

    with pytest.raises(CannotOpen):
        extended(adviser, made, ahead(10))


def test_a_round_of_a_former_version_is_not_extended(adviser: User) -> None:
    made = over()
    published_code(
        source=changed_source("nooit", "niet"),
        published_on=ahead(0),
        in_force_on=ahead(0),
        retroactive_from=None,
    )

    with pytest.raises(CannotOpen):
        extended(adviser, made, ahead(10))


def test_an_extended_round_can_still_be_stopped(adviser: User) -> None:
    made = over()
    extended(adviser, made, ahead(10))

    stop_round(by=adviser, opened=made, reason="Toch niet")

    made.refresh_from_db()
    assert made.stop_reason == "Toch niet"


def test_an_extension_never_changes(adviser: User, standing_code: Version) -> None:
    made = extended(adviser, asked(standing_code), ahead(30))

    with pytest.raises(DatabaseError), transaction.atomic():
        RoundExtension.objects.filter(pk=made.pk).update(due_on=ahead(1))


def test_the_code_page_hears_of_it(adviser: User, standing_code: Version) -> None:
    anna, made = person(), asked(standing_code)
    before = stamp_of(anna)

    extended(adviser, made, ahead(30))

    assert stamp_of(anna) != before


def test_the_desk_extends_with_a_form(desk: Client, adviser: User) -> None:
    made = over()

    sent = {"due_on": ahead(10), "reason": REASON}
    response = desk.post(f"/beheer/rondes/{made.pk}/verlengen/", sent)

    found = made.extensions.get()
    assert response.headers["Location"] == f"/beheer/rondes/{made.pk}/"
    assert (found.due_on, found.reason, found.recorded_by) == (ahead(10), REASON, adviser)


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({"reason": "  "}, ["reason"]),
        ({"due_on": ""}, ["due_on"]),
        ({"due_on": "morgen"}, ["due_on"]),
        ({"due_on": "2020-01-01"}, ["due_on"]),
        ({"reason": "x" * 501}, ["reason"]),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    desk: Client, sent: dict[str, str], fields: list[str]
) -> None:
    made = over()

    response = desk.post(
        f"/beheer/rondes/{made.pk}/verlengen/", {"due_on": ahead(10), "reason": REASON} | sent
    )

    assert (response.status_code, list(response.context["form"].errors)) == (422, fields)
    assert not made.extensions.exists()


def test_the_page_tells_what_was_asked_and_how_far_it_is(
    desk: Client, adviser: User, standing_code: Version
) -> None:
    people = [person(team=team()) for _ in range(6)]
    made = asked(standing_code, confirmed=people[:2])
    extended(adviser, made, ahead(30))

    response = desk.get(f"/beheer/rondes/{made.pk}/")

    numbers = response.context["numbers"]
    assert (numbers.people, numbers.confirmed) == (4, 2)
    assert REASON in response.content.decode()


def test_a_planned_round_has_no_numbers(desk: Client, standing_code: Version) -> None:
    made = asked(standing_code, opens_on=ahead(3), due_on=ahead(20))

    assert desk.get(f"/beheer/rondes/{made.pk}/").context["numbers"] is None


def test_numbers_of_a_stopped_round_are_of_the_day_before(
    desk: Client, adviser: User, standing_code: Version
) -> None:
    for _ in range(5):
        person(team=team())
    made = asked(standing_code)
    stop_round(by=adviser, opened=made, reason="Te vroeg")

    response = desk.get(f"/beheer/rondes/{made.pk}/")

    assert (response.context["day"], response.context["numbers"].people) == (ahead(-1), 5)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int, adviser: User
) -> None:
    made = asked(published_code(), confirmed=[person(team=team()) for _ in range(number)])
    for count in range(number):
        extended(adviser, made, ahead(30 + count))
    desk.get(f"/beheer/rondes/{made.pk}/")

    with django_assert_num_queries(QUERIES):
        desk.get(f"/beheer/rondes/{made.pk}/")


QUERIES = 19


@pytest.mark.parametrize("page", ["", "verlengen/", "stoppen/"])
def test_an_unknown_round_is_not_found(desk: Client, page: str) -> None:
    assert desk.get(f"/beheer/rondes/987654321987654321987/{page}").status_code == 404
