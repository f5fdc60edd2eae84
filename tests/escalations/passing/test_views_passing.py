"""Passing on, on the screen: who sees it before sending, the form, and who had it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from escalations.kinds import kind
from escalations.models import Case
from escalations.presenters_check import WhoLine, who_sees
from escalations.submitting import save_draft
from escalations.triage import claim
from tests.factories.escalations import House
from tests.factories.passing import KIND, a_question, answers, pass_on
from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.people.absences import go_away
from werksaam.people.joining import close_account
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def cor(house: House) -> User:
    return person("Cor", team=house.hall)


@pytest.fixture
def dina(house: House) -> User:
    return person("Dina", team=house.hall)


def shown(house: House, to: User | None) -> list[WhoLine]:
    draft = save_draft(by=house.reporter, kind=KIND, answers=answers(to))
    return who_sees(kind(KIND), draft, house.reporter)[:-1]


def away(someone: User, deputy: User | None = None) -> None:
    today = clock.today()
    week = today + timedelta(days=6)
    go_away(by=someone, person=someone, starts_on=today, ends_on=week, deputy=deputy)


def words(lines: list[WhoLine]) -> list[tuple[str, str, bool]]:
    return [(str(line.name), str(line.reason), line.sees) for line in lines]


CHOSE = "U hebt deze collega gekozen."
TEAM = "U hebt het communicatieteam gekozen."
NOBODY = "De collega die u koos is er niet, en niemand neemt waar. Dus krijgt het team het."
AWAY, GONE = "Deze collega is er nu niet.", "Deze collega werkt hier niet meer."


def test_before_sending_one_reads_who_gets_it_and_why(house: House, cor: User) -> None:
    assert words(shown(house, cor)) == [("Cor", CHOSE, True)]
    assert words(shown(house, None)) == [
        ("Communicatieadviseurs", TEAM, True),
        ("Secretariaat", TEAM, True),
    ]


def test_of_who_is_away_one_reads_who_stands_in(house: House, cor: User, dina: User) -> None:
    away(cor, deputy=dina)

    assert words(shown(house, cor)) == [
        ("Dina", "Neemt waar voor Cor, die weg is.", True),
        ("Cor krijgt dit nu niet", AWAY, False),
    ]


def test_of_who_left_that_the_team_gets_it(house: House, cor: User) -> None:
    close_account(by=None, person=cor)

    assert words(shown(house, cor))[-2:] == [
        ("Secretariaat", NOBODY, True),
        ("Cor krijgt dit nu niet", GONE, False),
    ]


def in_hand(house: House, cor: User) -> Case:
    return claim(by=cor, case=a_question(house.reporter, to=cor).case)


def post(client: Client, case: Case, **said: str) -> tuple[int, str]:
    told = {"motivation": "Zij weet het.", "revision": str(case.revision), **said}
    answer = client.post(f"{case.get_absolute_url()}besluit/", told)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "id_passed_to_0"),
        ({"passed_to": "colleague"}, "id_colleague"),
        ({"passed_to": "colleague", "colleague": "Cor"}, "id_colleague"),
        ({"passed_to": "colleague", "colleague": "Rik"}, "id_colleague"),
        ({"passed_to": "colleague", "colleague": "Niemand"}, "id_colleague"),
        ({"passed_to": "desk", "colleague": "Dina"}, "id_colleague"),
    ],
)
def test_whom_it_can_not_go_to_is_told_at_the_field(
    client: Client, house: House, cor: User, dina: User, said: dict[str, str], field: str
) -> None:
    case = in_hand(house, cor)

    _status, page = post(sign_in(client, cor), case, outcome="passed_on", **said)

    assert f'href="#{field}"' in page
    assert Case.objects.get(pk=case.pk).turn == 0


def test_who_passed_it_on_is_led_away_from_it(
    client: Client, house: House, cor: User, dina: User
) -> None:
    case, said = in_hand(house, cor), {"passed_to": "colleague", "colleague": "Dina"}
    sign_in(client, cor)

    status, _page = post(client, case, outcome="passed_on", **said)

    home = client.get("/").content.decode()
    assert (status, client.get(case.get_absolute_url()).status_code) == (302, 404)
    assert "Het is doorgegeven." in home


def test_in_another_window_they_hear_that_it_is_no_longer_theirs(
    client: Client, house: House, cor: User, dina: User
) -> None:
    case = in_hand(house, cor)
    pass_on(cor, case, dina)

    status, _page = post(sign_in(client, cor), case, outcome="taken_over")

    assert status == 409


def test_whoever_has_it_reads_where_it_has_been(
    client: Client, house: House, cor: User, dina: User
) -> None:
    case = a_question(house.reporter).case
    pass_on(house.adviser, case, cor)
    pass_on(cor, case, dina)

    page = sign_in(client, dina).get(case.get_absolute_url()).content.decode()

    at = [page.index(name) for name in ("Waar het is geweest", "Het team<", "Cor<", "Dina<br>")]
    assert at == sorted(at)
    assert "Zij weet meer." in page


def test_the_team_is_no_choice_for_the_team(client: Client, house: House) -> None:
    case = claim(by=house.adviser, case=a_question(house.reporter).case)

    page = sign_in(client, house.adviser).get(f"{case.get_absolute_url()}besluit/")

    assert 'value="desk"' not in page.content.decode()
