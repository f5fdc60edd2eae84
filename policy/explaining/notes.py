"""The desk settles what a note asks about the text, with an answer."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from ..models import Explanation, Provision
from .wording import facts_of


@act
def settle_note(*, by: User, explanation: Explanation, settlement: str) -> list[Explanation]:
    """Settle the note of an explanation with an answer.

    The same note beside the same provision, in the other language too, is one question: it is
    settled with it. The same answer twice is one. Raises Conflict where a colleague was ahead.
    """
    Provision.objects.select_for_update(no_key=True).get(pk=explanation.provision_id)
    rows = list(_with_the_same_note(explanation).select_for_update(no_key=True))
    own = next(row for row in rows if row.pk == explanation.pk)
    if own.note_settled_at is not None:
        if (own.note_settled_by_id, own.note_settlement) != (by.pk, settlement):
            raise _settled_already(own, settlement)
        return [own]
    return [_settle(by, row, settlement) for row in rows if row.asks_desk]


def _with_the_same_note(explanation: Explanation) -> QuerySet[Explanation]:
    note = explanation.note_for_desk
    rows = Explanation.objects.filter(provision=explanation.provision_id, note_for_desk=note)
    return rows.order_by("pk")


def _settle(by: User, row: Explanation, settlement: str) -> Explanation:
    row.note_settled_at, row.note_settled_by = clock.now(), by
    row.note_settlement = settlement
    row.save(update_fields=["note_settled_at", "note_settled_by", "note_settlement"])
    record("explanation.note_settled", by=by, about=row, facts=facts_of(row))
    return row


def _settled_already(row: Explanation, settlement: str) -> Conflict:
    conflict = Conflict(
        _("This has been settled already"),
        _("A colleague answered this question. Your answer was not stored."),
        reverse("policy:settle_note", args=[row.pk]),
        _("Read the answer"),
    )
    conflict.typed = (settlement,)
    return conflict
