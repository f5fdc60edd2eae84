"""Where mail goes when there is no mail server: the demo writes files."""

from collections.abc import Sequence
from pathlib import Path
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

NOWHERE = ".invalid"
"""The end of addresses that never exist (RFC 2606)."""


class FileBackend(BaseEmailBackend):
    """Writes each message to a file of its own in `MAIL_DIR`, to be read with any mail program."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; answers how many. Raises SMTPRecipientsRefused, as a mail
        server does, where an address can't exist."""
        folder: Path = settings.MAIL_DIR
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            _refuse_nowhere(message.recipients())
            written = message.message()
            name = written["Message-ID"].strip("<>").partition("@")[0]
            unfinished = folder / f".{name}"
            unfinished.write_bytes(written.as_bytes())
            unfinished.rename(folder / f"{name}.eml")
        return len(email_messages)


def _refuse_nowhere(addresses: Sequence[str]) -> None:
    if refused := [address for address in addresses if address.endswith(NOWHERE)]:
        answer = (550, b"No such address")
        raise SMTPRecipientsRefused(dict.fromkeys(refused, answer))
