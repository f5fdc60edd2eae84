"""Permissions in the register: put there by a decision, ended once, followed by another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from escalations.deciding import reopen
from escalations.fitting import AdviceMissing
from escalations.kinds import kind
from escalations.models import Case, Decision, Permission, Report
from escalations.queries_told import advice_for
from escalations.refusals import Incomplete
from escalations.registers.permissions import (
    NotVerified,
    begin_renewal,
    take_over,
    withdraw,
)
from escalations.registers.queries_permissions import seen_by
from escalations.registers.refusals_permissions import PermissionEnded
from escalations.registers.registering import EntryMissing, NothingToRegister
from escalations.submitting import save_draft, submit
from tests.factories.escalations import House
from tests.factories.people import person
from tests.factories.permissions import (
    GIVEN,
    PARTY,
    UNTIL,
    a_permission,
    a_permission_report,
    answers,
    decided,
    permission_of,
    terms,
)
from werksaam import clock, due
from werksaam.people.joining import close_account

pytestmark = pytest.mark.django_db


def test_what_the_desk_verified_goes_into_the_register(house: House) -> None:
    made = a_permission(house, more=terms(scope="Eén foto."))

    assert (made.party_name, made.party_kind, made.scope) == (PARTY, "customer", "Eén foto.")
    assert (made.given_on, made.until, made.holder) == (GIVEN, UNTIL, house.reporter)
    assert made.provision_text.eid == "art_4__para_3"
    assert (made.registered_by, made.renews) == (house.adviser, None)


@pytest.mark.parametrize(
    "wrong",
    [
        terms(scope=" "),
        terms(proof=""),
        terms(until=GIVEN - timedelta(days=1)),
        terms(until=clock.today().replace(year=2020)),
    ],
)
def test_nothing_is_registered_that_says_nothing_or_has_ended(house: House, wrong: object) -> None:
    case = a_permission_report(house.reporter).case

    with pytest.raises(NotVerified):
        decided(house.adviser, case, more=wrong)

    assert (Permission.objects.exists(), Decision.objects.exists()) == (False, False)


def test_an_entry_belongs_to_registering_and_to_nothing_else(house: House) -> None:
    case = a_permission_report(house.reporter).case

    with pytest.raises(EntryMissing):
        decided(house.adviser, case, more=None)
    with pytest.raises(NothingToRegister):
        decided(house.adviser, case, "withdrawn", more=terms())


def test_not_enough_says_what_is_missing(house: House) -> None:
    report = a_permission_report(house.reporter)

    with pytest.raises(AdviceMissing):
        decided(house.adviser, report.case, "insufficient")
    decided(house.adviser, report.case, "insufficient", advice_to_reporter="Er staat geen datum.")

    told = advice_for(Report.objects.get(pk=report.pk))
    assert told is not None
    assert told.advice == "Er staat geen datum."


def test_what_the_other_party_takes_back_ends_in_the_register(house: House) -> None:
    made = a_permission(house)
    case = made.decision.case
    reopen(by=house.adviser, case=case, revision=case.revision, reason="De klant belde.")

    decided(house.adviser, case, "withdrawn", motivation="De klant wil het niet meer.")

    made.refresh_from_db()
    assert made.withdrawn_at == clock.now()
    assert made.withdrawn_reason == "De klant wil het niet meer."


def test_a_later_decision_on_the_same_case_comes_in_its_place(house: House) -> None:
    first = a_permission(house)
    case = first.decision.case
    reopen(by=house.adviser, case=case, revision=case.revision, reason="Te ruim.")

    second = permission_of(decided(house.adviser, case, more=terms(scope="Minder.")))

    first.refresh_from_db()
    assert (second.renews, first.withdrawn_at) == (first, clock.now())


def test_withdrawing_ends_it_once_and_tells_the_holder(house: House) -> None:
    made = a_permission(house)
    due.run()
    mail.outbox.clear()

    withdraw(by=house.secretary, permission=made, reason="De klant belde.")
    due.run()

    with pytest.raises(PermissionEnded):
        withdraw(by=house.adviser, permission=made, reason="Nog eens.")
    (letter,) = mail.outbox
    assert letter.to == [house.reporter.email]
    assert PARTY not in f"{letter.subject}{letter.body}"


def test_who_does_not_keep_the_register_ends_nothing(house: House) -> None:
    made = a_permission(house)

    for someone in (house.reporter, house.manager, house.director):
        with pytest.raises(Permission.DoesNotExist):
            withdraw(by=someone, permission=made, reason="x")


def test_who_left_is_followed_by_a_colleague(house: House) -> None:
    made = a_permission(house)
    close_account(by=None, person=house.reporter)

    gone_over = take_over(
        by=house.adviser, permission=made, holder=house.other, reason="Zij doet de tuinen nu."
    )

    made.refresh_from_db()
    assert (gone_over.holder, gone_over.renews) == (house.other, made)
    assert (gone_over.scope, gone_over.until) == (made.scope, made.until)
    assert made.withdrawn_reason == "Zij doet de tuinen nu."


def test_it_goes_over_to_no_one_who_left(house: House) -> None:
    made, gone = a_permission(house), person("Leo")
    close_account(by=None, person=gone)
    gone.refresh_from_db()

    with pytest.raises(ValueError, match="works here"):
        take_over(by=house.adviser, permission=made, holder=gone, reason="x")


def test_renewing_begins_a_report_with_the_answers_of_before(house: House) -> None:
    made = a_permission(house)

    draft = begin_renewal(by=house.reporter, permission=made)

    missing = kind("toestemming").to_mend(draft.answers, clock.today())
    assert [question.name for question in missing] == ["given_on", "until", "proof"]
    assert draft.answers["party_name"] == PARTY


def test_what_was_renewed_is_followed_and_still_holds_until_its_day(house: House) -> None:
    made = a_permission(house)
    draft = begin_renewal(by=house.reporter, permission=made)
    days = answers(given_on="2026-11-20", until="2028-11-01")
    save_draft(by=house.reporter, kind="toestemming", answers=days, draft=draft)
    report = submit(by=house.reporter, draft=draft)

    renewed = permission_of(decided(house.adviser, report.case))

    made.refresh_from_db()
    assert (renewed.renews, made.withdrawn_at) == (made, None)
    with pytest.raises(PermissionEnded):
        begin_renewal(by=house.reporter, permission=made)


def test_only_the_holder_and_the_desk_see_it(house: House) -> None:
    made = a_permission(house)

    sees = {
        name
        for name in ("reporter", "other", "manager", "director", "adviser", "secretary")
        if seen_by(getattr(house, name)).filter(pk=made.pk).exists()
    }

    assert sees == {"reporter", "adviser", "secretary"}


def test_who_stepped_aside_from_the_case_does_not_see_it_in_the_register(house: House) -> None:
    made = a_permission(house)
    made.decision.case.parties.create(person=house.secretary, relation="recused")

    assert list(seen_by(house.secretary)) == []


def test_without_proof_or_past_its_day_it_is_not_sent(house: House) -> None:
    for changed in ({"proof": ""}, {"until": "2026-11-01"}):
        with pytest.raises(Incomplete):
            a_permission_report(house.reporter, **changed)

    assert Case.objects.count() == 0
