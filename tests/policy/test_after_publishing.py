"""What the desk is told once a version has been published: whom to ask, what no longer fits."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from policy.models import ChangeKind, Version
from policy.queries_after_publishing import Aftermath, after_publishing
from policy.queries_reading import code_of
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, explain, published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

OPEN_A_ROUND = "Open een ronde over versie 2"


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, person("Carla", roles=[Role.COMMS_ADVISER]))


def next_version(change_kind: str = ChangeKind.SUBSTANTIVE) -> Version:
    return published_code(
        source=changed_source("nooit", "niet"),
        adopted_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        in_force_on=date(2020, 1, 3),
        retroactive_from=None,
        change_kind=change_kind,
    )


def left_to_do(version: Version) -> Aftermath:
    code = code_of(version.policy)
    found = after_publishing(code, clock.today()) if code else None
    assert found
    return found


def test_a_substantive_version_must_be_asked_and_overtakes_a_round(standing_code: Version) -> None:
    running = asked(standing_code)

    found = left_to_do(next_version())

    assert (found.must_ask, found.overtaken) == (True, (running,))


def test_an_editorial_version_leaves_the_round_as_it_is(standing_code: Version) -> None:
    asked(standing_code)

    found = left_to_do(next_version(ChangeKind.EDITORIAL))

    assert (found.must_ask, found.overtaken) == (False, ())


def test_a_round_about_the_new_version_is_enough(standing_code: Version) -> None:
    asked(standing_code)
    version = next_version()
    asked(version)

    assert left_to_do(version).must_ask is False


def test_explanations_of_words_that_changed_are_counted(standing_code: Version) -> None:
    explain(standing_code)

    assert left_to_do(next_version()).stale == 1


def test_the_home_page_of_the_desk_asks_for_a_round(desk: Client, standing_code: Version) -> None:
    asked(standing_code)
    next_version()

    assert OPEN_A_ROUND in desk.get("/").content.decode()


def test_the_home_page_of_others_does_not(client: Client, standing_code: Version) -> None:
    asked(standing_code)
    next_version()

    assert OPEN_A_ROUND not in sign_in(client, person()).get("/").content.decode()


def test_the_page_of_the_version_says_what_comes_next(desk: Client, standing_code: Version) -> None:
    asked(standing_code)
    next_version()

    page = desk.get("/beheer/versies/2/").content.decode()

    assert "Nog niemand krijgt de vraag deze versie te bevestigen." in page
    assert "Er is nog een ronde over versie 1." in page


def test_a_round_that_was_overtaken_says_so_and_plans_no_mail(
    desk: Client, standing_code: Version
) -> None:
    running = asked(standing_code)
    next_version()

    response = desk.get(f"/beheer/rondes/{running.pk}/")

    assert response.context["numbers"] is None
    assert "Deze ronde vraagt niemand meer" in response.content.decode()
    assert "Vraagt niemand meer" in desk.get("/beheer/rondes/").content.decode()
