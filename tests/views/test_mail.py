"""The administrator's page of mail: also the reports that nobody could be told of."""

from datetime import timedelta

import pytest
from django.test import Client

from escalations.messaging import send_message
from escalations.triage import mark_opened
from tests.factories.escalations import MONDAY, QUOTE, House, a_house, a_report
from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

PAGE = "/beheer/post/"


@pytest.fixture
def administrator(client: Client) -> Client:
    return sign_in(client, person("Beheer", roles=[Role.ADMINISTRATOR]))


def test_a_report_that_nobody_knows_of_is_named_without_its_content(client: Client) -> None:
    with clock.at(MONDAY):
        report = a_report(a_house().reporter)

    with clock.at(MONDAY + timedelta(minutes=11)):
        administrator = sign_in(client, person("Beheer", roles=[Role.ADMINISTRATOR]))
        page = administrator.get(PAGE).content.decode()

    assert "Meldingen die nog niemand kent" in page
    assert report.reference in page
    assert QUOTE not in page


def test_without_such_a_report_there_is_no_word_of_it(administrator: Client) -> None:
    assert "Meldingen die nog niemand kent" not in administrator.get(PAGE).content.decode()


@pytest.mark.parametrize("is_dead", [True, False])
def test_an_address_stands_beside_no_number(
    client: Client, is_dead: bool, standing_house: House
) -> None:
    report = a_report(standing_house.reporter)
    mark_opened(by=standing_house.adviser, case=report.case)
    send_message(by=standing_house.adviser, report=report, body="Dank.")
    moment = clock.now()
    Mail.objects.update(attempts=1, given_up_at=moment if is_dead else None)

    administrator = sign_in(client, person("Beheer", roles=[Role.ADMINISTRATOR]))
    page = administrator.get(PAGE).content.decode()

    assert str(standing_house.reporter.email) in page
    assert "e-mail over een melding" in page
    assert report.reference not in page


def test_others_find_no_such_page(client: Client) -> None:
    assert sign_in(client, person("Anna")).get(PAGE).status_code == 404


def test_mail_about_confirming_is_called_so(administrator: Client) -> None:
    Mail.objects.create(
        person_id=1,
        address="iemand@werksaam.example",
        language="nl",
        template="confirm_invitation",
        regarding="invitation:1:2026-11-23",
        given_up_at=clock.now(),
    )

    assert "e-mail over het bevestigen van de code" in administrator.get(PAGE).content.decode()
