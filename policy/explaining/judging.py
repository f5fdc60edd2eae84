"""A second person approves a proposal or turns it down; what stands can be withdrawn."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from ..models import Explanation, Outcome, Provision, ProvisionText
from ..queries_proposals import standing_for
from .telling import tell_proposer
from .wording import facts_of


class NotApprovable(Exception):
    """This explanation can't be approved by this person, or not now; the message says why."""


@act
def approve(*, by: User, explanation: Explanation, instead_of: int | None = None) -> Explanation:
    """Approve a proposal, as someone other than who proposed it.

    `instead_of` is the explanation of the same text that the page showed as the one that
    stands: it is withdrawn in the same act. Raises NotApprovable.
    """
    current = _held(explanation)
    if reason := _why_not(by, current):
        raise NotApprovable(reason)
    standing = list(standing_for(current).select_for_update(no_key=True))
    if (standing[0].pk if standing else None) != instead_of:
        raise NotApprovable(_("This text has an approved explanation already. Compare the two."))
    for row in standing:
        _withdraw(by, row)
    current.approved_at, current.approved_by = clock.now(), by
    current.save(update_fields=["approved_at", "approved_by"])
    record("explanation.approved", by=by, about=current, facts=facts_of(current))
    return current


@act
def reject(*, by: User, explanation: Explanation, reason: str) -> Explanation:
    """Turn a proposal of someone else down, and tell them. Raises Conflict and NotApprovable."""
    current = _held(explanation)
    if current.proposed_by_id == by.pk:
        raise NotApprovable(_("This is your own proposal. You can take it back."))
    if current.outcome == Outcome.TURNED_DOWN and current.rejected_by_id == by.pk:
        return current
    if current.outcome != Outcome.WAITING:
        raise _judged_already(current, reason)
    current.rejected_at, current.rejected_by, current.rejection = clock.now(), by, reason
    current.save(update_fields=["rejected_at", "rejected_by", "rejection"])
    record("explanation.rejected", by=by, about=current, facts=facts_of(current))
    tell_proposer(current)
    return current


@act
def take_back(*, by: User, explanation: Explanation) -> Explanation:
    """Take one's own proposal back. Raises Conflict, and NotApprovable for another's."""
    current = _held(explanation)
    if current.proposed_by_id != by.pk:
        raise NotApprovable(_("Only who proposed this takes it back."))
    if current.outcome == Outcome.TAKEN_BACK:
        return current
    if current.outcome != Outcome.WAITING:
        raise _judged_already(current)
    current.rejected_at, current.rejected_by = clock.now(), by
    current.save(update_fields=["rejected_at", "rejected_by"])
    record("explanation.taken_back", by=by, about=current, facts=facts_of(current))
    return current


@act
def withdraw(*, by: User, explanation: Explanation) -> Explanation:
    """Take an approved explanation away from readers. Twice is once. Raises Conflict."""
    current = _held(explanation)
    if current.outcome == Outcome.APPROVED:
        _withdraw(by, current)
    elif current.outcome != Outcome.WITHDRAWN:
        raise _judged_already(current)
    return current


def _held(explanation: Explanation) -> Explanation:
    """The row as it is now. Its provision is locked first: two proposals for one text could
    both find nothing approved."""
    Provision.objects.select_for_update(no_key=True).get(pk=explanation.provision_id)
    rows = Explanation.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("proposed_by").get(pk=explanation.pk)


def _why_not(by: User, current: Explanation) -> str:
    """Why `by` can't approve this, in words; "" where nothing stands in the way."""
    if current.approved_at is not None:
        return _("This explanation has been approved already.")
    if current.proposed_by_id == by.pk:
        return _("Someone other than who proposed it approves an explanation.")
    if current.rejected_at is not None:
        return _("This proposal no longer waits: it was turned down, replaced or taken back.")
    same = ProvisionText.objects.filter(provision=current.provision_id, sha256=current.text_sha256)
    if not same.exists():
        return _("The text has changed since. Propose the explanation again for the new text.")
    return ""


def _withdraw(by: User, row: Explanation) -> None:
    row.withdrawn_at, row.withdrawn_by = clock.now(), by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("explanation.withdrawn", by=by, about=row, facts=facts_of(row))


def _judged_already(row: Explanation, *typed: str) -> Conflict:
    conflict = Conflict(
        _("This proposal no longer waits"),
        _("It was approved, turned down, replaced or taken back meanwhile."),
        reverse("policy:proposal", args=[row.pk]),
    )
    conflict.typed = typed
    return conflict
