"""Whom to call about a derailing discussion: shown before any question, and after sending."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from escalations.calling import whom_it_went_to
from escalations.kinds import kind
from escalations.models import Case, CaseParty, Relation
from escalations.presenters_call import CallView, call_after, call_before
from escalations.routing import Reason
from tests.factories.discussions import (
    DISCUSSION,
    a_discussion,
    a_draft,
    a_referred_discussion,
    a_report,
    an_agreed_discussion,
    answers,
)
from tests.factories.escalations import KIND, House
from tests.factories.people import person, sign_in, team
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.joining import leave
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
FIRST_STEP = f"/melden/{DISCUSSION}/bellen/"


def away(who: User, deputy: User | None = None) -> None:
    """`who` is away this week, and `deputy` stands in."""
    ends_on = TODAY + timedelta(days=4)
    record_absence(by=None, person=who, starts_on=TODAY, ends_on=ends_on)
    if deputy:
        appoint_deputy(by=None, person=who, deputy=deputy, starts_on=TODAY, ends_on=ends_on)


def to_call(who: User, **changed: object) -> CallView:
    found = call_before(kind(DISCUSSION), who, answers(**changed) if changed else {})
    assert found is not None
    return found


def why(who: User, **changed: object) -> list[tuple[str, str]]:
    return [(line.name, line.why) for line in to_call(who, **changed).lines]


def test_it_is_the_manager_on_an_ordinary_day(house: House) -> None:
    assert why(house.reporter) == [("Mara", "Mara is uw leidinggevende.")]


def test_who_stands_in_is_named_with_whom_it_is_for(house: House) -> None:
    away(house.manager, house.other)

    assert why(house.reporter) == [
        ("Olga", "Uw leidinggevende Mara is er vandaag niet. Olga neemt waar voor Mara.")
    ]


def test_with_nobody_standing_in_it_is_one_level_up(house: House) -> None:
    away(house.manager)

    assert why(house.reporter) == [
        ("Dirk", "Uw leidinggevende Mara is er vandaag niet. Dirk is de leidinggevende daarboven.")
    ]


def test_a_manager_who_is_named_is_passed_over(house: House) -> None:
    found = why(house.reporter, named=[house.manager.pk])

    assert found == [
        (
            "Dirk",
            "Uw leidinggevende Mara kan dit niet doen. U noemt Mara in de melding. "
            "Dirk is de leidinggevende daarboven.",
        )
    ]


def test_a_team_without_a_manager_says_so(house: House) -> None:
    alone = person("Alie", team=team("Los", parent=house.hall))

    assert why(alone) == [
        ("Mara", "Uw team heeft nu geen leidinggevende. Mara is de leidinggevende daarboven.")
    ]


def test_the_number_can_be_called_at_once(client: Client, house: House) -> None:
    boss = person("Bo", phone="0229 - 12 34 56")
    someone = person("Sam", team=team("Groen", manager=boss))

    page = sign_in(client, someone).get(FIRST_STEP).content.decode()

    assert page.index('href="tel:0229123456"') < page.index('name="called"')


def test_without_a_number_the_desk_can_be_called(
    client: Client, house: House, settings: Any
) -> None:
    settings.DESK_PHONE = "0229 000 000"

    page = sign_in(client, house.reporter).get(FIRST_STEP).content.decode()

    assert "Wij hebben geen telefoonnummer van Mara." in page
    assert 'href="tel:0229000000"' in page


def test_with_nobody_to_call_the_page_says_whom_else(client: Client, house: House) -> None:
    leave(by=None, person=house.manager, last_day=TODAY - timedelta(days=1))

    page = sign_in(client, house.director).get(FIRST_STEP).content.decode()

    assert "Niemand kan u nu te woord staan" in page


@pytest.mark.parametrize("page", ["controleren", "bellen"])
def test_a_draft_shows_whom_to_call(client: Client, house: House, page: str) -> None:
    draft = a_draft(house.reporter, called="not_yet")

    shown = sign_in(client, house.reporter).get(f"/melden/{DISCUSSION}/{page}/?concept={draft.pk}")

    assert "Bel nu Mara" in shown.content.decode()


def test_who_spoke_already_calls_again_only_if_it_gets_worse(house: House) -> None:
    assert to_call(house.reporter, called="spoke").title == "Bel Mara opnieuw als het erger wordt"


def test_after_sending_it_is_still_shown(client: Client, house: House) -> None:
    away(house.manager, house.other)
    report = a_report(house.reporter, called="no_answer")

    page = sign_in(client, house.reporter).get(f"{report.get_absolute_url()}verstuurd/")

    assert "Olga neemt waar voor Mara." in page.content.decode()


@pytest.mark.parametrize("make", [an_agreed_discussion, a_referred_discussion])
def test_once_decided_there_is_nobody_to_call(house: House, make: Callable[[House], Case]) -> None:
    report = make(house).reports.get()

    assert call_after(kind(DISCUSSION), report) is None


def test_a_negative_post_shows_nobody_to_call(client: Client, house: House) -> None:
    page = sign_in(client, house.reporter).get(f"/melden/{KIND}/waar/").content.decode()

    assert 'id="h-call"' not in page


def test_a_report_about_everyone_who_could_help_is_kept_as_a_draft(
    client: Client, house: House
) -> None:
    named = [house.manager.pk, house.director.pk]
    draft = a_draft(house.reporter, named=named)

    response = sign_in(client, house.reporter).post(
        f"/melden/{DISCUSSION}/controleren/?concept={draft.pk}"
    )

    assert response.status_code == 422


def test_a_desk_member_is_nobody_to_a_discussion(house: House) -> None:
    case = a_discussion(house)

    names = set(case.parties.values_list("person__name", "relation"))
    assert names == {("Rik", "reporter"), ("Mara", "recipient")}


def test_who_received_it_twice_is_called_once_for_the_latest_reason(house: House) -> None:
    away(house.manager, house.other)
    report = a_discussion(house).reports.get()
    CaseParty.objects.create(
        case=report.case,
        person=house.other,
        relation=Relation.RECIPIENT,
        reason=Reason.MANAGER,
        team=team("Hal 5", manager=house.other),
    )

    found = whom_it_went_to(report)

    assert [(to.person, to.reason) for to in found] == [(house.other, Reason.MANAGER)]
