"""A version as the desk works on it: repairs, flags, facts, what waits, what blocks publishing."""

from __future__ import annotations

from dataclasses import dataclass

from werksaam.people.models import User

from .models import FactKind, SourceFlag, Version, VersionFact
from .publishing import missing_for_publishing
from .queries_explaining import to_approve_in
from .remarks import flag_message, repair_reason
from .timeline import Life, Stage


@dataclass(frozen=True)
class RepairLine:
    """Layout damage that the import mended."""

    line: int
    found: str
    repaired: str
    reason: str


@dataclass(frozen=True)
class FlagLine:
    """Something odd in the words; `line` is None where it is about the whole."""

    line: int | None
    message: str


@dataclass(frozen=True)
class DeskView:
    """All that the page shows."""

    repairs: tuple[RepairLine, ...]
    flags: tuple[FlagLine, ...]
    facts: tuple[VersionFact, ...]
    to_approve: int
    """Explanations of this version that wait for who looks."""
    missing: tuple[str, ...]
    may_adopt: bool
    may_publish: bool


def desk_view(version: Version, life: Life, person: User) -> DeskView:
    """What `person` of the desk sees of `version` and may do with it."""
    unpublished = life.stage in (Stage.DRAFT, Stage.ADOPTED)
    return DeskView(
        repairs=tuple(
            RepairLine(row.line, row.found, row.repaired, repair_reason(row.reason))
            for row in version.repairs.order_by("line", "id")
        ),
        flags=tuple(_flag(row) for row in version.flags.order_by("line", "id")),
        facts=tuple(version.facts.select_related("recorded_by")),
        to_approve=to_approve_in(person, version).count(),
        missing=tuple(missing_for_publishing(by=person, version=version)) if unpublished else (),
        may_adopt=FactKind.ADOPTED not in life.facts,
        may_publish=unpublished,
    )


def _flag(row: SourceFlag) -> FlagLine:
    return FlagLine(row.line, flag_message(row.code, row.values, row.message))
