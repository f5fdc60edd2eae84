"""Stopping a round, by someone, for a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from policy.models import Round, Version
from policy.queries_acknowledging import open_obligation
from policy.queries_rounds import question_on
from policy.queries_stamp import stamp_of
from policy.rounds import open_round, stop_round
from tests.factories.people import person, sign_in, team
from tests.policy.asking import asked, days
from werksaam import clock
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def test_a_stopped_round_leaves_room(adviser: User, standing_code: Version) -> None:
    first = open_round(by=adviser, version=standing_code, **days())
    stop_round(by=adviser, opened=first, reason="Te vroeg")

    assert open_round(by=adviser, version=standing_code, **days()) != first


def stop_address(made: Round) -> str:
    return f"/beheer/rondes/{made.pk}/stoppen/"


def test_a_round_is_stopped_by_someone_for_a_reason(
    desk: Client, adviser: User, standing_code: Version
) -> None:
    made = asked(standing_code)

    response = desk.post(stop_address(made), {"reason": "Te vroeg"})

    made.refresh_from_db()
    assert response.headers["Location"] == "/beheer/rondes/"
    assert (made.stopped_by, made.stop_reason) == (adviser, "Te vroeg")


def test_stopping_needs_a_reason(desk: Client, standing_code: Version) -> None:
    made = asked(standing_code)

    response = desk.post(stop_address(made), {"reason": "  "})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["reason"])


def test_stopping_twice_keeps_the_first(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)

    for reason in ("Te vroeg", "Nog eens"):
        stop_round(by=adviser, opened=made, reason=reason)

    made.refresh_from_db()
    assert made.stop_reason == "Te vroeg"


def test_a_round_that_is_over_can_not_be_stopped(desk: Client, standing_code: Version) -> None:
    today = clock.today()
    made = asked(
        standing_code, opens_on=today - timedelta(days=9), due_on=today - timedelta(days=1)
    )

    assert desk.post(stop_address(made), {"reason": "Te laat"}).status_code == 409


def test_how_a_round_was_stopped_never_changes(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)
    stop_round(by=adviser, opened=made, reason="Te vroeg")

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(stopped_at=None, stopped_by=None, stop_reason="")


def test_no_round_stops_without_a_reason(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=made.pk).update(stopped_at=clock.now(), stopped_by=adviser)


def test_a_stopped_round_asks_nobody(adviser: User, standing_code: Version) -> None:
    anna, made = person(team=team("Inpakhal")), asked(standing_code)
    before = open_obligation(anna)

    stop_round(by=adviser, opened=made, reason="Te vroeg")

    assert (before is not None, open_obligation(anna)) == (True, None)


def test_days_before_the_stop_stay_as_they_were(adviser: User, standing_code: Version) -> None:
    made = asked(standing_code)

    stop_round(by=adviser, opened=made, reason="Te vroeg")

    yesterday = question_on(standing_code.policy, clock.today() - timedelta(days=1))
    assert yesterday is not None
    assert yesterday.round == made


def test_what_was_known_before_the_stop_stays_to_be_asked(
    adviser: User, standing_code: Version
) -> None:
    made = asked(standing_code)
    before = clock.now()

    with clock.at(before + timedelta(minutes=1)):
        stop_round(by=adviser, opened=made, reason="Te vroeg")

    question = question_on(standing_code.policy, clock.today(), before)
    assert question is not None
    assert question.round == made


def test_the_code_page_hears_of_a_stop(adviser: User, standing_code: Version) -> None:
    anna, made = person(), asked(standing_code)
    before = stamp_of(anna)

    stop_round(by=adviser, opened=made, reason="Te vroeg")

    assert stamp_of(anna) != before
