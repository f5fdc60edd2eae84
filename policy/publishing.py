"""From draft to published: dated facts, adoption, and release by a second person.

Nothing here overwrites: a correction is a new fact of the same kind.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from . import queries, timeline
from .apparatus import apparatus_sha256
from .blocking import blocks
from .drafting.undoing import forget_steps
from .hashing import tree_sha256
from .models import FactKind, Policy, Version, VersionFact


class PublishingError(Exception):
    """What was asked can't be done with this version; the message says why."""


class NotReady(PublishingError):
    """The version lacks what publishing needs; `missing` lists it, in words."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__("; ".join(missing))
        self.missing = missing


class Contradiction(PublishingError):
    """Dates exclude one another: which, and why."""


@act
def record_fact(
    *,
    by: User,
    version: Version,
    kind: str,
    on: date | None,
    body: str = "",
    remark: str = "",
) -> VersionFact:
    """Record what holds of a version, or correct it: the last of a kind counts.

    Without a date (`on`) the `remark` says why. Adoption and release have acts
    of their own; adoption may be corrected here afterwards. Raises
    PublishingError, and Contradiction where the dates of a published version
    would no longer fit.
    """
    _hold(version)
    if kind == FactKind.RELEASED:
        raise PublishingError(_("A version is released by publishing it."))
    if kind == FactKind.ADOPTED and not _has(version, FactKind.ADOPTED):
        raise PublishingError(_("The version is not adopted yet: adopt it first."))
    fact = _store(by=by, version=version, kind=kind, on=on, body=body, remark=remark)
    if _has(version, FactKind.RELEASED):
        _check_dates(version)
    return fact


@act
def adopt(*, by: User, version: Version, on: date, body: str) -> VersionFact:
    """The `body` adopted this text on that day. From now on the text is fixed, and so its hash.

    Raises PublishingError where it was adopted before.
    """
    _hold(version)
    if _has(version, FactKind.ADOPTED):
        raise PublishingError(_("This version has been adopted already."))
    if version.dropped_at is not None:
        raise PublishingError(_("This draft was dropped."))
    version.text_sha256 = tree_sha256(queries.version_tree(version))
    version.save(update_fields=["text_sha256"])
    forget_steps(version)
    fact = _store(by=by, version=version, kind=FactKind.ADOPTED, on=on, body=body)
    facts = _text_facts(version) | {"apparatus_sha256": apparatus_sha256(version)}
    record("version.adopted", by=by, about=version, facts=facts)
    return fact


@act
def publish(
    *,
    by: User,
    version: Version,
    change_kind: str,
    change_note_nl: str,
    change_note_en: str = "",
) -> Version:
    """Release the version to readers, as the second person.

    Raises NotReady with all that is missing, Contradiction where dates exclude
    one another or two versions would be in force from the same day.
    """
    _hold(version)
    if _has(version, FactKind.RELEASED):
        raise PublishingError(_("This version has been published already."))
    found = blocks(by=by, version=version, change_kind=change_kind, note=change_note_nl)
    if found:
        raise NotReady([one.words for one in found])
    version.change_kind = change_kind
    version.change_note_nl = change_note_nl.strip()
    version.change_note_en = change_note_en.strip()
    version.save(update_fields=["change_kind", "change_note_nl", "change_note_en"])
    _store(by=by, version=version, kind=FactKind.RELEASED, on=clock.today())
    _check_dates(version)
    facts = _text_facts(version) | {"change_kind": change_kind}
    record("version.published", by=by, about=version, facts=facts)
    return version


def _hold(version: Version) -> None:
    """One step with a policy at a time: two together could contradict each other unseen."""
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    version.refresh_from_db()


def _check_dates(version: Version) -> None:
    life = queries.life(version)
    starts, adopted = life.date_of(timeline.IN_FORCE), life.date_of(timeline.ADOPTED)
    published, back_to = life.date_of(timeline.PUBLISHED), life.date_of(timeline.RETROACTIVE)
    if starts is None:
        raise Contradiction(_("A published version needs a day of entry into force."))
    if adopted and published and published < adopted:
        raise Contradiction(_("The version was published before it was adopted."))
    if published and starts < published:
        raise Contradiction(
            _("The version enters into force before it is published. Use retroactive effect.")
        )
    if back_to and back_to >= starts:
        raise Contradiction(_("Retroactive effect must reach back before entry into force."))
    _refuse_overlap(version, starts)


def _refuse_overlap(version: Version, starts: date) -> None:
    for number, other in queries.lives(version.policy).items():
        if number == version.number or other.validity is None:
            continue
        earlier_number = number < version.number
        if other.validity.starts_on == starts or (
            earlier_number is not (other.validity.starts_on < starts)
        ):
            raise Contradiction(
                _("Version %(number)s is in force from %(day)s: the two would overlap.")
                % {"number": number, "day": other.validity.starts_on.strftime("%d-%m-%Y")}
            )


def _store(
    *, by: User, version: Version, kind: str, on: date | None, body: str = "", remark: str = ""
) -> VersionFact:
    if on is None and not remark.strip():
        raise PublishingError(_("Give a date, or say why there is none."))
    fact = VersionFact.objects.create(
        version=version, kind=kind, on=on, body=body, remark=remark, recorded_by=by
    )
    facts: dict[str, Plain] = {
        "kind": str(kind),
        "on": on.isoformat() if on else "",
        "version": version.number,
    }
    record("version.fact_recorded", by=by, about=fact, facts=facts)
    return fact


def _has(version: Version, kind: FactKind) -> bool:
    return version.facts.filter(kind=kind).exists()


def _text_facts(version: Version) -> dict[str, Plain]:
    return {"version": version.number, "text_sha256": version.text_sha256}
