"""One name for two at the same moment, on either database: one of them gets it."""

from __future__ import annotations

import pytest

from escalations.deciding import decide, reopen
from escalations.models import AccountName, Case, Draft, Report
from escalations.registers.refusals import NameTaken, NothingToReview
from escalations.registers.reviewing import review_name
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from tests.escalations.test_at_once import at_once
from tests.factories.escalations import House, a_house
from tests.factories.names import (
    NAMES,
    a_name_request,
    an_approved_name,
    decided_name,
    name_answers,
)
from tests.factories.people import person
from werksaam.people.joining import close_account
from werksaam.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def test_of_two_who_ask_for_a_name_at_once_one_has_asked(house: House) -> None:
    people = [house.reporter.pk, house.other.pk]
    drafts = [
        save_draft(by=by, kind=NAMES, answers=name_answers()).pk
        for by in (house.reporter, house.other)
    ]

    def ask(number: int) -> str:
        by = User.objects.get(pk=people[number])
        try:
            submit(by=by, draft=Draft.objects.get(pk=drafts[number]))
        except NameTaken:
            return "taken"
        return "asked"

    assert sorted(at_once(2, ask)) == ["asked", "taken"]
    assert Report.objects.count() == 1


def two_cases_of_one_name(house: House) -> list[Case]:
    """One that was refused and is looked at again; meanwhile someone else asked."""
    first = a_name_request(house.reporter)
    refused = decided_name(house.adviser, first, "refuse").case
    second = a_name_request(house.other).case
    reopen(by=house.adviser, case=refused, revision=refused.revision, reason="Toch goed.")
    return [claim(by=house.adviser, case=refused), claim(by=house.adviser, case=second)]


def test_of_two_approvals_of_a_name_at_once_one_holds(house: House) -> None:
    cases, adviser = two_cases_of_one_name(house), house.adviser.pk
    shown = [(case.pk, case.revision) for case in cases]

    def approve(number: int) -> str:
        pk, revision = shown[number]
        by, case = User.objects.get(pk=adviser), Case.objects.get(pk=pk)
        try:
            decide(by=by, case=case, revision=revision, outcome="approve", motivation="Past.")
        except NameTaken:
            return "taken"
        return "approved"

    assert sorted(at_once(2, approve)) == ["approved", "taken"]
    assert AccountName.objects.count() == 1


def test_of_two_reviews_of_a_name_at_once_one_decides(house: House) -> None:
    holder = person("Weggegaan")
    name = an_approved_name(house.adviser, holder)
    close_account(by=house.director, person=holder)
    advisers, to = [house.adviser.pk, house.colleague.pk], house.other.pk

    def review(number: int) -> str:
        by = User.objects.get(pk=advisers[number])
        try:
            review_name(by=by, name=name, to=User.objects.get(pk=to), reason="Neemt het over.")
        except NothingToReview:
            return "too late"
        return "decided"

    assert sorted(at_once(2, review)) == ["decided", "too late"]
    assert AccountName.objects.filter(withdrawn_at__isnull=True).count() == 1
