"""Where mail goes when there is no mail server: the demo writes files."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FileBackend(BaseEmailBackend):
    """Writes each message to a file of its own in `MAIL_DIR`, to be read with any mail program."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; answers how many."""
        folder: Path = settings.MAIL_DIR
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            written = message.message()
            name = written["Message-ID"].strip("<>").partition("@")[0]
            unfinished = folder / f".{name}"
            unfinished.write_bytes(written.as_bytes())
            unfinished.rename(folder / f"{name}.eml")
        return len(email_messages)
