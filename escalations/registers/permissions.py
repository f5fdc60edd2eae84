"""Permissions of third parties (4.3): put in the register, ended, gone over, asked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.dateparse import parse_date

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..kinds.days import wrong_with_term
from ..models import Decision, Draft, Permission, Report
from ..submitting import save_draft
from . import telling_permissions as telling
from .queries_permissions import may_keep_register, own, seen_by
from .refusals_permissions import PermissionEnded

KIND = "toestemming"


@dataclass(frozen=True)
class Terms:
    """What goes into the register, as the desk verified it."""

    scope: str
    proof: str
    until: date


class NotVerified(ValueError):
    """The terms say nothing, or their days do not go together."""


def register(decision: Decision, terms: Terms, by: User) -> Permission:
    """Put the permission of the case in the register; inside the act that decides.

    Who gave it and when stay as reported. It comes in place of what the same case
    registered before, and follows the one that its reporter asked to renew. Raises
    NotVerified.
    """
    report = decision.case.reports.get(withdrawn_at__isnull=True)
    given_on = parse_date(report.answers["given_on"])
    said = terms.scope.strip() and terms.proof.strip()
    if given_on is None or not said or _is_wrong(given_on, terms.until):
        raise NotVerified(decision.case.reference)
    before = list(_live_of_case(decision))
    for earlier in before:
        _end(earlier, by, decision.motivation)
    made = Permission(
        party_name=report.answers["party_name"],
        party_kind=report.answers["party_kind"],
        scope=terms.scope,
        proof=terms.proof,
        given_on=given_on,
        until=terms.until,
        holder=report.reporter,
        holder_name=report.reporter_name,
        renews=next(iter(before), None) or _to_renew(report),
    )
    return _store(made, decision, by)


def end_those_of(decision: Decision, by: User) -> None:
    """The other party took it back: what the case registered ends, and what it was to
    renew; inside the act that decides."""
    report = decision.case.reports.filter(withdrawn_at__isnull=True).first()
    renewed = _to_renew(report) if report else None
    for one in [*_live_of_case(decision), *([renewed] if renewed else [])]:
        _end(one, by, decision.motivation)


@act
def withdraw(*, by: User, permission: Permission, reason: str) -> Permission:
    """The desk ends a permission in the register; its holder is told.

    Raises ValueError without a reason, PermissionEnded where it was ended before, and
    Permission.DoesNotExist for who does not keep the register.
    """
    if not reason.strip():
        raise ValueError("Withdrawing a permission needs a reason.")
    current = _to_change(by, permission)
    _end(current, by, reason)
    telling.holder_of_withdrawal(current)
    return current


@act
def take_over(*, by: User, permission: Permission, holder: User, reason: str) -> Permission:
    """A permission of someone who left goes over to a colleague: a row that follows it.

    Raises ValueError without a reason or for a holder who is not here, PermissionEnded,
    and Permission.DoesNotExist for who does not keep the register.
    """
    current = _to_change(by, permission)
    is_other = holder.is_active and holder.pk != current.holder_id
    if not reason.strip() or not is_other:
        raise ValueError("Going over needs a reason, and someone else who works here.")
    _end(current, by, reason)
    kept = ("party_name", "party_kind", "scope", "proof", "given_on", "until")
    made = Permission(
        **{name: getattr(current, name) for name in kept},
        holder=holder,
        holder_name=holder.name,
        renews=current,
    )
    stored = _store(made, current.decision, by)
    telling.new_holder(stored)
    return stored


def begin_renewal(*, by: User, permission: Permission) -> Draft:
    """A new report with the answers of before, for its holder; the days are asked anew.

    Raises Permission.DoesNotExist for anyone else, PermissionEnded where it was taken
    back or another came in its place.
    """
    current = own(by).get(pk=permission.pk)
    if current.withdrawn_at is not None or _is_followed(current):
        raise PermissionEnded(current)
    answers = {
        "party_kind": current.party_kind,
        "party_name": current.party_name,
        "scope": current.scope,
        "renews": str(current.pk),
    }
    return save_draft(by=by, kind=KIND, answers=answers)


def _to_change(by: User, permission: Permission) -> Permission:
    """The row, held, for who keeps the register and may see it."""
    if not may_keep_register(by):
        raise Permission.DoesNotExist
    current = seen_by(by).select_for_update(of=("self",), no_key=True).get(pk=permission.pk)
    if current.withdrawn_at is not None:
        raise PermissionEnded(current)
    return current


def _held(pk: UUID) -> Permission:
    return Permission.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def _live_of_case(decision: Decision) -> Iterable[Permission]:
    """What the case put in the register and was not ended, each held."""
    rows = Permission.objects.filter(decision__case=decision.case_id, withdrawn_at__isnull=True)
    return rows.select_for_update(of=("self",), no_key=True).order_by("pk")


def _to_renew(report: Report) -> Permission | None:
    """What the reporter asked to renew: still their own, and nothing came in its place yet."""
    key = report.answers.get("renews")
    if not key:
        return None
    found = _held(UUID(key))
    is_own = found.holder_id == report.reporter_id and found.withdrawn_at is None
    return found if is_own and not _is_followed(found) else None


def _is_followed(permission: Permission) -> bool:
    return Permission.objects.filter(renews=permission).exists()


def _is_wrong(given_on: date, until: date) -> bool:
    return bool(wrong_with_term(given_on.isoformat(), until.isoformat(), clock.today()))


def _store(made: Permission, decision: Decision, by: User) -> Permission:
    made.decision = decision
    made.provision_text = decision.provision_text
    made.registered_by, made.registered_by_name = by, by.name
    made.registered_at = clock.now()
    made.save(force_insert=True)
    record("permission.registered", by=by, about=made, facts={"until": made.until.isoformat()})
    return made


def _end(permission: Permission, by: User, reason: str) -> None:
    if permission.withdrawn_at is not None:
        return
    permission.withdrawn_at, permission.withdrawn_by = clock.now(), by
    permission.withdrawn_reason = reason
    permission.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("permission.withdrawn", by=by, about=permission)
