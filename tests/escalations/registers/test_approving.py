"""Asking for an account name, and approving it: once, just as it was asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from escalations.access import visible_cases
from escalations.deciding import reopen
from escalations.models import AccountName, Report
from escalations.registers.name_standing import DECIDED_ANEW, EXTENDED, LAST_DAY_PASSED, Standing
from escalations.registers.names import standing_of, taken_for
from escalations.registers.refusals import LastDayPassed, NameTaken
from tests.factories.escalations import House
from tests.factories.names import (
    HANDLE,
    a_name_request,
    an_approved_name,
    decided_name,
)
from tests.factories.people import person
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.people.granting import grant_role, revoke_role
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

SOON = (date(2026, 11, 23) + timedelta(days=10)).isoformat()


def test_an_approval_enters_exactly_what_was_asked(house: House) -> None:
    name = an_approved_name(house.adviser, house.reporter, until=SOON)

    assert (name.platform, name.handle, name.holder) == ("instagram", HANDLE, house.reporter)
    assert (name.since, name.until) == (date(2026, 11, 23), date.fromisoformat(SOON))
    assert name.provision_text.eid == "art_3__para_1"


def test_a_day_that_has_been_is_no_day_to_approve_from(house: House) -> None:
    name = an_approved_name(house.adviser, house.reporter, since="2026-11-01")

    assert name.since == clock.today()


def test_without_a_decision_nothing_is_approved(house: House) -> None:
    a_name_request(house.reporter)

    assert not AccountName.objects.exists()


def test_a_refusal_enters_nothing(house: House) -> None:
    decided_name(house.adviser, a_name_request(house.reporter), outcome="refuse")

    assert not AccountName.objects.exists()


@pytest.mark.parametrize("handle", [HANDLE, HANDLE.upper(), f"@{HANDLE}", "Wérksaamhal3"])
def test_a_name_that_is_approved_is_not_asked_for_again(house: House, handle: str) -> None:
    an_approved_name(house.adviser, house.reporter)

    with pytest.raises(NameTaken):
        a_name_request(house.other, handle=handle)

    assert Report.objects.count() == 1


def test_the_same_name_on_another_platform_is_another_name(house: House) -> None:
    an_approved_name(house.adviser, house.reporter)

    an_approved_name(house.adviser, house.other, platform="tiktok")

    assert AccountName.objects.count() == 2


@pytest.mark.parametrize("by_oneself", [True, False])
def test_a_name_that_is_asked_for_already_is_not_asked_for_again(
    house: House, by_oneself: bool
) -> None:
    a_name_request(house.reporter)

    with pytest.raises(NameTaken):
        a_name_request(house.reporter if by_oneself else house.other)


def test_a_name_that_was_refused_may_be_asked_for_again(house: House) -> None:
    decided_name(house.adviser, a_name_request(house.reporter), outcome="refuse")

    assert taken_for(house.other, "instagram", HANDLE) is None


def test_after_its_last_day_a_name_is_free_for_another(house: House) -> None:
    first = an_approved_name(house.adviser, house.reporter, until="2026-11-24")
    with clock.at(clock.now() + timedelta(days=2)):
        second = an_approved_name(house.adviser, house.other, since="2026-11-25")

        first.refresh_from_db()
        assert (first.withdrawn_reason, second.follows) == (LAST_DAY_PASSED, None)
        assert standing_of(first) is Standing.EXPIRED


def test_who_has_a_name_for_a_while_may_ask_for_longer(house: House) -> None:
    first = an_approved_name(house.adviser, house.reporter, until=SOON)

    second = an_approved_name(house.adviser, house.reporter)

    first.refresh_from_db()
    assert (first.withdrawn_reason, second.follows) == (EXTENDED, first)


def test_what_was_asked_until_a_day_that_is_over_is_not_approved(house: House) -> None:
    report = a_name_request(house.reporter, until="2026-11-24")

    with clock.at(clock.now() + timedelta(days=2)), pytest.raises(LastDayPassed):
        decided_name(house.adviser, report)

    assert not AccountName.objects.exists()


def test_a_case_that_is_decided_anew_ends_what_it_approved(house: House) -> None:
    name = an_approved_name(house.adviser, house.reporter)
    case = name.decision.case
    reopen(by=house.colleague, case=case, revision=case.revision, reason="Toch niet.")

    decided_name(house.colleague, case.reports.get(), outcome="refuse")

    name.refresh_from_db()
    assert name.withdrawn_reason == DECIDED_ANEW


def test_the_trail_keeps_the_name_out_of_its_leaves(house: House) -> None:
    an_approved_name(house.adviser, house.reporter)

    told = Event.objects.get(action="account_name.approved").content()["facts"]
    assert told == {"platform": "instagram"}


# --- whose cases they are ---------------------------------------------------------


def test_the_secretariat_gets_none(house: House) -> None:
    case = a_name_request(house.reporter).case

    recipients = case.parties.filter(relation="recipient").values_list("person__name", flat=True)
    assert (set(recipients), case.is_at_desk) == ({"Anna", "Bram"}, False)
    assert not visible_cases(house.secretary).exists()


def test_who_becomes_an_adviser_later_sees_it_and_who_is_one_no_more_does_not(
    house: House,
) -> None:
    case, later = a_name_request(house.reporter).case, person("Lotte")
    grant_role(by=house.director, person=later, role=Role.COMMS_ADVISER)
    revoke_role(by=house.director, person=house.adviser, role=Role.COMMS_ADVISER)

    assert list(visible_cases(later)) == [case]
    assert not visible_cases(house.adviser).exists()


def test_an_adviser_who_asks_is_left_out(house: House) -> None:
    a_name_request(house.adviser)

    assert not visible_cases(house.adviser).exists()
    assert visible_cases(house.colleague).exists()
