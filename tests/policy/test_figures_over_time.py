"""Figures of a day as known then, and as known now; taken out with a reason."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import confirm
from policy.models import Audience, FactKind, Round, Version
from policy.presenters_figures import whole
from policy.publishing import record_fact
from policy.queries_figures import (
    NotOneOfItsDays,
    figures_of,
    last_day_of,
    rounds_with_figures,
)
from policy.queries_reading import Code, code_of
from policy.rounds import open_round, stop_round
from tests.factories.people import person, sign_in, team
from tests.factories.policy import changed_source, published_code
from tests.policy.asking import asked
from werksaam import clock
from werksaam.audit.models import Event, EventDetail
from werksaam.people.absences import record_absence
from werksaam.people.models import Role, Team, User

pytestmark = pytest.mark.django_db

FIGURES = "/beheer/cijfers/"
EXPORT = "/beheer/cijfers/uitvoer/"
QUERIES = 17


def days_ago(number: int) -> date:
    return clock.today() - timedelta(days=number)


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=clock.AMSTERDAM)


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, person("Carla", roles=[Role.COMMS_ADVISER]))


@pytest.fixture
def green() -> Team:
    return team("Groen")


@pytest.fixture
def people(green: Team) -> list[User]:
    """Ten people in one team, as the portal has known for a month."""
    with clock.at(at_noon(days_ago(30))):
        return [person(f"Groene {n}", team=green) for n in range(10)]


@pytest.fixture
def version() -> Version:
    """In the portal for longer than anything that is looked back at."""
    with clock.at(at_noon(days_ago(40))):
        return published_code()


@pytest.fixture
def row(version: Version, people: list[User]) -> Round:
    """A round of ten days ago, in which five confirmed eight days ago."""
    made = asked(version, opens_on=days_ago(10))
    with clock.at(at_noon(days_ago(8))):
        for one in people[:5]:
            confirm(by=one, version=version, language="nl")
    return made


def code(row: Round) -> Code:
    found = code_of(row.version.policy)
    assert found is not None
    return found


def on_leave_recorded_late(someone: User) -> None:
    """On leave since a week ago; recorded the day before yesterday."""
    with clock.at(at_noon(days_ago(2))):
        record_absence(
            by=None, person=someone, starts_on=days_ago(7), ends_on=clock.today(), is_leave=True
        )


def test_a_past_day_is_shown_as_known_then_and_the_correction_beside_it(
    desk: Client, row: Round, people: list[User]
) -> None:
    on_leave_recorded_late(people[9])

    page = desk.get(f"{FIGURES}?ronde={row.pk}&dag={days_ago(5)}").context["page"]

    assert page.share == 50
    assert ("50%" in page.corrected, "56%" in page.corrected) == (True, True)


def test_past_points_of_the_chart_stay_what_they_were(row: Round, people: list[User]) -> None:
    before = figures_of(row, code(row), days_ago(3)).over_time

    on_leave_recorded_late(people[9])

    assert figures_of(row, code(row), days_ago(3)).over_time == before


def test_the_share_rises_on_the_day_of_confirming(row: Round) -> None:
    found = figures_of(row, code(row), days_ago(7))

    assert [whole(counts).share for _day, counts in found.over_time] == [0, 0, 50, 50]


@pytest.mark.parametrize("number", [11, -1])
def test_a_day_outside_the_round_is_refused_with_its_days(
    desk: Client, row: Round, number: int
) -> None:
    response = desk.get(f"{FIGURES}?ronde={row.pk}&dag={days_ago(number)}")

    assert response.status_code == 400
    assert "Kies een dag van" in response.content.decode()
    with pytest.raises(NotOneOfItsDays):
        figures_of(row, code(row), days_ago(number))


@pytest.mark.parametrize("query", ["dag=gisteren", "ronde=0", f"ronde={10**30}", "ronde=%00"])
def test_what_can_not_be_read_is_said_at_the_field(desk: Client, row: Round, query: str) -> None:
    response = desk.get(f"{FIGURES}?{query}")

    assert (response.status_code, response.context["page"]) == (400, None)


def test_a_stopped_round_has_figures_until_the_day_before(row: Round) -> None:
    with clock.at(at_noon(days_ago(4))):
        stop_round(by=person(), opened=row, reason="Vergissing")
    row.refresh_from_db()

    assert last_day_of(row, code(row)) == days_ago(5)


def test_who_confirmed_without_being_asked_is_in_no_figure(
    client: Client, version: Version, people: list[User], green: Team
) -> None:
    adviser, others = person(roles=[Role.COMMS_ADVISER]), [person(team=team("Post"))]
    row = open_round(
        by=adviser,
        version=version,
        opens_on=clock.today(),
        due_on=days_ago(-14),
        audience=Audience.TEAMS,
        audience_of=[green.pk],
    )
    for someone in [*people[:4], *others]:
        confirm(by=someone, version=version, language="nl")

    page = sign_in(client, adviser).get(FIGURES).context["page"]
    numbers = client.get(f"/beheer/rondes/{row.pk}/").context["numbers"]

    assert (page.people, page.states[0].people) == (10, 4)
    assert [team.name for team in page.teams] == ["Groen"]
    assert (numbers.people, numbers.confirmed) == (6, 4)


def put_off() -> None:
    """Another version came into force six days ago; since four days ago it does so later."""
    with clock.at(at_noon(days_ago(6))):
        other = published_code(
            source=changed_source("nooit", "niet"),
            published_on=days_ago(6),
            in_force_on=days_ago(6),
            retroactive_from=None,
            change_kind="substantive",
        )
    with clock.at(at_noon(days_ago(4))):
        record_fact(by=person(), version=other, kind=FactKind.IN_FORCE, on=days_ago(-9))


@pytest.mark.usefixtures("people")
def test_a_round_that_was_interrupted_keeps_its_figures(version: Version) -> None:
    row = asked(version, opens_on=days_ago(10))
    put_off()

    found = figures_of(row, code(row))

    assert rounds_with_figures(code(row)) == [row]
    assert (found.day, whole(found.then).people) == (clock.today(), 10)


def test_a_round_that_never_asked_for_a_day_is_no_choice(version: Version) -> None:
    made = asked(version, opens_on=clock.today())
    stop_round(by=person(), opened=made, reason="Vergissing")

    assert rounds_with_figures(code(made)) == []


def test_another_round_can_be_chosen(desk: Client, row: Round, version: Version) -> None:
    asked(version, opens_on=days_ago(1))

    assert desk.get(f"{FIGURES}?ronde={row.pk}").context["found"].round == row
    assert desk.get(FIGURES).context["found"].round != row


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(
    desk: Client,
    version: Version,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for count in range(number):
        for _ in range(5):
            person(team=team(f"Team {count}"))
    asked(version, opens_on=days_ago(number))
    desk.get(FIGURES)

    with django_assert_num_queries(QUERIES):
        desk.get(FIGURES)


def test_a_csv_holds_the_numbers_of_the_page(desk: Client, row: Round) -> None:
    sent = {"kind": "csv", "reason": "Voor de ondernemingsraad"}
    response = desk.post(f"{EXPORT}?ronde={row.pk}&dag={days_ago(5)}", sent)
    content = io.StringIO(response.content.decode("utf-8-sig"), newline="")
    lines = list(csv.reader(content, delimiter=";"))

    day = days_ago(5).isoformat()
    assert lines[1] == ["1", row.opens_on.isoformat(), day, "Team", "Groen", "10", "50"]
    assert response.headers["Content-Disposition"] == f'attachment; filename="cijfers-{day}.csv"'


def test_a_team_with_the_name_of_a_formula_is_defused(desk: Client, version: Version) -> None:
    hostile = team('=HYPERLINK("https://kwaad.example")')
    for _ in range(5):
        person(team=hostile)
    asked(version)

    content = desk.post(EXPORT, {"kind": "csv", "reason": "Voor mij"}).content.decode()

    assert "'=HYPERLINK" in content


def test_an_export_is_in_the_trail_with_its_reason_outside_the_leaf(
    desk: Client, row: Round
) -> None:
    desk.post(EXPORT, {"kind": "xlsx", "reason": "Voor de ondernemingsraad"})

    event = Event.objects.get(action="figures.exported")
    assert EventDetail.objects.get(index=event.index).reason == "Voor de ondernemingsraad"
    assert b"ondernemingsraad" not in bytes(event.leaf)


@pytest.mark.parametrize("sent", [{}, {"kind": "csv"}, {"kind": "doc", "reason": "x"}])
def test_without_a_reason_or_a_kind_nothing_leaves(
    desk: Client, row: Round, sent: dict[str, str]
) -> None:
    response = desk.post(EXPORT, sent)

    assert response.status_code == 422
    assert not Event.objects.filter(action="figures.exported").exists()


def test_where_nothing_may_be_shown_nothing_is_taken_out(
    desk: Client, version: Version, green: Team
) -> None:
    person(team=green)
    asked(version)

    assert desk.post(EXPORT, {"kind": "csv", "reason": "x"}).status_code == 302
    assert not Event.objects.filter(action="figures.exported").exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DIRECTOR, Role.SECRETARIAT])
def test_desk_director_and_auditor_see_the_numbers(client: Client, row: Round, role: Role) -> None:
    page = sign_in(client, person(roles=[role])).get(FIGURES).context["page"]

    assert page.share == 50
