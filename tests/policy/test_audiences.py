"""Of whom a round asks what: audiences, periodic rounds, and rounds side by side."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override

from policy.acknowledging import confirm
from policy.models import Audience, Round, Version
from policy.obligations import Standing
from policy.queries_acknowledging import open_obligation
from policy.queries_audience import members_of
from policy.rounds import CannotOpen, open_round, plan_round
from tests.factories.people import person, team
from tests.factories.policy import changed_source, published_code
from tests.policy.asking import days
from werksaam import clock
from werksaam.people.joining import join_team, leave_team
from werksaam.people.models import Entity, Role, Team, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def version(standing_code: Version) -> Version:
    return standing_code


@pytest.fixture
def works() -> Team:
    return team("Werkplein")


def opened(by: User, version: Version, opens: int = 0, due: int = 20, **asked: Any) -> Round:
    return open_round(by=by, version=version, **days(opens, due), **asked)


def errors(by: User, version: Version, opens: int = 0, due: int = 20, **asked: Any) -> list[str]:
    with pytest.raises(CannotOpen) as refused:
        opened(by, version, opens, due, **asked)
    return list(refused.value.errors)


def of_teams(*teams: Team) -> dict[str, Any]:
    return {"audience": Audience.TEAMS, "audience_of": [one.pk for one in teams]}


def of_entity(entity: Entity) -> dict[str, Any]:
    return {"audience": Audience.ENTITIES, "audience_of": [entity]}


def test_teams_come_with_those_below_them_as_they_are_now(
    adviser: User, version: Version, works: Team
) -> None:
    hall, _other = team("Hal", parent=works), team("Kantoor")
    person(team=hall)

    made = opened(adviser, version, **of_teams(works))
    team("Later", parent=works)

    made.refresh_from_db()
    assert made.audience_of == [works.pk, hall.pk]


def test_only_the_audience_is_asked(adviser: User, version: Version, works: Team) -> None:
    inside, outside = person(team=works), person(team=team("Kantoor"))

    opened(adviser, version, **of_teams(works))

    assert open_obligation(inside) is not None
    assert open_obligation(outside) is None


def test_an_organisation_is_asked_by_what_the_membership_says(
    adviser: User, version: Version, works: Team
) -> None:
    inside = person(team=works, entity=Entity.VERLONING)
    outside = person(team=works, entity=Entity.WESTFRIESLAND)

    opened(adviser, version, **of_entity(Entity.VERLONING))

    assert (open_obligation(inside) is not None, open_obligation(outside)) == (True, None)


def test_who_moves_out_of_the_audience_is_asked_no_more(
    adviser: User, version: Version, works: Team
) -> None:
    anna = person(team=works)
    opened(adviser, version, **of_teams(works))

    leave_team(
        by=None, membership=anna.memberships.get(), last_day=clock.today() - timedelta(days=1)
    )
    join_team(by=None, person=anna, team=team("Kantoor"), starts_on=clock.today())

    assert open_obligation(anna) is None


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"audience": Audience.TEAMS}, "teams"),
        ({"audience": Audience.TEAMS, "audience_of": [987654]}, "teams"),
        ({"audience": Audience.ENTITIES}, "entities"),
        (of_entity(Entity.EXTERNAL), "entities"),
        ({"audience": Audience.REPRESENTATIVES}, "audience"),
    ],
)
def test_an_audience_without_people_is_refused(
    adviser: User, version: Version, works: Team, asked: dict[str, Any], field: str
) -> None:
    person(team=works)

    assert errors(adviser, version, **asked) == [field]
    assert not Round.objects.exists()


def test_a_team_without_people_on_the_opening_day_is_refused(
    adviser: User, version: Version, works: Team
) -> None:
    person(team=works, since=clock.today() + timedelta(days=5))

    assert errors(adviser, version, **of_teams(works)) == ["teams"]
    assert opened(adviser, version, opens=5, **of_teams(works)).pk


def test_two_teams_are_asked_side_by_side(adviser: User, version: Version, works: Team) -> None:
    office = team("Kantoor")
    for one in (works, office):
        person(team=one)

    made = [opened(adviser, version, **of_teams(one)) for one in (works, office)]

    assert Round.objects.count() == len(made)


def test_everyone_may_be_asked_beside_a_team_but_no_team_beside_everyone(
    adviser: User, version: Version, works: Team
) -> None:
    for one in (works, team("Kantoor")):
        person(team=one)
    opened(adviser, version, **of_teams(works))
    opened(adviser, version, due=30)

    assert errors(adviser, version, due=25, **of_teams(works)) == ["teams"]


def test_a_new_version_is_asked_while_the_round_of_the_former_runs(
    adviser: User, version: Version
) -> None:
    opened(adviser, version)
    second = published_code(
        source=changed_source("nooit", "niet"),
        published_on=clock.today(),
        in_force_on=clock.today(),
        retroactive_from=None,
    )

    assert opened(adviser, second).version == second


def test_an_editorial_version_is_the_same_question(adviser: User, version: Version) -> None:
    opened(adviser, version)
    second = published_code(
        source=changed_source("nooit", "niet"),
        published_on=clock.today(),
        in_force_on=clock.today(),
        retroactive_from=None,
        change_kind="editorial",
    )

    assert errors(adviser, second) == ["audience"]


def test_asking_again_needs_an_earlier_question(adviser: User, version: Version) -> None:
    assert errors(adviser, version, is_periodic=True) == ["is_periodic"]


def test_a_periodic_round_asks_who_confirmed_before(
    adviser: User, version: Version, works: Team
) -> None:
    anna = person(team=works)
    with clock.at(clock.now() - timedelta(days=200)):
        opened(adviser, version)
        confirm(by=anna, version=version, language="nl")

    made = opened(adviser, version, is_periodic=True)

    obligation = open_obligation(anna)
    assert obligation is not None
    assert obligation.round == made
    confirm(by=anna, version=version, language="nl")
    assert (open_obligation(anna), anna.acknowledgements.count()) == (None, 2)


def test_beside_a_periodic_round_nothing_more_is_asked(
    adviser: User, version: Version, works: Team
) -> None:
    person(team=works)
    with clock.at(clock.now() - timedelta(days=200)):
        opened(adviser, version)
    opened(adviser, version, is_periodic=True)

    assert errors(adviser, version, due=30) == ["audience"]
    assert errors(adviser, version, due=30, is_periodic=True) == ["audience"]


@pytest.mark.parametrize("plan", [[0], [31], [5, -31]])
def test_a_plan_of_nonsense_is_refused(adviser: User, version: Version, plan: list[int]) -> None:
    assert errors(adviser, version, reminder_days=plan) == ["reminder_days"]


def test_a_reminder_before_the_opening_day_is_refused(adviser: User, version: Version) -> None:
    assert errors(adviser, version, due=3, reminder_days=[10]) == ["reminder_days"]


@pytest.mark.parametrize(("days", "words"), [(1, "1 werkdag voor"), (5, "5 werkdagen voor")])
def test_it_is_refused_in_plain_words(
    adviser: User, version: Version, days: int, words: str
) -> None:
    with pytest.raises(CannotOpen) as refused, override("nl"):
        opened(adviser, version, due=0, reminder_days=[days])

    assert str(refused.value.errors["reminder_days"]).startswith(words)


def test_the_plan_is_kept_in_order(adviser: User, version: Version) -> None:
    made = opened(adviser, version, reminder_days=[-5, 1, 5, 1])

    assert made.reminder_days == [5, 1, -5]


def test_without_a_text_the_standard_one_is_kept(adviser: User, version: Version) -> None:
    made = opened(adviser, version)

    assert made.invitation_nl.startswith("Bevestigen betekent niet dat u het overal mee eens bent.")
    assert made.invitation_en.startswith("Confirming does not mean that you agree")


def test_in_its_audience_everyone_has_a_standing(
    adviser: User, version: Version, works: Team
) -> None:
    done, _todo = person(team=works), person(team=works)
    person(team=team("Kantoor"))
    confirm(by=done, version=version, language="nl")

    planned = plan_round(version=version, **days(), **of_teams(works))

    members = members_of(planned, planned.opens_on)
    assert sorted(member.state.standing for member in members) == [
        Standing.CONFIRMED,
        Standing.OPEN,
    ]
