"""Putting mail in the outbox, inside the transaction of what it tells about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from .models import Mail

ALLOWED = frozenset({"reference", "path", "count", "due"})
"""All that a mail may say: a number, a link, how many, by when (bar 20)."""


@dataclass(frozen=True)
class Recipient:
    """Who gets the mail, in which language (``nl`` or ``en``)."""

    person_id: int
    address: str
    language: str


@dataclass(frozen=True)
class Letter:
    """A mail to be stored: to whom, by which template, about what.

    `template` names ``templates/email/<template>.{subject.txt,txt,html}``; `context`
    holds a number and the path of a link; `regarding` says what the mail is about
    (``report:<uuid>``), so that its acceptance can be found.
    """

    template: str
    to: Recipient
    context: Mapping[str, str]
    regarding: str


def enqueue(
    *, template: str, to: Iterable[Recipient], context: Mapping[str, str], regarding: str
) -> list[Mail]:
    """Store the same mail for each of `to`. They leave after the commit, by `run_due`.

    Raises ValueError where the context would carry anything else than a `Letter` may.
    """
    return enqueue_each([Letter(template, one, context, regarding) for one in to])


def enqueue_each(letters: Iterable[Letter]) -> list[Mail]:
    """Store a mail for each of `letters`, in their order, at once. As `enqueue` otherwise."""
    return Mail.objects.bulk_create([_stored(letter) for letter in letters])


def _stored(letter: Letter) -> Mail:
    if foreign := set(letter.context) - ALLOWED:
        raise ValueError(f"A mail carries a number and a link, not {sorted(foreign)}.")
    return Mail(
        template=letter.template,
        person_id=letter.to.person_id,
        address=letter.to.address,
        language=letter.to.language,
        context=dict(letter.context),
        regarding=letter.regarding,
    )


def accepted_at(regarding: str) -> datetime | None:
    """When the first mail about `regarding` was accepted by the mail server, if any was."""
    found = Mail.objects.filter(regarding=regarding, accepted_at__isnull=False)
    moment: datetime | None = found.aggregate(first=Min("accepted_at"))["first"]
    return moment
