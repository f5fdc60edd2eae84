"""Questions about approved account names: who sees which, what is taken, whose holder left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from werksaam import clock
from werksaam.people.models import Membership, Role, User
from werksaam.people.roles import has_role

from ..kinds.accountnaam import SLUG
from ..models import FREE, IN_HAND, AccountName, Platform, Report
from .handles import normalised
from .name_standing import Standing, standing_on


def is_adviser(person: User) -> bool:
    """Whether `person` decides about account names (3.1)."""
    return has_role(person, Role.COMMS_ADVISER)


def not_ended(day: date) -> Q:
    """Approved on `day`, or from a day to come."""
    return Q(withdrawn_at__isnull=True) & (Q(until__isnull=True) | Q(until__gte=day))


def visible_names(person: User) -> QuerySet[AccountName]:
    """The entries that `person` may see: advisers all, others what holds, and their own."""
    names = AccountName.objects.all()
    if is_adviser(person):
        return names
    return names.filter(not_ended(clock.today()) | Q(holder=person))


def listed(person: User, *, ended: bool = False, q: str = "") -> QuerySet[AccountName]:
    """What the register lists, by platform and name: what holds, or for advisers what ended."""
    holds = not_ended(clock.today())
    names = visible_names(person).filter(~holds if ended and is_adviser(person) else holds)
    return names.filter(_matches(q.strip())) if q.strip() else names


def _matches(words: str) -> Q:
    """The name, the platform or the holder has the words in it."""
    platforms = [p.value for p in Platform if words.casefold() in str(p.label).casefold()]
    found = Q(platform__in=platforms) | Q(holder_name__icontains=words)
    handle = normalised(words)
    return found | Q(normalised_handle__contains=handle) if handle else found


def standing_of(name: AccountName) -> Standing:
    """Whether the name may be used today."""
    return standing_on(
        clock.today(),
        since=name.since,
        until=name.until,
        withdrawn_at=name.withdrawn_at,
        reason=name.withdrawn_reason,
    )


def holders_gone(day: date) -> QuerySet[User]:
    """People who left: their account is closed, or the last of their memberships has ended.

    Whoever never had a membership (external people) is here while the account is.
    """
    current = Membership.objects.filter(superseded_at__isnull=True, person=OuterRef("pk"))
    goes_on = current.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    ended = Q(Exists(current)) & ~Q(Exists(goes_on))
    return User.objects.filter(Q(is_active=False) | ended)


def to_review(day: date) -> QuerySet[AccountName]:
    """Names that hold while their holder left: someone else takes it over, or it ends."""
    return AccountName.objects.filter(not_ended(day), holder__in=holders_gone(day).values("pk"))


@dataclass(frozen=True)
class Taken:
    """Why a name can't be asked for: it was approved, or is asked for; by oneself or not."""

    name: AccountName | None = None
    report: Report | None = None
    is_own: bool = False


def taken_for(person: User, platform: str, handle: str) -> Taken | None:
    """What stands in the way of asking for this name, if anything (2 queries)."""
    key, own = normalised(handle), None
    name = AccountName.objects.filter(
        not_ended(clock.today()), platform=platform, normalised_handle=key
    ).first()
    if name and not may_follow(name, person):
        return Taken(name=name, is_own=name.holder_id == person.pk)
    asked = list(_asked_for(platform, key))
    own = next((report for report in asked if report.reporter_id == person.pk), None)
    if own or asked:
        return Taken(report=own or asked[0], is_own=own is not None)
    return None


def may_follow(name: AccountName, person: User) -> bool:
    """Whether an approval to `person` may come in the place of this one: it ended by
    itself, or it is their own and will end."""
    is_own = name.holder_id == person.pk and name.until is not None
    return standing_of(name) is Standing.EXPIRED or is_own


def _asked_for(platform: str, key: str) -> Iterator[Report]:
    """Reports that ask for this name and are not answered yet."""
    open_ones = Report.objects.filter(
        kind=SLUG,
        withdrawn_at__isnull=True,
        case__state__in=(*FREE, *IN_HAND),
        answers__platform=platform,
    )
    return (r for r in open_ones.order_by("submitted_at") if normalised(r.answers["handle"]) == key)


def report_of(name: AccountName) -> Report:
    """The report by which the name was asked for."""
    return Report.objects.filter(case=name.decision.case_id).order_by("submitted_at")[0]
