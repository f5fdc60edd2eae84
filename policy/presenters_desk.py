"""A version as the desk works on it: repairs, flags, facts, what waits, what blocks publishing."""

from __future__ import annotations

from dataclasses import dataclass

from werksaam.people.models import User

from .models import FactKind, Version
from .presenters_blocking import Blocking, FlagLine, blocking, flag_lines
from .presenters_history import FactLine, fact_lines
from .queries_proposals import to_approve_in
from .remarks import repair_reason, visible
from .timeline import WITHDRAWN, Life, Stage


@dataclass(frozen=True)
class RepairLine:
    """Layout damage that the import mended."""

    line: int
    found: str
    repaired: str
    reason: str


@dataclass(frozen=True)
class DeskView:
    """All that the page shows."""

    repairs: tuple[RepairLine, ...]
    flags: tuple[FlagLine, ...]
    facts: tuple[FactLine, ...]
    to_approve: int
    """Explanations of this version that wait for who looks."""
    blocking: tuple[Blocking, ...]
    may_adopt: bool
    may_publish: bool
    may_draft: bool
    may_judge: bool
    may_withdraw: bool


def desk_view(version: Version, life: Life, person: User) -> DeskView:
    """What `person` of the desk sees of `version` and may do with it."""
    unpublished = life.stage in (Stage.DRAFT, Stage.ADOPTED)
    return DeskView(
        repairs=tuple(
            RepairLine(
                row.line, visible(row.found), visible(row.repaired), repair_reason(row.reason)
            )
            for row in version.repairs.order_by("line", "id")
        ),
        flags=tuple(flag_lines(version)),
        facts=fact_lines(version),
        to_approve=to_approve_in(person, version).count(),
        blocking=tuple(blocking(by=person, version=version)) if unpublished else (),
        may_adopt=FactKind.ADOPTED not in life.facts,
        may_publish=unpublished,
        may_draft=life.stage == Stage.DRAFT,
        may_judge=unpublished,
        may_withdraw=life.is_published and not life.date_of(WITHDRAWN),
    )
