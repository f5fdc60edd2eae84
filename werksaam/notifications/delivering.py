"""Sending what waits in the outbox: at least once, each mail by one process at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from time import monotonic
from uuid import UUID

import structlog
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q, QuerySet

from werksaam import clock
from werksaam.mailing_hours import may_mail

from .models import TRY_FOR, Mail
from .rendering import render

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)
"""How long a process has to send a mail before another may try."""

WAITS = (1, 5, 15, 60, 240)
"""Minutes until the next attempt; the last one repeats."""

BATCH = 100

AT_A_STRETCH = 30
"""Seconds of sending in one run, so that what else is due comes to its turn."""

_patient: set[str] = set()


def register_patient(template: str) -> None:
    """Let mails of this template leave after all others, and in mailing hours only.

    For mail to everyone, which no urgent one may stand behind. Called by apps when ready.
    """
    _patient.add(template)


def deliver_due() -> int:
    """Send the mail that is due, for half a minute; answers how many the mail server accepted.

    Safe in several processes at once: a mail is leased by a conditional update.
    A process that dies after sending sends again, with the same Message-ID.
    """
    sent, until = 0, monotonic() + AT_A_STRETCH
    while waiting := _waiting(clock.now()):
        sent += _deliver_all(waiting)
        if monotonic() > until:
            break
    return sent


def _deliver_all(waiting: list[UUID]) -> int:
    connection: BaseEmailBackend = get_connection()
    try:
        return sum(_deliver(pk, connection) for pk in waiting)
    finally:
        connection.close()


def _waiting(moment: datetime) -> list[UUID]:
    """The next mails to send; patient ones where there is room, and at their hours."""
    due = _due(moment).order_by("next_attempt_at").values_list("pk", flat=True)
    found = list(due.exclude(template__in=_patient)[:BATCH])
    if len(found) < BATCH and may_mail(moment):
        found += due.filter(template__in=_patient)[: BATCH - len(found)]
    return found


def _due(moment: datetime) -> QuerySet[Mail]:
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=moment)
    return Mail.objects.filter(
        free, accepted_at__isnull=True, given_up_at__isnull=True, next_attempt_at__lte=moment
    )


def _deliver(pk: UUID, connection: BaseEmailBackend) -> bool:
    now = clock.now()
    if not _due(now).filter(pk=pk).update(leased_until=now + LEASE):
        return False
    mail = Mail.objects.get(pk=pk)
    try:
        message = render(mail)
        message.connection = connection
        message.send()
    except Exception as error:  # whatever fails, the mail stays
        _failed(mail, error)
        return False
    Mail.objects.filter(pk=pk).update(
        accepted_at=clock.now(), attempts=mail.attempts + 1, leased_until=None, last_error=""
    )
    return True


def _failed(mail: Mail, error: Exception) -> None:
    now = clock.now()
    wait = WAITS[min(mail.attempts, len(WAITS) - 1)]
    refused = isinstance(error, SMTPRecipientsRefused)
    dead = refused or now > mail.try_until
    # Another host may have had it accepted after our lease ran out: that stands.
    Mail.objects.filter(pk=mail.pk, accepted_at__isnull=True).update(
        attempts=mail.attempts + 1,
        leased_until=None,
        next_attempt_at=now + timedelta(minutes=wait),
        given_up_at=now if dead else None,
        last_error=f"{type(error).__name__}: {error}"[:300],
    )
    log.warning("mail.failed", mail=str(mail.pk), error=type(error).__name__, dead=dead)


def try_again(mail: Mail) -> None:
    """Bring a dead mail back to life, due at once. Called by the administrator's page."""
    now = clock.now()
    Mail.objects.filter(pk=mail.pk, given_up_at__isnull=False).update(
        given_up_at=None, next_attempt_at=now, try_until=now + TRY_FOR
    )
