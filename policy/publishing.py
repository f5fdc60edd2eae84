"""From draft to published: dated facts, adoption, and release by a second person.

Nothing here overwrites: a correction is a new fact of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from . import queries, timeline
from .apparatus import apparatus_sha256
from .blocking import blocks, words_of_overtaken, words_of_references, words_of_unconfirmed
from .contradictions import Problem, concerning, contradictions
from .contradictions_told import told
from .drafting.undoing import forget_steps
from .hashing import tree_sha256
from .models import FactKind, Policy, Version, VersionFact

_ENDS_OR_MOVES = frozenset({FactKind.VALID_UNTIL, FactKind.WITHDRAWN, FactKind.IN_FORCE})


class PublishingError(Exception):
    """What was asked can't be done with this version; the message says why."""


class NotReady(PublishingError):
    """The version lacks what publishing needs; `missing` lists it, in words."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__("; ".join(missing))
        self.missing = missing


class Contradiction(PublishingError):
    """Dates exclude one another: which, and why, one `problems` each in words."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = [told(problem) for problem in problems]
        super().__init__(" ".join(self.problems))


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
    of their own, and so has withdrawal; the first and the last may be corrected here
    afterwards. Raises PublishingError, also where who published it would end or move it alone,
    and Contradiction where this day does not fit with the others.
    """
    hold(version)
    if version.dropped_at is not None:
        raise PublishingError(_("This draft was dropped."))
    if kind == FactKind.RELEASED:
        raise PublishingError(_("A version is released by publishing it."))
    if kind == FactKind.ADOPTED and not _has(version, FactKind.ADOPTED):
        raise PublishingError(_("The version is not adopted yet: adopt it first."))
    if kind == FactKind.WITHDRAWN and not _has(version, FactKind.WITHDRAWN):
        raise PublishingError(_("The version is not withdrawn yet: withdraw it first."))
    if kind in _ENDS_OR_MOVES and _published_by(by, version):
        raise PublishingError(_("You published this version. Someone else records this day."))
    if kind == FactKind.REPLACES and not remark.strip():
        raise PublishingError(_("Write in the remark which text it replaces."))
    return store(by=by, version=version, kind=kind, on=on, body=body, remark=remark)


@act
def adopt(*, by: User, version: Version, on: date, body: str) -> VersionFact:
    """The `body` adopted this text on that day. From now on the text is fixed, and so its hash.

    Raises PublishingError where it was adopted before, where another text was adopted that is
    not in this one, where a reference went stale that nobody judged, or where nobody confirmed
    yet where its provisions come from; Contradiction as `record_fact` does.
    """
    hold(version)
    if _has(version, FactKind.ADOPTED):
        raise PublishingError(_("This version has been adopted already."))
    if version.dropped_at is not None:
        raise PublishingError(_("This draft was dropped."))
    if overtaken := words_of_overtaken(version):
        raise PublishingError(overtaken)
    if references := words_of_references(version):
        raise PublishingError(references)
    # From here on identities are fixed, and with them where explanations and cases go.
    if unconfirmed := words_of_unconfirmed(version):
        raise PublishingError(unconfirmed)
    version.text_sha256 = tree_sha256(queries.version_tree(version))
    version.save(update_fields=["text_sha256"])
    forget_steps(version)
    fact = store(by=by, version=version, kind=FactKind.ADOPTED, on=on, body=body)
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
    hold(version)
    if _has(version, FactKind.RELEASED):
        raise PublishingError(_("This version has been published already."))
    found = blocks(by=by, version=version, change_kind=change_kind, note=change_note_nl)
    if found:
        raise NotReady([one.words for one in found])
    version.change_kind = change_kind
    version.change_note_nl = change_note_nl.strip()
    version.change_note_en = change_note_en.strip()
    version.save(update_fields=["change_kind", "change_note_nl", "change_note_en"])
    store(by=by, version=version, kind=FactKind.RELEASED, on=clock.today())
    if problems := _problems(version):
        raise Contradiction(problems)
    facts = _text_facts(version) | {"change_kind": change_kind}
    record("version.published", by=by, about=version, facts=facts)
    return version


def hold(version: Version) -> None:
    """One step with a policy at a time: two together could contradict each other unseen."""
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    version.refresh_from_db()


def _problems(version: Version) -> list[Problem]:
    lives = queries.lives(version.policy)
    own = lives[version.number]
    if own.is_published and own.date_of(timeline.IN_FORCE) is None:
        raise PublishingError(_("A published version needs a day of entry into force."))
    others = {n: life.validity for n, life in lives.items() if n != own.number and life.validity}
    days = {kind: fact.on for kind, fact in own.facts.items()}
    return contradictions(days, clock.today(), own.number, others)


def store(
    *, by: User, version: Version, kind: str, on: date | None, body: str = "", remark: str = ""
) -> VersionFact:
    """A fact of this kind and its event; for acts that hold the policy. Raises as `record_fact`."""
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
    # Only what this day is part of: two days that are both wrong are put right one by one.
    if problems := concerning(_problems(version), str(kind)):
        raise Contradiction(problems)
    return fact


def _published_by(by: User, version: Version) -> bool:
    """Nobody brings a text into force and takes it away again alone, nor by a day."""
    return version.facts.filter(kind=FactKind.RELEASED, recorded_by=by).exists()


def _has(version: Version, kind: FactKind) -> bool:
    return version.facts.filter(kind=kind).exists()


def _text_facts(version: Version) -> dict[str, Plain]:
    return {"version": version.number, "text_sha256": version.text_sha256}
