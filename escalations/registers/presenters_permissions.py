"""Permissions on the screen: a line of the register, and one with everything about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock
from werksaam.people.models import User

from ..access import visible_cases
from ..kinds import Text
from ..models import Permission
from ..presenters_law import citation_of
from ..presenters_status import Status
from .permission_standing import Standing, standing
from .queries_permissions import may_keep_register
from .refusals_permissions import page_of

_LOOKS: dict[Standing, tuple[str, str, Text]] = {
    Standing.VALID: ("ok", "done", gettext_lazy("Valid")),
    Standing.ENDS_SOON: ("todo", "clock", gettext_lazy("Ends soon")),
    Standing.ENDED: ("wait", "out", gettext_lazy("Ended")),
    Standing.WITHDRAWN: ("error", "out", gettext_lazy("Withdrawn")),
}


@dataclass(frozen=True)
class PermissionLine:
    """One permission in a list; `is_orphan`: its holder no longer works here."""

    party: str
    party_kind: str
    scope: str
    term: str
    status: Status
    holder: str
    is_orphan: bool
    url: str


@dataclass(frozen=True)
class PermissionView:
    """One permission for one viewer, with what this viewer may do about it."""

    permission: Permission
    line: PermissionLine
    given_on: str
    until: str
    registered: str
    basis: str
    ended: str
    ended_why: str
    before_url: str
    after_url: str
    case_url: str
    can_end: bool
    can_go_over: bool
    can_renew: bool
    is_desk: bool


def permission_lines(rows: Iterable[Permission]) -> list[PermissionLine]:
    """Lines for permissions whose holder is loaded; no queries of their own."""
    today = clock.today()
    return [_line(row, today) for row in rows]


def permission_view(row: Permission, viewer: User) -> PermissionView:
    """The page of one permission that `viewer` may see (4 queries)."""
    stands, keeps = _standing(row, clock.today()), may_keep_register(viewer)
    after = Permission.objects.filter(renews=row).select_related("holder").first()
    line = _line(row, clock.today())
    return PermissionView(
        permission=row,
        line=line,
        given_on=_day(row.given_on),
        until=_day(row.until),
        registered=_("%(name)s, %(day)s")
        % {"name": row.registered_by_name, "day": _day(localtime(row.registered_at))},
        basis=citation_of(row.provision_text.eid)[1],
        ended=_ended(row),
        ended_why=row.withdrawn_reason,
        before_url=_page(row.renews, viewer, keeps=keeps),
        after_url=_page(after, viewer, keeps=keeps),
        case_url=_case_url(row, viewer) if keeps else "",
        can_end=keeps and stands.holds,
        can_go_over=keeps and stands.holds and line.is_orphan,
        can_renew=row.holder_id == viewer.pk and row.withdrawn_at is None and after is None,
        is_desk=keeps,
    )


def _line(row: Permission, today: date) -> PermissionLine:
    tone, icon, words = _LOOKS[_standing(row, today)]
    return PermissionLine(
        party=row.party_name,
        party_kind=row.get_party_kind_display(),
        scope=row.scope,
        term=_("from %(first)s up to and with %(last)s")
        % {"first": _day(row.given_on), "last": _day(row.until)},
        status=Status(tone, icon, str(words)),
        holder=row.holder_name,
        is_orphan=not row.holder.is_active,
        url=page_of(row),
    )


def _standing(row: Permission, today: date) -> Standing:
    return standing(row.until, is_withdrawn=row.withdrawn_at is not None, today=today)


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _ended(row: Permission) -> str:
    if row.withdrawn_at is None or row.withdrawn_by is None:
        return ""
    return _("%(name)s, %(day)s") % {
        "name": row.withdrawn_by.name,
        "day": _day(localtime(row.withdrawn_at)),
    }


def _page(other: Permission | None, viewer: User, *, keeps: bool) -> str:
    """The page of the one before or after, for who may see that one too."""
    if other is None or not (keeps or other.holder_id == viewer.pk):
        return ""
    return page_of(other)


def _case_url(row: Permission, viewer: User) -> str:
    found = visible_cases(viewer).filter(pk=row.decision.case_id).first()
    return found.get_absolute_url() if found else ""
