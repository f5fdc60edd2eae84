"""A manager talked with someone who does not confirm: that it was held, never what was said."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .access_refusals import visible_refusals
from .models import Conversation, Refusal
from .queries_refusals import is_to_talk_about


class CannotHaveBeen(Exception):
    """The conversation can't have been held on that day; the message says why."""


@act
def hold(*, by: User, refusal: Refusal, held_on: date) -> Conversation:
    """Record that the conversation about `refusal` was held. The same twice is one.

    Raises CannotHaveBeen, Refusal.DoesNotExist where `by` does not lead that person or it is
    over, and Conflict where someone else recorded it meanwhile.
    """
    if why := why_not(refusal, held_on):
        raise CannotHaveBeen(why)
    # Manager and deputy may record it at once: the second finds that of the first.
    rows = visible_refusals(by).select_for_update(of=("self",), no_key=True)
    locked = rows.get(pk=refusal.pk)
    known = Conversation.objects.filter(refusal=locked).first()
    if known is None and is_to_talk_about(by, locked):
        return _store(by, locked, held_on)
    if known is None or not _may_know(by, known):
        raise Refusal.DoesNotExist
    if (known.held_by_id, known.held_on) != (by.pk, held_on):
        raise _recorded_meanwhile(known)
    return known


def why_not(refusal: Refusal, held_on: date) -> str:
    """Why it can't have been held on this day; empty where it can."""
    if held_on > clock.today():
        return _("This day is still to come. Record the conversation after it was held.")
    if held_on < refusal.refused_at.astimezone(clock.AMSTERDAM).date():
        return _("No conversation was needed yet on this day. Choose a later day.")
    return ""


def _may_know(by: User, known: Conversation) -> bool:
    """A page that was opened before another recorded it is of the same day."""
    recorded_on = known.recorded_at.astimezone(clock.AMSTERDAM).date()
    return known.held_by_id == by.pk or recorded_on == clock.today()


def _store(by: User, refusal: Refusal, held_on: date) -> Conversation:
    held = Conversation.objects.create(
        refusal=refusal, held_on=held_on, held_by=by, held_by_name=by.name
    )
    record("conversation.held", by=by, about=held)
    return held


def _recorded_meanwhile(known: Conversation) -> Conflict:
    return Conflict(
        _("This conversation has been recorded already"),
        _("%(name)s recorded it.") % {"name": known.held_by_name},
        reverse("policy:team"),
        _("To your team"),
    )
