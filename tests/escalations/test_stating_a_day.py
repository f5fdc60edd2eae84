"""One person, one day: only in an admitted violation, by its handler, with a reason."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from escalations.models import Case, DayStatement
from escalations.queries_one_day import OneDay, one_day_of
from escalations.refusals import NotAllowedNow
from escalations.refusals_hearing import DayStatedAlready
from escalations.stating_a_day import state_day
from policy.acknowledging import confirm
from policy.reading_together import attest, contest
from policy.rounds import open_round
from tests.factories import violation as v
from tests.factories.escalations import MONDAY, House
from werksaam import clock
from werksaam.notifications.models import Mail

TODAY = date(2026, 11, 23)


def ask(house: House) -> None:
    open_round(
        by=house.adviser, version=house.version, opens_on=TODAY, due_on=TODAY + timedelta(days=30)
    )


def state(house: House, case: Case, day: date = TODAY) -> DayStatement:
    return state_day(by=house.manager, case=case, day=day, reason="Kende zij de regel?")


def test_who_was_asked_and_had_confirmed(house: House) -> None:
    ask(house)
    given = confirm(by=house.other, version=house.version, language="nl")

    assert one_day_of(house.other, TODAY) == OneDay(house.version, True, given.given_at)


def test_who_was_asked_and_had_not(house: House) -> None:
    ask(house)

    assert one_day_of(house.other, TODAY) == OneDay(house.version, True, None)


def test_who_was_not_asked(house: House) -> None:
    assert one_day_of(house.other, TODAY) == OneDay(house.version, False, None)


def test_what_was_confirmed_the_day_after_does_not_count(house: House) -> None:
    ask(house)
    with clock.at(MONDAY + timedelta(days=1)):
        confirm(by=house.other, version=house.version, language="nl")

        assert one_day_of(house.other, TODAY).confirmed_at is None


def test_what_was_read_together_counts_until_it_is_contested(house: House) -> None:
    ask(house)
    read = attest(by=house.manager, person=house.other, version=house.version, language="nl")
    before = one_day_of(house.other, TODAY)

    contest(by=house.other, reading=read)

    assert before == OneDay(house.version, True, read.attested_at)
    assert one_day_of(house.other, TODAY).confirmed_at is None


def test_before_the_code_was_known_there_is_no_version(house: House) -> None:
    assert one_day_of(house.other, date(2016, 6, 1)) == OneDay(None, False, None)


@pytest.mark.parametrize("until", [v.an_admitted, v.a_heard, v.an_answered, v.a_waived])
def test_after_admission_the_handler_may_look(house: House, until: Callable[[House], Case]) -> None:
    kept = state(house, until(house))

    assert (kept.subject, kept.reason, kept.made_by) == (
        house.other,
        "Kende zij de regel?",
        house.manager,
    )


@pytest.mark.parametrize("until", [v.a_taken_up, v.a_decided])
def test_not_before_admission_nor_after_the_decision(
    house: House, until: Callable[[House], Case]
) -> None:
    case = until(house)

    with pytest.raises(NotAllowedNow):
        state(house, case)


def test_a_day_is_looked_up_once(house: House) -> None:
    case = v.an_admitted(house)
    state(house, case)

    with pytest.raises(DayStatedAlready):
        state(house, case)


def test_a_day_to_come_says_nothing(house: House) -> None:
    case = v.an_admitted(house)

    with pytest.raises(ValueError, match="a day that has been"):
        state(house, case, TODAY + timedelta(days=1))


def test_nobody_but_who_handles_it_looks(house: House) -> None:
    case = v.an_admitted(house)

    for stranger in (house.adviser, house.director, house.other, house.reporter):
        with pytest.raises(Case.DoesNotExist):
            state_day(by=stranger, case=case, day=TODAY, reason="Ik wil het weten.")


def test_a_subject_who_knows_hears_of_it(house: House) -> None:
    case = v.a_heard(house)
    before = Mail.objects.filter(template="case_subject").count()

    state(house, case)

    assert Mail.objects.filter(template="case_subject").count() == before + 1
