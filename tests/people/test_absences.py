"""Going away, coming back, and who stands in meanwhile; nothing is overwritten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from tests.factories.people import person, team
from werksaam import clock
from werksaam.notifications.delivering import deliver_due
from werksaam.notifications.models import Mail
from werksaam.people.absences import (
    AlreadyAway,
    ArrangerStandsIn,
    NoLongerHere,
    NotSoAnyMore,
    OwnDeputy,
    appoint_deputy,
    come_back,
    go_away,
    is_away_throughout,
    name_deputy,
    take_back,
)
from werksaam.people.access_absences import absences_arranged_by, people_arranged_by
from werksaam.people.hierarchy import deputies_on
from werksaam.people.joining import close_account
from werksaam.people.models import Absence, Deputyship, Role, User

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def today() -> object:
    with clock.at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def away(
    someone: User, first: date = TODAY, last: date | None = TODAY + WEEK, **given: object
) -> Absence:
    return go_away(by=someone, person=someone, starts_on=first, ends_on=last, **given)  # type: ignore[arg-type]


def test_the_deputy_stands_in_on_the_days_of_absence() -> None:
    boss, wim = person(), person("Wim")

    away(boss, deputy=wim)

    days = [TODAY - DAY, TODAY, TODAY + WEEK, TODAY + WEEK + DAY]
    assert [deputies_on(boss, day) for day in days] == [[], [wim], [wim], []]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY - WEEK, TODAY),
        (TODAY + WEEK, TODAY + WEEK + DAY),
        (TODAY + DAY, TODAY + DAY),
        (TODAY - DAY, TODAY + 2 * WEEK),
        (TODAY - DAY, None),
        (TODAY + WEEK, None),
    ],
)
def test_days_that_overlap_are_refused(first: date, last: date | None) -> None:
    boss = person()
    away(boss)

    with pytest.raises(AlreadyAway):
        away(boss, first, last)


@pytest.mark.parametrize("first", [TODAY + WEEK + DAY, TODAY + 2 * WEEK])
def test_days_after_it_are_fine(first: date) -> None:
    boss = person()
    away(boss)

    assert away(boss, first, None).starts_on == first


def test_a_refusal_stores_nothing() -> None:
    boss = person()

    with pytest.raises(OwnDeputy):
        away(boss, deputy=boss)

    assert (Absence.objects.count(), Deputyship.objects.count()) == (0, 0)


def test_who_no_longer_works_here_does_not_stand_in() -> None:
    gone = person()
    close_account(by=None, person=gone)

    with pytest.raises(NoLongerHere):
        away(person(), deputy=gone)


def test_coming_back_ends_the_standing_in_too() -> None:
    boss, wim = person(), person("Wim")
    absence = away(boss, TODAY - DAY, deputy=wim)

    come_back(by=boss, absence=absence, last_day=TODAY - DAY)

    assert deputies_on(boss, TODAY) == []
    assert not Deputyship.objects.on(TODAY).exists()
    assert deputies_on(boss, TODAY - DAY) == [wim]


def test_what_was_known_before_coming_back_stays_to_be_asked() -> None:
    boss = person()
    absence = away(boss, TODAY - DAY)
    before = clock.now()

    with clock.at(before + timedelta(hours=1)):
        come_back(by=boss, absence=absence, last_day=TODAY - DAY)

    assert Absence.objects.on(TODAY, known_at=before).exists()


def test_an_absence_that_has_not_begun_is_taken_back_whole() -> None:
    boss = person()
    absence = away(boss, TODAY + DAY, deputy=person())

    take_back(by=boss, absence=absence)

    assert (Absence.objects.current().count(), Deputyship.objects.current().count()) == (0, 0)


def test_an_absence_that_has_begun_is_not_taken_back() -> None:
    boss = person()

    with pytest.raises(NotSoAnyMore):
        take_back(by=boss, absence=away(boss))


def test_of_two_who_change_an_absence_the_second_hears_so() -> None:
    boss = person()
    absence = away(boss, TODAY - DAY)
    come_back(by=boss, absence=absence, last_day=TODAY)

    with pytest.raises(NotSoAnyMore):
        come_back(by=boss, absence=absence, last_day=TODAY)


def test_a_deputy_is_replaced_from_today() -> None:
    boss, wim, els = person(), person("Wim"), person("Els")
    absence = away(boss, TODAY - DAY, deputy=wim)

    name_deputy(by=boss, absence=absence, deputy=els)

    assert [deputies_on(boss, day) for day in (TODAY - DAY, TODAY)] == [[wim], [els]]


def test_a_deputy_is_named_where_there_was_none() -> None:
    boss, els = person(), person("Els")

    name_deputy(by=boss, absence=away(boss, TODAY + DAY), deputy=els)

    assert [deputies_on(boss, day) for day in (TODAY, TODAY + DAY)] == [[], [els]]


def test_standing_in_that_was_agreed_for_longer_goes_on() -> None:
    boss, wim = person(), person("Wim")
    appoint_deputy(by=None, person=boss, deputy=wim, starts_on=TODAY - WEEK, ends_on=None)
    come_back(by=boss, absence=away(boss, TODAY - DAY), last_day=TODAY - DAY)

    assert Deputyship.objects.on(TODAY).filter(deputy=wim).exists()


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([], False),
        ([(0, 7)], True),
        ([(-3, 9)], True),
        ([(0, 3), (4, 7)], True),
        ([(0, 3), (5, 7)], False),
        ([(1, 7)], False),
        ([(0, 6)], False),
        ([(-2, None)], True),
        ([(0, 3), (4, None)], True),
    ],
)
def test_whether_someone_is_away_throughout(
    stretches: list[tuple[int, int | None]], expected: bool
) -> None:
    wim = person()
    for first, last in stretches:
        away(wim, TODAY + first * DAY, None if last is None else TODAY + last * DAY)

    assert is_away_throughout(wim, TODAY, TODAY + WEEK) is expected


def test_without_an_end_only_an_absence_without_one_covers_it() -> None:
    wim = person()
    away(wim)

    assert not is_away_throughout(wim, TODAY, None)


# --- for whom one arranges it ------------------------------------------------


@pytest.fixture
def people() -> dict[str, User]:
    boss, chef = person("Boss"), person("Chef")
    works = team("Werk", manager=boss)
    hall = team("Hal", parent=works, manager=chef)
    return {
        "boss": boss,
        "chef": chef,
        "piet": person("Piet", team=hall),
        "beheer": person("Beheer", roles=[Role.ADMINISTRATOR]),
        "elders": person("Elders", team=team("Elders")),
        "adviseur": person("Adviseur", roles=[Role.COMMS_ADVISER]),
    }


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("boss", ["Chef", "Piet"]),
        ("chef", ["Piet"]),
        ("piet", []),
        ("adviseur", []),
        ("elders", []),
    ],
)
def test_a_manager_arranges_it_for_the_own_people_and_those_below(
    people: dict[str, User], who: str, expected: list[str]
) -> None:
    assert [p.name for p in people_arranged_by(people[who], TODAY)] == expected


def test_the_administrator_arranges_it_for_everyone_else(people: dict[str, User]) -> None:
    found = people_arranged_by(people["beheer"], TODAY)

    assert set(found) == {one for name, one in people.items() if name != "beheer"}


def test_an_administrator_makes_nobody_their_own_to_stand_in_for(people: dict[str, User]) -> None:
    piet, beheer = people["piet"], people["beheer"]
    absence = away(people["chef"])

    with pytest.raises(ArrangerStandsIn):
        go_away(by=beheer, person=piet, starts_on=TODAY, ends_on=TODAY, deputy=beheer)
    with pytest.raises(ArrangerStandsIn):
        name_deputy(by=beheer, absence=absence, deputy=beheer)

    assert not Deputyship.objects.exists()


def test_an_administrator_names_another(people: dict[str, User]) -> None:
    piet, beheer = people["piet"], people["beheer"]

    go_away(by=beheer, person=piet, starts_on=TODAY, ends_on=TODAY, deputy=people["boss"])

    assert deputies_on(piet, TODAY) == [people["boss"]]


def test_a_manager_may_stand_in_for_the_own_people(people: dict[str, User]) -> None:
    boss, chef = people["boss"], people["chef"]

    go_away(by=boss, person=chef, starts_on=TODAY, ends_on=TODAY, deputy=boss)

    assert deputies_on(chef, TODAY) == [boss]


def test_what_another_arranged_is_told_by_mail(people: dict[str, User]) -> None:
    piet = people["piet"]
    absence = go_away(by=people["chef"], person=piet, starts_on=TODAY, ends_on=TODAY)

    name_deputy(by=people["beheer"], absence=absence, deputy=people["chef"])

    told = Mail.objects.values_list("person_id", "template", "context")
    assert list(told) == [(piet.pk, "absence_arranged", {"path": "/afwezigheid/"})] * 2


def test_who_arranges_their_own_gets_no_mail(people: dict[str, User]) -> None:
    absence = away(people["piet"])

    name_deputy(by=people["piet"], absence=absence, deputy=people["chef"])

    assert not Mail.objects.exists()


def test_that_mail_is_in_plain_dutch_and_names_nobody(people: dict[str, User]) -> None:
    go_away(by=people["chef"], person=people["piet"], starts_on=TODAY, ends_on=TODAY)
    deliver_due()

    sent = mail.outbox[0]
    assert sent.subject == "Er is iets veranderd in uw afwezigheid"
    assert "/afwezigheid/" in sent.body
    assert "Chef" not in sent.body


@pytest.mark.parametrize(
    ("who", "is_leave", "expected"),
    [
        ("piet", False, True),
        ("piet", True, False),
        ("chef", True, True),
        ("boss", True, True),
        ("beheer", True, True),
        ("elders", False, False),
        ("adviseur", False, False),
    ],
)
def test_long_leave_is_changed_by_others_alone(
    people: dict[str, User], who: str, is_leave: bool, expected: bool
) -> None:
    away(people["piet"], is_leave=is_leave)

    assert absences_arranged_by(people[who], TODAY).exists() is expected


def test_an_absence_that_is_over_is_changed_by_nobody(people: dict[str, User]) -> None:
    away(people["piet"], TODAY - WEEK, TODAY - DAY)

    assert not absences_arranged_by(people["piet"], TODAY).exists()
