"""What was said about a text of a draft follows it, where a person gives it another identity.

Words never change, and nor does what they are bound to: so they are stored once more for the
new identity, by the same people on the same days, and what stood under the old one is closed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model

from werksaam import clock
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from ..models import STANDS, WAITS, ChangeSummary, Explanation, Provision, ProvisionText, Version
from .wording import facts_of


@dataclass(frozen=True)
class Moved:
    """A text of a draft that was one provision and is another; both as they are stored."""

    was: UUID
    now: UUID
    text_sha256: str


def hold(provisions: Collection[UUID]) -> None:
    """Lock these before their texts get another identity: who proposes or approves waits."""
    locked = Provision.objects.select_for_update(no_key=True).filter(pk__in=provisions)
    list(locked.order_by("pk").values_list("pk", flat=True))


def follow(by: User, version: Version, moved: Collection[Moved]) -> None:
    """Let what was said about these texts of `version` go with them, in the act of `by`.

    What another version has under the same hash stays: it was said about that one.
    """
    said = [row for one in moved if not _still_has(one) for row in _said_about(one)]
    copies = [(row, _copy(row, now)) for row, now in said]
    for row, copy in copies:
        _close(by, row)
        if copy is not None:
            _keep(by, copy)
    for one in moved:
        _follow_summaries(by, version, one)


def _still_has(one: Moved) -> bool:
    texts = ProvisionText.objects.filter(provision=one.was, sha256=one.text_sha256)
    return texts.exists()


def _said_about(one: Moved) -> list[tuple[Explanation, UUID]]:
    rows = Explanation.objects.select_for_update(no_key=True).filter(WAITS | STANDS)
    own = rows.filter(provision=one.was, text_sha256=one.text_sha256)
    return [(row, one.now) for row in own.order_by("pk")]


def _copy(row: Explanation, now: UUID) -> Explanation | None:
    """The same for another identity; none where that is explained in these words already."""
    there = Explanation.objects.filter(
        WAITS | STANDS, provision=now, text_sha256=row.text_sha256, language=row.language
    )
    if there.exists():
        return None
    copy = Explanation(**_columns(row))
    copy.provision_id = now
    return copy


def _columns(row: Model) -> dict[str, object]:
    fields = (field for field in row._meta.concrete_fields if not field.primary_key)
    return {field.attname: getattr(row, field.attname) for field in fields}


def _close(by: User, row: Explanation) -> None:
    end = "withdrawn" if row.approved_at else "rejected"
    setattr(row, f"{end}_at", clock.now())
    setattr(row, f"{end}_by", by)
    row.save(update_fields=[f"{end}_at", f"{end}_by"])
    action = "explanation.withdrawn" if row.approved_at else "explanation.replaced"
    record(action, by=by, about=row, facts=facts_of(row))


def _keep(by: User, copy: Explanation) -> None:
    copy.save()
    record("explanation.followed", by=by, about=copy, facts=facts_of(copy))


def _follow_summaries(by: User, version: Version, one: Moved) -> None:
    """The last words in each language about what changed in it, since each earlier version."""
    rows = ChangeSummary.objects.filter(
        version=version, provision=one.was, text_sha256=one.text_sha256
    )
    last = {(row.earlier_id, row.language): row for row in rows.order_by("written_at", "id")}
    for row in last.values():
        copy = ChangeSummary(**_columns(row))
        copy.provision_id = one.now
        copy.save()
        facts: dict[str, Plain] = {
            "version": version.number,
            "earlier": row.earlier.number,
            "text_sha256": row.text_sha256,
            "language": row.language,
        }
        record("change.followed", by=by, about=copy, facts=facts)
