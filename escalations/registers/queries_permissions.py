"""Questions about the register of permissions: who sees which, and how each stands.

Names of customers and partners are theirs, not everyone's. So a permission is seen by its
holder, and by the desk that verified it; whoever else wants to know asks the desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from werksaam import clock
from werksaam.people.models import User
from werksaam.people.roles import is_desk

from ..models import CaseParty, Permission, Relation, Report
from .permission_standing import SOON, Standing

_BARRED = (Relation.SUBJECT, Relation.WITNESS, Relation.RECUSED)


def may_keep_register(person: User) -> bool:
    """Whether `person` sees the whole register and ends what is in it: the desk."""
    return is_desk(person)


def own(person: User) -> QuerySet[Permission]:
    """The permissions of which `person` is the holder."""
    return Permission.objects.filter(holder=person)


def seen_by(person: User) -> QuerySet[Permission]:
    """The permissions that `person` may see: their own; for the desk all, but those of a
    case from which they stepped aside."""
    if not may_keep_register(person):
        return own(person)
    aside = CaseParty.objects.filter(person=person, relation__in=_BARRED)
    return Permission.objects.filter(
        Q(holder=person) | ~Q(decision__case__in=aside.values("case_id"))
    )


ORPHANS = "houder-weg"
"""In the address of the register: of which the holder no longer works here."""


def in_register(person: User, stand: str = "", words: str = "") -> QuerySet[Permission]:
    """The register as `person` may see it, narrowed; what ends first stands on top, and
    what no longer holds comes last."""
    today = clock.today()
    rows = seen_by(person).select_related("holder")
    if stand == ORPHANS:
        rows = of_who_left(rows, today)
    elif stand:
        rows = standing_as(rows, Standing(stand), today)
    if words:
        rows = matching(rows, words)
    is_over = Q(withdrawn_at__isnull=False) | Q(until__lt=today)
    over = ExpressionWrapper(is_over, BooleanField())
    return rows.annotate(is_over=over).order_by("is_over", "until", "pk")


def holding(rows: QuerySet[Permission], today: date) -> QuerySet[Permission]:
    """Those that one may go by `today`."""
    return rows.filter(withdrawn_at__isnull=True, until__gte=today)


def standing_as(rows: QuerySet[Permission], wanted: Standing, today: date) -> QuerySet[Permission]:
    """Those that stand so today; the rule of `permission_standing.standing`, in SQL."""
    soon = today + SOON
    return {
        Standing.VALID: holding(rows, today).filter(until__gt=soon),
        Standing.ENDS_SOON: holding(rows, today).filter(until__lte=soon),
        Standing.ENDED: rows.filter(withdrawn_at__isnull=True, until__lt=today),
        Standing.WITHDRAWN: rows.filter(withdrawn_at__isnull=False),
    }[wanted]


def of_who_left(rows: QuerySet[Permission], today: date) -> QuerySet[Permission]:
    """Those that still hold while their holder no longer works here."""
    return holding(rows, today).filter(holder__is_active=False)


def matching(rows: QuerySet[Permission], words: str) -> QuerySet[Permission]:
    """Those whose party, holder or scope holds these words."""
    named = Q(party_name__icontains=words) | Q(holder_name__icontains=words)
    return rows.filter(named | Q(scope__icontains=words))


def followed() -> Exists:
    """Whether another came in its place."""
    return Exists(Permission.objects.filter(renews=OuterRef("pk")))


def to_renew_soon(person: User) -> QuerySet[Permission]:
    """Own permissions that end soon, and that nothing follows yet."""
    rows = standing_as(own(person), Standing.ENDS_SOON, clock.today())
    return rows.filter(~followed()).order_by("until")


def asked_to_renew(reports: Iterable[Report], viewer: User) -> Permission | None:
    """The permission that a report asks for anew (1 query; none where none does)."""
    keys = [report.answers["renews"] for report in reports if report.answers.get("renews")]
    return seen_by(viewer).filter(pk__in=keys).first() if keys else None
