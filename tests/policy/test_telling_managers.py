"""Managers hear how many are open: a number and a link, to whoever acts as manager that day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policy.acknowledging import confirm
from policy.inviting import tell_managers
from policy.models import ManagerNotice
from policy.queries_inviting import TEAM
from tests.factories.escalations import House
from tests.factories.people import person, team
from tests.policy.inviting import a_round, local, mailed_at
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.notifications.rendering import render
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

NEAR, PASSED = "2026-12-09 09:00", "2026-12-14 09:00"


@pytest.fixture
def house(standing_house: House) -> House:
    a_round(standing_house.version, "2026-11-23", "2026-12-11")
    return standing_house


def told_at(moment: str, *people: User) -> dict[str, Any]:
    """What the managers hear at a moment: each with the context of the mail."""
    mailed_at(moment)
    day = local(moment).date()
    names = {one.pk: one.name for one in people}
    mails = Mail.objects.filter(template=TEAM, regarding__endswith=f":{day}")
    return {names[m.person_id]: m.context for m in mails if m.person_id in names}


def test_a_manager_hears_the_number_when_the_last_day_is_near(house: House) -> None:
    assert told_at("2026-12-08 09:00", house.manager) == {}
    assert told_at(NEAR, house.manager) == {"Mara": {"count": "2", "path": "/beheer/team/"}}


def test_and_once_more_when_it_has_passed_with_those_who_are_left(house: House) -> None:
    told_at(NEAR)
    with clock.at(local("2026-12-10 10:00")):
        confirm(by=house.other, version=house.version, language="nl")

    assert told_at("2026-12-11 09:00", house.manager) == {}
    assert told_at(PASSED, house.manager) == {"Mara": {"count": "1", "path": "/beheer/team/"}}
    assert told_at("2026-12-15 09:00", house.manager) == {}


def test_a_manager_whose_people_have_all_confirmed_hears_nothing(house: House) -> None:
    with clock.at(local("2026-11-24 10:00")):
        for someone in (house.reporter, house.other):
            confirm(by=someone, version=house.version, language="nl")

    assert told_at(NEAR, house.manager) == {}


def test_a_team_without_a_manager_counts_with_the_next_level(house: House) -> None:
    below = team("Ploeg", parent=house.hall)
    person(team=below)

    assert told_at(NEAR, house.manager)["Mara"]["count"] == "3"


def test_the_deputy_hears_it_of_a_manager_who_is_away(house: House) -> None:
    wim = person("Wim")
    days: dict[str, Any] = {"starts_on": date(2026, 12, 7), "ends_on": date(2026, 12, 18)}
    record_absence(by=None, person=house.manager, **days)
    appoint_deputy(by=None, person=house.manager, deputy=wim, **days)

    assert told_at(NEAR, house.manager, wim) == {"Wim": {"count": "2", "path": "/beheer/team/"}}


def test_one_mail_a_day_whatever_becomes_due(house: House) -> None:
    told_at(NEAR)
    with clock.at(local("2026-12-09 11:00")):
        again = tell_managers(numbers={house.manager.pk: 5})

    assert again == 0
    assert ManagerNotice.objects.filter(manager=house.manager).count() == 1


def test_the_mail_names_nobody(house: House) -> None:
    told_at(NEAR)

    sent = render(Mail.objects.get(template=TEAM, person_id=house.manager.pk))

    assert sent.subject == "Hoe ver uw team is met de Sociale media code"
    assert "2 medewerkers hebben de Sociale media code nog niet bevestigd." in str(sent.body)
    for name in (house.reporter.name, house.other.name):
        assert name not in str(sent.body)


def test_a_manager_without_an_address_is_noted_and_not_mailed(house: House) -> None:
    other = person("Ben", email=None)
    person(team=team("Ploeg", parent=house.hall, manager=other))

    told_at(NEAR)

    assert ManagerNotice.objects.get(manager=other).mail_id is None
