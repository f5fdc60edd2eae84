"""The demo writes each mail to a file."""

from email import message_from_bytes
from pathlib import Path
from typing import Any

from werksaam.notifications.backends import FileBackend
from werksaam.notifications.models import Mail
from werksaam.notifications.rendering import render


def test_each_message_becomes_a_file_of_its_own(mail: Mail, settings: Any, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path / "mail"

    FileBackend().send_messages([render(mail)])

    [file] = (tmp_path / "mail").iterdir()
    assert file.name == f"{mail.id}.eml"
    assert message_from_bytes(file.read_bytes())["To"] == "nadia@werksaam.example"
