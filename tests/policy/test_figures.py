"""Numbers for the desk: nothing small, nothing by subtraction, no ranking."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from policy.charts import bars, line
from policy.models import Round, Version
from policy.presenters_figures import Whole, percent
from policy.queries_figures import days_of
from policy.suppressing import suppressed
from tests.factories.people import person, sign_in, team
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.models import Role


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({1: 10, 2: 20}, set()),
        ({1: 10, 2: 4, 3: 20}, {1, 2}),
        ({1: 10, 2: 4, 3: 3}, {2, 3}),
        ({1: 10, 2: 1, 3: 2}, {1, 2, 3}),
        ({1: 4}, {1}),
        ({1: 0, 2: 9}, {1, 2}),
        ({1: 20, 2: 4, 3: 10}, {1, 2}),
    ],
)
def test_small_groups_are_left_out_also_by_subtraction(
    sizes: dict[int, int], hidden: set[int]
) -> None:
    assert suppressed(sizes) == hidden


def test_a_whole_under_five_has_no_share() -> None:
    assert Whole(4, 4).share is None
    assert Whole(200, 199).share == 99


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 9, 0), (5, 8, 63), (2, 3, 67), (1, 3, 33), (999, 1000, 99), (1, 1000, 1), (9, 9, 100)],
)
def test_a_share_is_rounded_but_100_is_everyone(part: int, whole: int, share: int) -> None:
    assert percent(part, whole) == share


def test_a_share_of_nobody_is_nothing() -> None:
    assert percent(0, 0) == 0


def test_days_of_a_chart_are_at_most_eight() -> None:
    found = days_of(date(2026, 11, 2), date(2026, 11, 23))

    assert (len(found), found[0], found[-1]) == (8, date(2026, 11, 2), date(2026, 11, 23))
    assert days_of(date(2026, 11, 2), date(2026, 11, 2)) == [date(2026, 11, 2)]


def test_charts_are_coordinates() -> None:
    assert bars([("Groen", 50), ("Post", None)]).bars[0].width == 200
    assert line([(date(2026, 1, 1), 0), (date(2026, 1, 3), 100)]).path == "M46 150 L374 20"


@pytest.mark.django_db
def test_figures_show_shares_but_no_names(client: Client, standing_code: Version) -> None:
    desk = person("Carla", roles=[Role.COMMS_ADVISER])
    green, post = team("Groen"), team("Post")
    people = [person(f"Groene {n}", team=green) for n in range(6)]
    people += [person(f"Postbode {n}", team=post) for n in range(5)]
    asked(standing_code, confirmed=people[:3])

    page = sign_in(client, desk).get("/beheer/cijfers/").content.decode()

    assert "50%" in page
    assert "27%" in page
    assert "Groene 1" not in page


@pytest.mark.django_db
def test_figures_leave_a_small_team_out(client: Client, standing_code: Version) -> None:
    desk = person(roles=[Role.SECRETARIAT])
    green, post = team("Groen"), team("Post")
    everyone = [person(team=green) for _ in range(6)] + [person(team=post) for _ in range(2)]
    asked(standing_code, confirmed=everyone[:3])

    response = sign_in(client, desk).get("/beheer/cijfers/")

    assert [(t.name, t.share) for t in response.context["page"].teams] == [
        ("Groen", None),
        ("Post", None),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("roles", [[], [Role.PRIVACY_OFFICER], [Role.ADMINISTRATOR]])
def test_figures_are_for_desk_director_and_auditor(client: Client, roles: list[Role]) -> None:
    assert sign_in(client, person(roles=roles)).get("/beheer/cijfers/").status_code == 404


@pytest.mark.django_db
def test_figures_without_a_round_say_what_to_do(client: Client) -> None:
    response = sign_in(client, person(roles=[Role.SECRETARIAT])).get("/beheer/cijfers/")

    assert response.context["page"] is None
    assert "/beheer/rondes/nieuw/" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "words"), [(-7, "Kies een van de"), (21, "Deze ronde begint op")])
def test_figures_of_a_planned_round_tell_when_it_begins(
    client: Client, days: int, words: str, standing_code: Version
) -> None:
    desk = person(roles=[Role.COMMS_ADVISER])
    asked(standing_code)
    today = clock.today()
    opens_on = today + timedelta(days=days)
    planned = Round.objects.create(
        version=standing_code,
        opens_on=opens_on,
        due_on=opens_on + timedelta(days=30),
        opened_by=desk,
    )
    number = planned.pk + (days < 0)

    response = sign_in(client, desk).get("/beheer/cijfers/", {"ronde": number})

    assert (response.status_code, words in response.content.decode()) == (400, True)


@pytest.mark.django_db
def test_a_round_leads_to_its_own_figures(client: Client, standing_code: Version) -> None:
    row = asked(standing_code)

    page = sign_in(client, person(roles=[Role.COMMS_ADVISER])).get(f"/beheer/rondes/{row.pk}/")

    assert f'href="/beheer/cijfers/?ronde={row.pk}"' in page.content.decode()


@pytest.mark.django_db
def test_the_desk_finds_its_daily_pages_from_the_figures(client: Client) -> None:
    html = sign_in(client, person(roles=[Role.SECRETARIAT])).get("/beheer/cijfers/").content

    words = html.decode().split('aria-label="Werk aan de code"')[1].split("</nav>")[0]
    assert re.findall('href="/beheer/([a-z]+)/"', words) == [
        "rondes",
        "vrijstellingen",
        "vragen",
        "bevestigingen",
        "redenen",
        "versies",
    ]
