"""A version as the desk works on it: repairs, flags, facts, proposals, what blocks publishing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from werksaam.people.models import User

from .citations import full
from .models import Explanation, FactKind, Version
from .presenters_blocking import Blocking, FlagLine, blocking, flag_lines
from .presenters_history import FactLine, fact_lines
from .remarks import repair_reason
from .timeline import WITHDRAWN, Life, Stage


@dataclass(frozen=True)
class RepairLine:
    """Layout damage that the import mended."""

    line: int
    found: str
    repaired: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """An explanation that waits for a second person; `may_approve` for who looks."""

    explanation: Explanation
    citation: str
    text: str
    may_approve: bool


@dataclass(frozen=True)
class DeskView:
    """All that the page shows."""

    repairs: tuple[RepairLine, ...]
    flags: tuple[FlagLine, ...]
    facts: tuple[FactLine, ...]
    proposals: tuple[Proposal, ...]
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
            RepairLine(row.line, row.found, row.repaired, repair_reason(row.reason))
            for row in version.repairs.order_by("line", "id")
        ),
        flags=tuple(flag_lines(version)),
        facts=fact_lines(version),
        proposals=tuple(_proposals(version, person)),
        blocking=tuple(blocking(by=person, version=version)) if unpublished else (),
        may_adopt=FactKind.ADOPTED not in life.facts,
        may_publish=unpublished,
        may_draft=life.stage == Stage.DRAFT,
        may_judge=unpublished,
        may_withdraw=life.is_published and not life.date_of(WITHDRAWN),
    )


def _proposals(version: Version, person: User) -> list[Proposal]:
    texts = {text.provision_id: text for text in version.texts.all()}
    order: dict[UUID, int] = {key: text.position for key, text in texts.items()}
    waiting = Explanation.objects.filter(provision__in=texts, approved_at__isnull=True)
    current = [e for e in waiting if e.text_sha256 == texts[e.provision_id].sha256]
    return [
        Proposal(
            explanation=e,
            citation=full(texts[e.provision_id].eid),
            text=texts[e.provision_id].text,
            may_approve=e.proposed_by_id != person.pk,
        )
        for e in sorted(current, key=lambda e: (order[e.provision_id], e.language))
    ]
