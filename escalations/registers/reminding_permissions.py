"""The mails about a permission that ends soon: a month before, and a week before, once each.

To its holder and the desk. What was taken back, or is followed by another, needs none.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import DESK
from werksaam.people.roles import people_with

from ..models import Permission, RegisterNotice
from ..target_times import is_working_time
from . import telling_permissions as telling
from .queries_permissions import followed, holding, seen_by

WEEK, MONTH = "week", "month"
BEFORE = {WEEK: timedelta(days=7), MONTH: timedelta(days=30)}
"""How long before the last day each mail goes; the nearest first."""


def remind_due() -> int:
    """Mail about every permission that ends soon and was not mailed yet; how many.

    For `run_due`: only in working time. What falls in a weekend goes on the Monday after.
    """
    if not is_working_time(clock.now()):
        return 0
    return sum(_mail_once(key=key, stage=stage) for stage in BEFORE for key in _due(stage))


def _due(stage: str) -> list[UUID]:
    """Those in reach of this mail, and of no later one (1 query)."""
    today, nearest = clock.today(), min(BEFORE.values())
    rows = holding(Permission.objects.all(), today).filter(~followed())
    rows = rows.filter(until__lte=today + BEFORE[stage])
    if stage != WEEK:
        rows = rows.filter(until__gt=today + nearest)
    found = _not_told(rows, stage).order_by("until")
    return [row.pk for row in found.only("until", "registered_at") if _is_older(row, stage)]


def _is_older(permission: Permission, stage: str) -> bool:
    """Not what was registered when it was that near already: whoever did so knows."""
    registered = permission.registered_at.astimezone(clock.AMSTERDAM).date()
    return registered < permission.until - BEFORE[stage]


def _not_told(rows: QuerySet[Permission], stage: str) -> QuerySet[Permission]:
    told = RegisterNotice.objects.filter(about=OuterRef("pk"), stage=stage)
    return rows.filter(~Exists(told))


@act
def _mail_once(*, key: UUID, stage: str) -> int:
    """Of two hosts at once the second finds it told."""
    current = Permission.objects.select_related("decision__case", "holder").get(pk=key)
    _notice, is_new = RegisterNotice.objects.get_or_create(
        about=key, stage=stage, defaults={"sent_at": clock.now()}
    )
    if is_new:
        telling.of_ending(current, _to_tell(current))
    return int(is_new)


def _to_tell(permission: Permission) -> frozenset[int]:
    """The holder, if still here, and whoever keeps the register and may see it."""
    keepers = [p for p in people_with(*DESK) if seen_by(p).filter(pk=permission.pk).exists()]
    return frozenset({permission.holder_id, *(keeper.pk for keeper in keepers)})
