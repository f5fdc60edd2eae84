"""Ending the approval of an account name: once, with a reason, and its holder is told."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..models import AccountName
from . import telling
from .names import is_adviser
from .refusals import NameEnded, NotAnAdviser


@act
def withdraw_name(*, by: User, name: AccountName, reason: str) -> AccountName:
    """Withdraw an approval; the holder gets a mail, and reads why on the page of the name.

    Raises NotAnAdviser, NameEnded where it was ended before, ValueError without a reason.
    """
    if not is_adviser(by):
        raise NotAnAdviser
    if not reason.strip():
        raise ValueError("Withdrawing an approval needs a reason.")
    held = held_name(name)
    end(held, by=by, reason=reason)
    telling.holder_of_ending(held)
    return held


def held_name(name: AccountName) -> AccountName:
    """The entry, locked, while it was not ended. Raises NameEnded."""
    held = AccountName.objects.select_for_update(no_key=True).get(pk=name.pk)
    if held.withdrawn_at is not None:
        raise NameEnded(held)
    return held


def end(name: AccountName, *, by: User, reason: str) -> None:
    """End an entry that is held; inside an act."""
    name.withdrawn_at = clock.now()
    name.withdrawn_by = by
    name.withdrawn_reason = reason
    name.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("account_name.withdrawn", by=by, about=name, reason=reason)
