"""What the mails about confirming say, and that they leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail as django_mail

from policy.models import Round
from policy.queries_inviting import REMINDER
from tests.factories.escalations import House
from tests.factories.people import person
from tests.policy.inviting import a_round, local, mailed_at
from werksaam import clock, due
from werksaam.notifications.delivering import deliver_due
from werksaam.notifications.models import Mail
from werksaam.notifications.outbox import ALLOWED
from werksaam.notifications.rendering import render
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

MORNING = "2026-11-23 09:00"
SEND = "django.core.mail.backends.locmem.EmailBackend.send_messages"
SAID_NL, SAID_EN = "De directeur vraagt het u ook.", "The director asks you too."


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def sent_to(someone: User, at: str = MORNING) -> Any:
    """The last mail to someone, as it leaves at a moment."""
    with clock.at(local(at)):
        return render(Mail.objects.filter(person_id=someone.pk).latest("created_at"))


def html_of(message: Any) -> str:
    return str(message.alternatives[0][0])


def a_spoken_round(house: House, *reminders: int, **given: Any) -> Round:
    said = {"invitation_nl": SAID_NL, "invitation_en": SAID_EN, **given}
    return a_round(house.version, "2026-11-23", "2026-12-11", *reminders, **said)


def test_an_invitation_says_what_by_when_and_where(house: House) -> None:
    a_spoken_round(house)
    mailed_at(MORNING)

    found = sent_to(house.reporter)

    assert found.subject == "Lees en bevestig de Sociale media code"
    for part in (str(found.body), html_of(found)):
        assert "Doe dit uiterlijk 11 december 2026." in part
        assert "/code/sociale-media-code/v/1/bevestigen/" in part
        assert SAID_NL in part


def test_everyone_reads_it_in_their_own_language(house: House) -> None:
    olga = person("Olga P", team=house.hall, language="en")
    a_spoken_round(house)
    mailed_at(MORNING)

    found = sent_to(olga)

    assert found.subject == "Please read and confirm the Sociale media code"
    assert "Do this by 11 December 2026 at the latest." in str(found.body)
    assert (SAID_EN in str(found.body), SAID_NL in str(found.body)) == (True, False)


def test_words_that_stand_there_in_dutch_alone_are_marked_as_dutch(house: House) -> None:
    olga = person("Olga P", team=house.hall, language="en")
    a_spoken_round(house, invitation_en=" ")
    mailed_at(MORNING)

    assert f'<blockquote lang="nl"><p>{SAID_NL}</p></blockquote>' in html_of(sent_to(olga))


def test_a_reminder_says_so_and_does_not_repeat_the_words(house: House) -> None:
    a_spoken_round(house, 5)
    mailed_at(MORNING)
    mailed_at("2026-12-04 09:00")

    found = sent_to(house.reporter)

    assert found.subject == "Herinnering: bevestig de Sociale media code"
    assert SAID_NL not in str(found.body)


def test_after_the_last_day_it_says_that_confirming_is_still_possible(house: House) -> None:
    a_spoken_round(house, -1)
    mailed_at(MORNING)
    mailed_at("2026-12-14 09:00")

    words = "U had tot en met 11 december 2026. U kunt nog steeds bevestigen."
    assert words in str(sent_to(house.reporter, "2026-12-14 09:00").body)


def test_of_two_rounds_the_mail_says_that_there_are_two(house: House) -> None:
    a_spoken_round(house)
    a_spoken_round(house)
    mailed_at(MORNING)

    found = sent_to(house.reporter)

    assert "Er staan 2 verzoeken voor u open." in str(found.body)
    assert str(found.body).count(SAID_NL) == 1


def test_the_outbox_holds_number_and_link_and_not_the_words(house: House) -> None:
    a_spoken_round(house)
    mailed_at(MORNING)

    stored = Mail.objects.filter(person_id=house.reporter.pk).latest("created_at")

    assert set(stored.context) <= ALLOWED
    assert SAID_NL not in str(stored.context)


def test_words_of_the_desk_are_never_markup_and_never_a_header(house: House) -> None:
    a_spoken_round(house, invitation_nl="<b>Let op</b>\r\nBcc: iedereen@x.example\r\n\r\n{{ x }}")
    mailed_at(MORNING)

    found = sent_to(house.reporter)
    written = found.message()

    assert "&lt;b&gt;Let op&lt;/b&gt;" in html_of(found)
    assert (written["Bcc"], written["To"]) == (None, house.reporter.email)
    assert "{{ x }}" in str(found.body)


def test_a_mail_server_that_is_down_loses_no_invitation(house: House) -> None:
    a_spoken_round(house)
    mailed_at(MORNING, leave=False)
    with patch(SEND, side_effect=ConnectionRefusedError), clock.at(local(MORNING)):
        assert deliver_due() == 0

    with clock.at(local("2026-11-24 09:00")):
        assert deliver_due() == Mail.objects.count()


def test_after_days_without_a_mail_server_nobody_gets_two_mails_on_one_day(house: House) -> None:
    a_spoken_round(house, 12)  # on 25 November
    mailed_at(MORNING, leave=False)

    assert mailed_at("2026-11-25 09:00", house.reporter, leave=False) == []
    with clock.at(local("2026-11-26 09:00")):
        deliver_due()
    assert mailed_at("2026-11-26 09:05", house.reporter) == []
    assert mailed_at("2026-11-27 09:00", house.reporter) == [("Rik", REMINDER)]


def test_an_invitation_does_not_leave_in_the_evening(house: House) -> None:
    a_spoken_round(house)
    mailed_at("2026-11-23 17:59", leave=False)

    with clock.at(local("2026-11-23 18:01")):
        deliver_due()

    assert django_mail.outbox == []


def test_run_due_invites_and_sends(house: House) -> None:
    a_spoken_round(house)

    with clock.at(local(MORNING) + timedelta(minutes=1)):
        assert due.run() == []

    assert [house.reporter.email] in [message.to for message in django_mail.outbox]
