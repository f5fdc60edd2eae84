"""A query of the ORM, put in words once and asked with other values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from escalations.models import Case, CaseParty, Report
from tests.factories.escalations import House, a_case, a_house, a_report
from tests.factories.people import person
from werksaam.clock import now, today
from werksaam.compiled_queries import compiled
from werksaam.people.models import Membership, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def references(build: Callable[..., QuerySet[Case, Case]], *values: Any, **shape: Any) -> set[str]:
    return {case.reference for case in compiled(build)(*values, **shape)}


def test_each_asking_finds_what_fits_its_own_value() -> None:
    named = compiled(lambda name: User.objects.filter(name=name))
    one, other = person(name="Een"), person(name="Ander")

    assert [named("Een"), named("Ander"), named("Een"), named("Niemand")] == [
        [one],
        [other],
        [one],
        [],
    ]


def test_the_words_are_found_once() -> None:
    built: list[object] = []

    @compiled
    def by_key(key: int) -> QuerySet[User, User]:
        built.append(key)
        return User.objects.filter(pk=key)

    for key in (1, 2, 3):
        by_key(key)

    assert len(built) == 1


def test_another_keyword_has_words_of_its_own() -> None:
    person(name="Een")

    @compiled
    def all_of(*, newest_first: bool) -> QuerySet[User, Any]:
        return User.objects.order_by("-pk" if newest_first else "pk").values_list("name")

    assert all_of(newest_first=True) == list(reversed(all_of(newest_first=False)))


def test_each_type_of_value_is_told_to_the_database_as_the_query_itself_would(
    house: House,
) -> None:
    case = a_case(house)

    def like(key: Any, kind: str, handled: None, moment: Any, person: int) -> QuerySet[Case, Case]:
        parties = CaseParty.objects.filter(person=person).values("case")
        found = Case.objects.filter(pk=key, kind=kind, handler=handled, opened_at__lt=moment)
        return found.filter(pk__in=parties)

    values = (case.pk, case.kind, None, now() + timedelta(days=1), house.reporter.pk)
    assert references(like, *values) == {case.reference}
    assert references(like, *values[:4], house.other.pk) == set()


def test_a_day_is_a_value_too(house: House) -> None:
    on = compiled(Membership.objects.on)

    assert on(today()) == list(Membership.objects.on(today()))
    assert on(today() - timedelta(days=10_000)) == []


def test_rows_come_with_what_was_joined_and_annotated(house: House) -> None:
    case = a_case(house)

    @compiled
    def reports(case: Any) -> QuerySet[Report, Report]:
        sent = Report.objects.filter(case=case).select_related("reporter")
        return sent.annotate(kind_of_case=F("case__kind"))

    (report,) = reports(case.pk)
    with CaptureQueriesContext(connection) as asked:
        said = report.reporter.name, vars(report)["kind_of_case"]

    assert (said, len(asked)) == ((house.reporter.name, case.kind), 0)


def test_several_queries_in_one_are_compiled_as_well() -> None:
    one, other = person(name="Een"), person(name="Ander")

    @compiled
    def either(first: int, second: int) -> QuerySet[User, Any]:
        names = User.objects.order_by().values_list("name")
        return names.filter(pk=first).union(names.filter(pk=second))

    assert sorted(either(one.pk, other.pk)) == [("Ander",), ("Een",)]
    assert either(one.pk, one.pk) == [("Een",)]


def test_what_can_find_nothing_asks_nothing() -> None:
    none = compiled(lambda key: User.objects.none().filter(pk=key))

    with CaptureQueriesContext(connection) as asked:
        found = none(1)

    assert (found, len(asked)) == ([], 0)


def test_rows_are_read_by_whoever_asks_and_changed_for_nobody_else() -> None:
    made = person(name="Een")
    by_key = compiled(lambda key: User.objects.filter(pk=key))

    by_key(made.pk)[0].name = "Anders"

    assert by_key(made.pk)[0].name == "Een"


@pytest.mark.parametrize(
    "build",
    [
        lambda key: User.objects.filter(pk=key + 1),
        lambda key: User.objects.all(),
        lambda key: User.objects.filter(name__contains=f"{key}"),
    ],
    ids=["changed", "left out", "made into words"],
)
def test_a_value_that_is_not_in_the_words_as_it_is_is_refused(
    build: Callable[[int], QuerySet[User, User]],
) -> None:
    with pytest.raises(LookupError):
        compiled(build)(1)


def test_a_value_of_a_type_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        compiled(lambda flag: User.objects.filter(is_active=flag))(True)


@pytest.mark.django_db(transaction=True)
def test_another_thread_asks_over_its_own_connection() -> None:
    made, found = person(name="Een"), list[User]()
    by_key = compiled(lambda key: User.objects.filter(pk=key))
    by_key(made.pk)

    def ask() -> None:
        found.extend(by_key(made.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()

    assert found == [made]


def test_the_same_words_are_asked_as_without_it(house: House) -> None:
    a_report(house.other)
    by_kind = compiled(lambda kind: Case.objects.filter(kind=kind).order_by("due_at"))

    with CaptureQueriesContext(connection) as asked:
        by_kind("negatief-bericht")
        list(Case.objects.filter(kind="negatief-bericht").order_by("due_at"))

    assert asked[0]["sql"] == asked[1]["sql"]
