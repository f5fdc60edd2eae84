"""Routing with every edge, through the real acts, for all three rules of who receives.

Of each scene: who would receive a report, and why. `H` is the hall of the reporter, with
Mara; above it stands the directorate, with Dirk.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import Settings

from escalations.kinds import kind
from escalations.routing import NobodyEligible, Reason, route
from escalations.routing_explained import Verdict, explain
from escalations.routing_facts import gather
from escalations.routing_line import line_for
from tests.factories.escalations import KIND, House
from tests.factories.managers import DISCUSSION, VIOLATION
from tests.factories.people import person
from werksaam import clock
from werksaam.acting import act
from werksaam.people.absences import appoint_deputy, go_away
from werksaam.people.joining import appoint_manager, close_account
from werksaam.people.models import Entity, TeamManagership, User
from werksaam.people.superseding import end

NOBODY: dict[str, Reason] = {}
Expected = dict[str, Reason]
M, D, N = Reason.MANAGER, Reason.DEPUTY, Reason.NEXT_LEVEL
R, B = Reason.DIRECTOR, Reason.BOARD_CONTACT
A, S = Reason.COMMS_ADVISER, Reason.SECRETARIAT


def by_name(name: str) -> User:
    return User.objects.get(name=name)


def away(*names: str) -> None:
    today = clock.today()
    for name in names:
        someone = by_name(name)
        go_away(by=someone, person=someone, starts_on=today, ends_on=today)


def deputy(name: str, instead_of: str) -> None:
    today = clock.today()
    stands_in = User.objects.filter(name=name).first() or person(name)
    appoint_deputy(
        by=None, person=by_name(instead_of), deputy=stands_in, starts_on=today, ends_on=today
    )


@act
def vacant(*, name: str) -> None:
    for row in TeamManagership.objects.current().filter(person__name=name):
        end(row, by=None, last_day=clock.today() - timedelta(days=1))


def receivers(slug: str, reporter: str, named: dict[str, str]) -> Expected:
    ids = {by_name(name).pk: relation for name, relation in named.items()}
    facts = gather(kind(slug), by_name(reporter), ids, clock.today())
    try:
        found = route(facts).recipients
    except NobodyEligible:
        return NOBODY
    names = dict(User.objects.values_list("pk", "name"))
    return {names[one.person_id]: one.reason for one in found}


SUBJECT, WITNESS = "subject", "witness"
Scene = Callable[[], object]


def nothing() -> None:
    """As the house stands."""


def manager_away_with_a_deputy() -> None:
    away("Mara")
    deputy("Wim", "Mara")


def two_deputies() -> None:
    manager_away_with_a_deputy()
    deputy("Els", "Mara")


def deputy_away_too() -> None:
    manager_away_with_a_deputy()
    away("Wim")


def everyone_away() -> None:
    away("Mara", "Dirk", "Anna", "Bram", "Sara")


def nobody_manages() -> None:
    vacant(name="Mara")


def nobody_manages_anything() -> None:
    vacant(name="Mara")
    vacant(name="Dirk")


def director_gone() -> None:
    close_account(by=None, person=by_name("Dirk"))


def manager_gone() -> None:
    close_account(by=None, person=by_name("Mara"))


def second_manager() -> None:
    appoint_manager(
        by=None,
        person=person("Nel"),
        team=by_name("Rik").memberships.get().team,
        starts_on=clock.today(),
    )


def an_external_reporter() -> None:
    person("Xandra", entity=Entity.EXTERNAL)


def desk_away_with_a_deputy() -> None:
    away("Anna", "Bram", "Sara")
    deputy("Wim", "Anna")


CASES: list[tuple[Scene, str, str, dict[str, str], Expected]] = [
    # --- the manager of who reports
    (nothing, DISCUSSION, "Rik", {}, {"Mara": M}),
    (nothing, DISCUSSION, "Mara", {}, {"Dirk": R}),
    (nothing, DISCUSSION, "Anna", {}, {"Dirk": M}),
    (nothing, DISCUSSION, "Rik", {"Mara": SUBJECT}, {"Dirk": N}),
    (nothing, DISCUSSION, "Rik", {"Mara": WITNESS}, {"Dirk": N}),
    (nothing, DISCUSSION, "Rik", {"Dirk": SUBJECT}, {"Mara": M}),
    (nothing, DISCUSSION, "Rik", {"Mara": SUBJECT, "Dirk": SUBJECT}, {"Bo": B}),
    (nothing, DISCUSSION, "Rik", {"Mara": SUBJECT, "Dirk": SUBJECT, "Bo": SUBJECT}, NOBODY),
    (nothing, DISCUSSION, "Dirk", {}, {"Bo": B}),
    (manager_away_with_a_deputy, DISCUSSION, "Rik", {}, {"Wim": D}),
    (manager_away_with_a_deputy, DISCUSSION, "Rik", {"Wim": SUBJECT}, {"Dirk": N}),
    (manager_away_with_a_deputy, DISCUSSION, "Rik", {"Mara": SUBJECT}, {"Dirk": N}),
    (two_deputies, DISCUSSION, "Rik", {}, {"Wim": D}),
    (two_deputies, DISCUSSION, "Rik", {"Wim": SUBJECT}, {"Els": D}),
    (two_deputies, DISCUSSION, "Rik", {"Wim": SUBJECT, "Els": WITNESS}, {"Dirk": N}),
    (deputy_away_too, DISCUSSION, "Rik", {}, {"Dirk": N}),
    (everyone_away, DISCUSSION, "Rik", {}, {"Bo": B}),
    (everyone_away, DISCUSSION, "Rik", {"Bo": SUBJECT}, {"Dirk": R}),
    (everyone_away, DISCUSSION, "Rik", {"Bo": SUBJECT, "Dirk": SUBJECT}, {"Mara": M}),
    (nobody_manages, DISCUSSION, "Rik", {}, {"Dirk": N}),
    (nobody_manages_anything, DISCUSSION, "Rik", {}, {"Dirk": R}),
    (manager_gone, DISCUSSION, "Rik", {}, {"Dirk": N}),
    (director_gone, DISCUSSION, "Rik", {"Mara": SUBJECT}, {"Bo": B}),
    (second_manager, DISCUSSION, "Rik", {"Mara": SUBJECT}, {"Nel": M}),
    (an_external_reporter, DISCUSSION, "Xandra", {}, {"Dirk": R}),
    (an_external_reporter, DISCUSSION, "Xandra", {"Dirk": SUBJECT}, {"Bo": B}),
    # --- the manager of whom it is about
    (nothing, VIOLATION, "Anna", {"Rik": SUBJECT}, {"Mara": M}),
    (nothing, VIOLATION, "Rik", {"Olga": SUBJECT}, {"Mara": M}),
    (nothing, VIOLATION, "Rik", {"Mara": SUBJECT}, {"Dirk": R}),
    (nothing, VIOLATION, "Rik", {"Dirk": SUBJECT}, {"Bo": B}),
    (nothing, VIOLATION, "Mara", {"Rik": SUBJECT}, {"Dirk": N}),
    (nothing, VIOLATION, "Dirk", {"Mara": SUBJECT}, {"Bo": B}),
    (nothing, VIOLATION, "Anna", {"Rik": SUBJECT, "Mara": WITNESS}, {"Dirk": N}),
    (nothing, VIOLATION, "Bo", {"Dirk": SUBJECT}, NOBODY),
    (manager_away_with_a_deputy, VIOLATION, "Anna", {"Rik": SUBJECT}, {"Wim": D}),
    (manager_away_with_a_deputy, VIOLATION, "Anna", {"Wim": SUBJECT}, {"Dirk": R}),
    (manager_away_with_a_deputy, VIOLATION, "Wim", {"Rik": SUBJECT}, {"Dirk": N}),
    (two_deputies, VIOLATION, "Wim", {"Rik": SUBJECT, "Els": WITNESS}, {"Dirk": N}),
    (nobody_manages, VIOLATION, "Anna", {"Rik": SUBJECT}, {"Dirk": N}),
    (everyone_away, VIOLATION, "Anna", {"Rik": SUBJECT}, {"Bo": B}),
    # --- the desk
    (nothing, KIND, "Rik", {}, {"Anna": A, "Bram": A, "Sara": S}),
    (nothing, KIND, "Anna", {}, {"Bram": A, "Sara": S}),
    (nothing, KIND, "Anna", {"Bram": SUBJECT}, {"Sara": S}),
    (nothing, KIND, "Anna", {"Bram": SUBJECT, "Sara": SUBJECT}, {"Dirk": N}),
    (nothing, KIND, "Rik", {"Dirk": SUBJECT}, {"Anna": A, "Bram": A, "Sara": S}),
    (desk_away_with_a_deputy, KIND, "Rik", {}, {"Wim": D}),
    (desk_away_with_a_deputy, KIND, "Wim", {}, {"Dirk": N}),
    (everyone_away, KIND, "Rik", {}, {"Bo": B}),
    (everyone_away, KIND, "Anna", {"Bo": SUBJECT}, {"Bram": A, "Sara": S}),
    (an_external_reporter, KIND, "Xandra", {}, {"Anna": A, "Bram": A, "Sara": S}),
]


every_case = pytest.mark.parametrize(
    ("scene", "slug", "reporter", "named", "expected"),
    CASES,
    ids=[
        f"{slug}-{scene.__name__}-{who}-{'+'.join(named)}" for scene, slug, who, named, _ in CASES
    ],
)


@pytest.fixture
def board(house: House, settings: Settings) -> None:
    settings.BOARD_CONTACT_EMAIL = "bo@werksaam.example"
    person("Bo", email="bo@werksaam.example")


@every_case
def test_who_receives_and_why(
    board: None,
    scene: Scene,
    slug: str,
    reporter: str,
    named: dict[str, str],
    expected: Expected,
) -> None:
    scene()

    assert receivers(slug, reporter, named) == expected


@every_case
def test_the_explanation_agrees_and_leaves_nobody_out(
    board: None,
    scene: Scene,
    slug: str,
    reporter: str,
    named: dict[str, str],
    expected: Expected,
) -> None:
    scene()
    ids = {by_name(name).pk: relation for name, relation in named.items()}
    subjects = [pk for pk, relation in ids.items() if relation == SUBJECT]
    of_kind, who, today = kind(slug), by_name(reporter), clock.today()
    facts = gather(of_kind, who, ids, today)

    line = line_for(of_kind, reporter=who.pk, subjects=subjects, day=today)
    explained = explain(facts, line.candidates, line.gone)

    names = dict(User.objects.values_list("pk", "name"))
    receiving = [x.candidate for x in explained.lines if x.verdict is Verdict.RECEIVES]
    assert {names[one.person_id]: one.reason for one in receiving} == expected
    assert {one.person_id for one in receiving} <= {c.person_id for c in line.candidates}
