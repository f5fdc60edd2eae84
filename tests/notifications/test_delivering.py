"""Delivery: at least once, one Message-ID, retried, given up in the open."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

import pytest
from django.core import mail as django_mail
from django.utils.translation import get_language

from tests.notifications.conftest import NADIA
from werksaam import clock
from werksaam.notifications import delivering, rendering
from werksaam.notifications.delivering import deliver_due, try_again
from werksaam.notifications.models import Mail
from werksaam.notifications.outbox import accepted_at, enqueue
from werksaam.notifications.rendering import message_id, render

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SEND = "django.core.mail.backends.locmem.EmailBackend.send_messages"


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


def test_a_due_mail_is_sent_and_its_acceptance_kept(mail: Mail) -> None:
    assert deliver_due() == 1
    assert accepted_at("report:1") == MONDAY


def test_the_message_says_number_and_link_under_its_own_id(mail: Mail) -> None:
    deliver_due()

    [sent] = django_mail.outbox
    assert sent.subject == "Brief M-7KQ4-2XWD"
    assert sent.body == "M-7KQ4-2XWD http://127.0.0.1:8000/zaken/x/"
    assert sent.extra_headers["Message-ID"] == message_id(mail)


def test_the_page_in_the_mail_has_its_subject_as_title(mail: Mail) -> None:
    mail.template = "case_new"

    message = render(mail)

    assert message.subject != ""
    assert f"<title>{message.subject}</title>" in str(message.alternatives[0][0])


def test_an_accepted_mail_is_not_sent_again(mail: Mail) -> None:
    deliver_due()

    assert deliver_due() == 0


def test_a_mail_leased_by_another_process_is_left_alone(mail: Mail) -> None:
    mail.leased_until = MONDAY + timedelta(minutes=1)
    mail.save()

    assert deliver_due() == 0


def test_a_lease_of_a_process_that_died_runs_out(mail: Mail) -> None:
    mail.leased_until = MONDAY - timedelta(seconds=1)
    mail.save()

    assert deliver_due() == 1


def test_a_server_that_is_down_keeps_the_mail_for_later(mail: Mail) -> None:
    with patch(SEND, side_effect=ConnectionRefusedError("no one there")):
        deliver_due()

    mail.refresh_from_db()
    assert (mail.accepted_at, mail.given_up_at, mail.attempts) == (None, None, 1)
    assert mail.next_attempt_at == MONDAY + timedelta(minutes=1)
    assert mail.last_error == "ConnectionRefusedError: no one there"


def test_what_another_host_had_accepted_stays_accepted(mail: Mail) -> None:
    def accept_elsewhere_and_fail(*_args: object) -> int:
        Mail.objects.filter(pk=mail.pk).update(accepted_at=MONDAY)
        raise SMTPRecipientsRefused({})

    with patch(SEND, side_effect=accept_elsewhere_and_fail):
        deliver_due()

    mail.refresh_from_db()
    assert (mail.accepted_at, mail.given_up_at) == (MONDAY, None)


def test_a_mail_leaves_after_a_day_without_a_server(mail: Mail) -> None:
    with patch(SEND, side_effect=ConnectionRefusedError):
        for hour in range(24):
            with clock.at(MONDAY + timedelta(hours=hour)):
                deliver_due()

    with clock.at(MONDAY + timedelta(hours=30)):
        assert deliver_due() == 1


def test_an_address_that_the_server_refuses_is_dead_mail(mail: Mail) -> None:
    with patch(SEND, side_effect=SMTPRecipientsRefused({})):
        deliver_due()

    mail.refresh_from_db()
    assert mail.given_up_at == MONDAY


def test_a_mail_that_fails_for_a_week_is_dead_mail(mail: Mail) -> None:
    later = MONDAY + timedelta(days=7, minutes=1)
    with patch(SEND, side_effect=ConnectionRefusedError), clock.at(later):
        deliver_due()

    mail.refresh_from_db()
    assert mail.given_up_at == later


def test_dead_mail_tried_again_is_due_at_once(mail: Mail) -> None:
    with patch(SEND, side_effect=SMTPRecipientsRefused({})):
        deliver_due()

    try_again(mail)

    assert deliver_due() == 1


def test_a_mail_that_cannot_be_rendered_does_not_hold_up_the_next(mail: Mail) -> None:
    broken = type(mail).objects.create(
        person_id=1, address="a@b.example", language="nl", template="none", regarding="x"
    )

    assert deliver_due() == 1
    broken.refresh_from_db()
    assert broken.attempts == 1


def test_patient_mail_waits_for_its_hours(mail: Mail, patient: None) -> None:
    with clock.at(MONDAY.replace(hour=18)):
        assert deliver_due() == 0

    with clock.at(MONDAY + timedelta(days=1)):
        assert deliver_due() == 1


def test_urgent_mail_goes_before_any_number_of_patient_ones(mail: Mail, patient: None) -> None:
    Mail.objects.filter(pk=mail.pk).update(next_attempt_at=MONDAY - timedelta(days=1))
    other = Mail.objects.create(
        person_id=1, address="a@b.example", language="nl", template="case_new", regarding="x"
    )

    deliver_due()

    assert [message_id(other), message_id(mail)] == [
        sent.extra_headers["Message-ID"] for sent in django_mail.outbox
    ]


def test_one_run_sends_more_than_one_batch(mail: Mail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "BATCH", 1)
    enqueue(template="letter", to=[NADIA] * 2, context={}, regarding="report:2")

    assert deliver_due() == 3


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter of these tests can wait."""
    monkeypatch.setattr(delivering, "_patient", {"letter"})


def test_what_a_mail_says_beside_number_and_link_is_asked_when_it_leaves(
    mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "_contents", {})
    rendering.register_content("letter", lambda found: {"reference": get_language()})
    mail.language = "en"

    assert render(mail).subject == "Brief en"
