"""Who sees a case, for every kind, state and relation: one table; list, count, search,
history and page agree with it, and no step on a case is open to who does not see it.

A new kind, state or relation is a row here; a new route comes by itself, from the table
of routes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from escalations import history
from escalations.access import reports_in, who_sees
from escalations.kinds import kind as all_about
from escalations.models import Case, Rank, Relation, Report, State
from escalations.queries import filtered, open_cases
from escalations.queue_counts import count_queue
from tests.architecture.route_table import ROUTES
from tests.architecture.scenario import Scenario
from tests.factories.escalations import KIND, MONDAY, House, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION, a_discussion, a_violation
from tests.factories.names import NAMES, a_name_request
from tests.factories.own_posts import ACCUSED, DOUBT_NAME, DOUBT_RIGHT, FOUR, TIP, a_report_of
from tests.factories.passing import KIND as QUESTIONS
from tests.factories.passing import a_question, pass_on
from tests.factories.people import person, sign_in, team
from tests.factories.permissions import KIND as PERMISSIONS
from tests.factories.permissions import a_permission_report
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

DESK = {"adviser", "secretary"}
SEES = {
    KIND: DESK,
    DISCUSSION: {"reporters manager"},
    VIOLATION: {"subjects manager"},
    NAMES: {"adviser"},
    DOUBT_NAME: {"reporters manager"},
    DOUBT_RIGHT: DESK,
    ACCUSED: DESK,
    TIP: DESK,
    PERMISSIONS: DESK,
    QUESTIONS: {"chosen"},
}
"""Who sees a case of each kind, in every state but those below."""
AT_DESK = {
    **SEES,
    DISCUSSION: {"reporters manager", *DESK},
    DOUBT_NAME: {"reporters manager", *DESK},
    QUESTIONS: {"chosen", *DESK},
}
"""The same, once it was brought to the desk (a violation and a name never are)."""
NEVER_AT_DESK = {VIOLATION, NAMES}

RELATIONS = (
    "reporter",
    "second reporter",
    "subject",
    "stepped aside",
    "adviser",
    "secretary",
    "reporters manager",
    "subjects manager",
    "director",
    "privacy officer",
    "auditor",
    "administrator",
    "colleague",
    "other manager",
    "chosen",
    "chosen before",
)
FREE = {State.OPEN, State.REFERRED, State.REOPENED}
GONE = "went on as another kind"
STATES: tuple[str, ...] = (*State, GONE)


def people_of(house: House) -> dict[str, User]:
    """Someone in each relation; nobody is two of them."""
    hall = team("Hal 5", manager=person("Sjef"))
    return {
        "reporter": house.reporter,
        "second reporter": house.other,
        "subject": person("Sofie", team=hall),
        "stepped aside": house.colleague,
        "adviser": house.adviser,
        "secretary": house.secretary,
        "reporters manager": house.manager,
        "subjects manager": User.objects.get(name="Sjef"),
        "director": house.director,
        "privacy officer": person("Fieke", roles=[Role.PRIVACY_OFFICER]),
        "auditor": person("Aad", roles=[Role.AUDITOR]),
        "administrator": person("Bea", roles=[Role.ADMINISTRATOR]),
        "colleague": person("Cor", team=house.hall),
        "other manager": _manager_elsewhere(),
        "chosen": person("Dina", team=house.hall),
        "chosen before": person("Kees", team=house.hall),
    }


def _manager_elsewhere() -> User:
    manager = person("Otto")
    team("Hal 6", manager=manager)
    return manager


def a_case_of(kind: str, people: dict[str, User], number: int) -> Case:
    """Two reports of one post about the subject, or one where each is a case of its own;
    someone of the desk stepped aside."""
    if kind in _OF_ONE:
        case = _OF_ONE[kind](people, f"kanarie{number}x")
        case.parties.create(person=people["stepped aside"], relation=Relation.RECUSED)
        return case
    said = {"address": f"https://x.example/{kind}/{number}", "quote": f"kanarie{number}x"}
    reporters = (people["reporter"], people["second reporter"])
    for by in reporters if all_about(kind).joins else reporters[:1]:
        report = _report(kind, by, people["subject"], said)
    case = report.case
    case.parties.create(person=people["stepped aside"], relation=Relation.RECUSED)
    return case


def _name(people: dict[str, User], word: str) -> Case:
    return a_name_request(people["reporter"], handle=word).case


def _permission(people: dict[str, User], word: str) -> Case:
    return a_permission_report(people["reporter"], party_name=word).case


def _question(people: dict[str, User], word: str) -> Case:
    """Sent to one colleague, who passed it on to another."""
    report = a_question(people["reporter"], to=people["chosen before"], quote=word)
    return pass_on(people["chosen before"], report.case, people["chosen"])


_OF_ONE = {NAMES: _name, PERMISSIONS: _permission, QUESTIONS: _question}
"""Kinds of which each report is a case of its own."""


def _report(kind: str, by: User, subject: User, said: dict[str, str]) -> Report:
    if kind == VIOLATION:
        return a_violation(by, subject, **said)
    named = {"named": [subject.pk]}
    if kind in FOUR:
        return a_report_of(kind, by, **named, **said)
    return a_report(by, **named, **said) if kind == KIND else a_discussion(by, **named, **said)


def bring(case: Case, state: str, handler: User, successor: Case) -> Case:
    """The case in a state, as the acts leave it."""
    is_gone, is_free = state == GONE, state in FREE
    Case.objects.filter(pk=case.pk).update(
        state=State.CLOSED if is_gone else state,
        handler=None if is_free else handler,
        claimed_at=None if is_free else MONDAY,
        is_at_desk=case.is_at_desk or (state == State.REFERRED and case.kind not in NEVER_AT_DESK),
        succeeded_by=successor if is_gone else None,
    )
    return Case.objects.get(pk=case.pk)


def expected(kind: str, state: str) -> set[str]:
    if state == GONE:
        return set()
    return AT_DESK[kind] if state == State.REFERRED else SEES[kind]


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("kind", SEES)
def test_list_count_search_history_and_page_agree_with_the_table(house: House, kind: str) -> None:
    people = people_of(house)
    clients = {name: sign_in(Client(), someone) for name, someone in people.items()}
    case, other = a_case_of(kind, people, 1), a_case_of(kind, people, 2)
    Case.objects.filter(pk=other.pk).update(
        state=State.CLOSED, queue_rank=Rank.DONE, handler=people["adviser"], claimed_at=MONDAY
    )
    handler = people[min(SEES[kind])]

    wrong = {
        (state, name, way): seen
        for state in STATES
        for name, way, seen in seen_in(clients, partial(bring, case, state, handler, other), people)
        if seen != (name in expected(kind, state))
    }

    assert wrong == {}  # (state, who, way): whether it led there


def seen_in(
    clients: dict[str, Client], brought: Callable[[], Case], people: dict[str, User]
) -> list[tuple[str, str, bool]]:
    """Who gets to the case in a state, and how; the state is undone."""
    with transaction.atomic():
        case = brought()
        found = [
            (name, way, seen)
            for name in RELATIONS
            for way, seen in ways(clients[name], case, people[name]).items()
        ]
        transaction.set_rollback(True)
    return found


def ways(client: Client, case: Case, someone: User) -> dict[str, bool]:
    """By each way to a case, whether it leads `someone` there. What is closed is not listed."""
    seen = {
        "rule": bool(who_sees(case, [someone.pk])),
        "reports": reports_in(case, someone).exists(),
        "history": bool(history.of_case(case, someone)),
        "page": client.get(case.get_absolute_url()).status_code == 200,
    }
    if case.state == State.CLOSED:
        return seen
    queue = open_cases(someone)
    return seen | {
        "list": queue.filter(pk=case.pk).exists(),
        "count": count_queue(someone).all == 1,
        "search by number": filtered(queue, someone, q=case.reference).exists(),
        "search by report": filtered(queue, someone, q=_number_in(case)).exists(),
        "search by words": filtered(queue, someone, q=case.quote).exists(),
    }


def _number_in(case: Case) -> str:
    return str(case.reports.values_list("reference", flat=True)[0])


# --- every route of a case -------------------------------------------------------


def routes_of_a_case() -> list[str]:
    """The routes, and the POSTs, under the address of a case."""
    return [name for name in ROUTES if name.startswith(("escalations:", "POST escalations:"))]


@pytest.mark.sweep
@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("kind", SEES)
def test_no_step_on_a_case_is_open_to_who_does_not_see_it(
    monday: None, kind: str, standing_scenario: Scenario
) -> None:
    people = scenario_people(standing_scenario)
    case = a_case_of(kind, people, 1)
    bring(case, State.CLAIMED, people[min(SEES[kind])], case)
    here = replace(standing_scenario, case=case, report=case.reports.all()[0])

    strangers = {who: sign_in(Client(), people[who]) for who in set(RELATIONS) - SEES[kind]}

    open_to = {
        (name, who)
        for name, path in paths_of(here)
        for who, client in strangers.items()
        if asked(client, name, path) not in {404, *_told_to_who_lost_it(name, who)}
    }

    assert open_to == set()


def _told_to_who_lost_it(name: str, who: str) -> set[int]:
    """Who passed a case on hears so (409) on a form that was still open, and keeps the words."""
    return {409} if who == "chosen before" and name.startswith("POST ") else set()


def scenario_people(scenario: Scenario) -> dict[str, User]:
    """The people of this table, in the house of the table of routes."""
    house = House(
        adviser=scenario.people["adviser"],
        colleague=person("Bram", roles=[Role.COMMS_ADVISER]),
        secretary=scenario.people["secretary"],
        director=scenario.people["director"],
        manager=scenario.people["manager"],
        reporter=scenario.people["reporter"],
        other=scenario.people["colleague"],
        hall=scenario.people["reporter"].memberships.all()[0].team,
        version=scenario.version,
    )
    return people_of(house)


def paths_of(scenario: Scenario) -> list[tuple[str, str]]:
    """Each route, or POST, with the address of this case in it."""
    named = [
        (name, reverse(name.removeprefix("POST "), args=ROUTES[name].arguments(scenario)))
        for name in routes_of_a_case()
    ]
    return [(name, path) for name, path in named if scenario.case.reference in path]


def asked(client: Client, name: str, path: str) -> int:
    with transaction.atomic():
        answer = client.post(path) if name.startswith("POST ") else client.get(path)
        transaction.set_rollback(True)
    return answer.status_code
