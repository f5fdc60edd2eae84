"""Who stands in for a manager sees the team too; and whom a conversation is wanted with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format

from policy.models import Conversation, Refusal, Round, Version
from policy.presenters_team import team_views
from policy.queries import the_policy
from policy.queries_acknowledging import figures
from policy.queries_rounds import question_on
from policy.queries_team import OwnPerson, own_people
from tests.factories.people import LONG_AGO, person, sign_in, team
from tests.policy.asking import asked
from werksaam import clock
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.hierarchy import leads, teams_led, teams_on
from werksaam.people.joining import join_team
from werksaam.people.models import Team, User

pytestmark = pytest.mark.django_db

TEAM = "/beheer/team/"


@pytest.fixture
def boss() -> User:
    return person("Baas")


@pytest.fixture
def green(boss: User) -> Team:
    return team("Groen", manager=boss)


@pytest.fixture
def anna(green: Team) -> User:
    return person("Anna", team=green)


@pytest.fixture
def row(anna: User, standing_code: Version) -> Round:
    return asked(standing_code)


def stands_in(
    deputy: User, boss: User, *, away: bool = True, starts_on: date | None = None
) -> User:
    first = starts_on or clock.today()
    appoint_deputy(by=None, person=boss, deputy=deputy, starts_on=first, ends_on=None)
    if away:
        record_absence(by=None, person=boss, starts_on=first, ends_on=None)
    return User.objects.get(pk=deputy.pk)


def refuse(someone: User, row: Round) -> Refusal:
    return Refusal.objects.create(
        person=someone, person_name=someone.name, version=row.version, round=row, reason="Geheim"
    )


def seen_by(leader: User) -> list[OwnPerson]:
    policy = the_policy()
    question = question_on(policy) if policy else None
    assert question is not None
    return own_people(leader, question, teams_led(leader))


def test_a_deputy_sees_the_team_of_who_is_away(client: Client, boss: User, row: Round) -> None:
    deputy = stands_in(person("Wim"), boss)

    response = sign_in(client, deputy).get(TEAM)

    assert [view.name for view in response.context["teams"]] == ["Groen"]
    assert "/beheer/afwezig" not in response.content.decode()


def test_a_deputy_of_who_is_here_sees_nothing(client: Client, boss: User, row: Round) -> None:
    deputy = stands_in(person("Wim"), boss, away=False)

    assert sign_in(client, deputy).get(TEAM).status_code == 404


def test_a_deputy_of_later_sees_nothing_yet(client: Client, boss: User, row: Round) -> None:
    deputy = stands_in(person("Wim"), boss, starts_on=clock.today() + timedelta(days=1))

    assert (leads(deputy), teams_led(deputy)) == (False, [])
    assert sign_in(client, deputy).get(TEAM).status_code == 404


def test_a_deputy_sees_neither_oneself_nor_who_is_stood_in_for(
    boss: User, green: Team, row: Round
) -> None:
    wim = person("Wim", team=green)
    upper = team("Werkplein", manager=boss)
    person("Cleo", team=upper)
    join_team(by=None, person=boss, team=upper, starts_on=LONG_AGO)

    deputy = stands_in(wim, boss)

    assert sorted(one.person.name for one in seen_by(deputy)) == ["Anna", "Cleo"]


def test_a_deputy_has_the_place_in_the_navigation(client: Client, boss: User, row: Round) -> None:
    deputy = stands_in(person("Wim"), boss)

    assert 'href="/beheer/team/"' in sign_in(client, deputy).get("/").content.decode()


def test_who_wants_to_talk_comes_with_the_refusal(boss: User, anna: User, row: Round) -> None:
    refused = refuse(anna, row)

    assert [one.refusal for one in seen_by(boss)] == [refused.pk]


def test_after_the_conversation_nothing_is_wanted(boss: User, anna: User, row: Round) -> None:
    Conversation.objects.create(
        refusal=refuse(anna, row), held_on=clock.today(), held_by=boss, held_by_name=boss.name
    )

    assert [one.refusal for one in seen_by(boss)] == [None]


def test_the_reason_is_never_on_the_page(
    client: Client, boss: User, anna: User, row: Round
) -> None:
    refuse(anna, row)

    html = sign_in(client, boss).get(TEAM).content.decode()

    assert ("Gesprek nodig" in html, "Geheim" in html) == (True, False)


def test_only_a_team_with_a_wanted_conversation_has_something_to_do(
    boss: User, green: Team, anna: User, row: Round
) -> None:
    [view] = team_views([green], seen_by(boss), 1, [green.pk])

    assert view.has_conversations is False


def test_someone_in_two_teams_counts_in_the_one_that_pages_name(anna: User, row: Round) -> None:
    kas = team("Kas")
    join_team(by=None, person=anna, team=kas, starts_on=clock.today())

    found = figures()

    assert found is not None
    counted = {member.person_id: member.team_id for member in found[1]}
    assert (counted[anna.pk], teams_on([anna], clock.today())) == (kas.pk, {anna.pk: kas})


def test_a_conversation_that_was_held_is_told_beside_who_is_open(
    boss: User, green: Team, anna: User, row: Round
) -> None:
    refusal, today = refuse(anna, row), clock.today()
    Conversation.objects.create(
        refusal=refusal, held_on=today, held_by=boss, held_by_name=boss.name
    )

    [view] = team_views([green], seen_by(boss), 1, [green.pk])

    talked = f"gesprek op {date_format(today, 'j F Y')}"
    assert [(line.word, line.talked) for line in view.rows] == [("Open", talked)]


@pytest.mark.parametrize("asks", [False, True])
def test_teams_below_are_folded_until_a_link_asks_for_one(
    client: Client, boss: User, green: Team, anna: User, row: Round, asks: bool
) -> None:
    below = team("Kwekerij", parent=green)
    person("Bert", team=below)

    found = sign_in(client, boss).get(TEAM, {"team": below.pk} if asks else {})

    assert [view.is_open for view in found.context["teams"]] == [True, asks]
    assert found.content.decode().count("Gesorteerd op wat aandacht vraagt.") == 1
