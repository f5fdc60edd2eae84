"""The demo writes each mail to a file."""

from email import message_from_bytes
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.mail import EmailMessage

from werksaam.notifications.backends import FileBackend
from werksaam.notifications.models import Mail
from werksaam.notifications.rendering import render


def test_each_message_becomes_a_file_of_its_own(mail: Mail, settings: Any, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path / "mail"

    FileBackend().send_messages([render(mail)])

    [file] = (tmp_path / "mail").iterdir()
    assert file.name == f"{mail.id}.eml"
    assert message_from_bytes(file.read_bytes())["To"] == "nadia@werksaam.example"


def test_mail_that_is_not_of_the_outbox_becomes_a_file_too(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path / "mail"

    FileBackend().send_messages([EmailMessage("Nieuw wachtwoord", to=["nadia@werksaam.example"])])

    [file] = (tmp_path / "mail").iterdir()
    assert message_from_bytes(file.read_bytes())["Subject"] == "Nieuw wachtwoord"


def test_an_address_that_cannot_exist_is_refused_as_by_a_server(
    settings: Any, tmp_path: Path
) -> None:
    settings.MAIL_DIR = tmp_path / "mail"

    with pytest.raises(SMTPRecipientsRefused):
        FileBackend().send_messages([EmailMessage("Brief", to=["ooit@vroeger.invalid"])])

    assert list(settings.MAIL_DIR.iterdir()) == []
