"""The life of one provision: in which versions it stands, under which number, and where it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .addresses import address_of
from .citations import full
from .models import Lineage, LineageKind, ProvisionText, Version
from .presenters_version import numeric, version_bar
from .queries_following import said_about, stood, successor_in
from .queries_reading import Code
from .queries_same_words import words_of
from .timeline import Life

Words = str | Promise
_Origins = Mapping[UUID, Sequence[ProvisionText]]
"""By provision its texts in the versions that the reader may see, the earliest first."""


@dataclass(frozen=True)
class Fate:
    """That a provision is in force no more as it is shown, and where to go on reading."""

    words: str
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class Chapter:
    """A provision in one version: its number there, since when, and what changed."""

    version: Version
    citation: str
    url: str
    validity: str
    changed: str


@dataclass(frozen=True)
class History:
    """All chapters, the latest first, and how it ended where it did."""

    citation: str
    slug: str
    chapters: tuple[Chapter, ...]
    fate: Fate | None


def fate_of(code: Code, provision: UUID, number: int, eid: str) -> Fate | None:
    """What to say on a page of version `number`; None where the provision stands so today.

    2 queries where another version is in force, more where the provision is gone from it.
    """
    current = code.in_force()
    if current is None or current.number <= number:
        return None
    now = current.texts.filter(provision=provision).first()
    if now is not None:
        return _renumbered(code, now) if now.eid != eid else None
    successor = successor_in(provision, current, _published(code))
    return _gone(code, current, successor)


def history_of(code: Code, provision: UUID) -> History | None:
    """The life of a provision as the reader may see it; None where they see nothing of it."""
    versions = list(code.versions.values())
    texts = stood(provision, versions)
    if not texts:
        return None
    rows = said_about(provision, versions)
    origins = _origins(rows, provision, versions)
    chapters = [
        _chapter(code, text, before, rows, origins)
        for before, text in zip([None, *texts], texts, strict=False)
    ]
    last = texts[-1]
    return History(
        citation=capfirst(_cited(last)),
        slug=code.policy.slug,
        chapters=tuple(reversed(chapters)),
        fate=fate_of(code, provision, last.version.number, last.eid),
    )


def _cited(text: ProvisionText) -> str:
    return full(text.eid, get_language() or "nl")


def _published(code: Code) -> list[Version]:
    return [one for one in code.versions.values() if code.life(one).is_published]


def _renumbered(code: Code, now: ProvisionText) -> Fate:
    words = _("In the code of today this has another number: %(citation)s.")
    return Fate(words % {"citation": _cited(now)}, _today(code, now), _("Read it as it is now"))


def _gone(code: Code, current: Version, successor: ProvisionText | None) -> Fate:
    if successor is None:
        words = _("This lapsed. It is not in version %(number)d any more.")
        return Fate(words % {"number": current.number})
    words = _("In version %(number)d this went into %(citation)s.")
    values = {"number": current.number, "citation": _cited(successor)}
    return Fate(words % values, _today(code, successor), _("Read it as it is now"))


def _today(code: Code, text: ProvisionText) -> str:
    return reverse("policy:provision_in_force", args=[code.policy.slug, address_of(text.eid)])


def _chapter(
    code: Code,
    text: ProvisionText,
    before: ProvisionText | None,
    rows: Sequence[Lineage],
    origins: _Origins,
) -> Chapter:
    number = text.version.number
    return Chapter(
        version=text.version,
        citation=capfirst(_cited(text)),
        url=reverse("policy:provision", args=[code.policy.slug, number, address_of(text.eid)]),
        validity=_validity(code.life(code.versions[number])),
        changed=" ".join((_changed(text, before, rows, origins), *_merged(text, rows, origins))),
    )


def _validity(life: Life) -> str:
    if life.validity is None:
        return version_bar(life, None).title
    return _("from %(day)s") % {"day": numeric(life.validity.starts_on)}


def _changed(
    text: ProvisionText,
    before: ProvisionText | None,
    rows: Sequence[Lineage],
    origins: _Origins,
) -> str:
    if before is None:
        return _began(text, rows, origins)
    same = words_of(text, text.children.all()) == words_of(before, before.children.all())
    if before.eid == text.eid:
        return _("Unchanged.") if same else _("Other words.")
    values = {"citation": _cited(before)}
    if same:
        return _("The same words; it was %(citation)s.") % values
    return _("Other words; it was %(citation)s.") % values


def _began(text: ProvisionText, rows: Sequence[Lineage], origins: _Origins) -> str:
    for row in reversed(rows):
        split = row.kind == LineageKind.SPLIT and row.provision_id == text.provision_id
        origin = _last_before(text, row.origin_id, origins)
        if split and row.version_id == text.version_id and origin is not None:
            return _("Split off from %(citation)s.") % {"citation": _cited(origin)}
    return _("New.") if text.version.number > 1 else _("From the beginning.")


def _merged(text: ProvisionText, rows: Sequence[Lineage], origins: _Origins) -> list[str]:
    """What went into it in this version."""
    here = [
        row
        for row in rows
        if (row.kind, row.version_id, row.provision_id)
        == (LineageKind.MERGED, text.version_id, text.provision_id)
    ]
    gone = (_last_before(text, row.origin_id, origins) for row in here)
    cited = {_cited(one) for one in gone if one is not None}
    return [_("%(citation)s went into it.") % {"citation": capfirst(one)} for one in sorted(cited)]


def _last_before(
    text: ProvisionText, origin: UUID | None, origins: _Origins
) -> ProvisionText | None:
    """How another provision last stood before the version of `text`."""
    if origin is None:
        return None
    number = text.version.number
    earlier = [one for one in origins.get(origin, ()) if one.version.number < number]
    return earlier[-1] if earlier else None


def _origins(rows: Sequence[Lineage], provision: UUID, versions: Sequence[Version]) -> _Origins:
    """The texts of every other provision that it came from (1 query)."""
    others = {row.origin_id for row in rows if row.origin_id and row.origin_id != provision}
    found: dict[UUID, list[ProvisionText]] = defaultdict(list)
    texts = ProvisionText.objects.filter(provision__in=others, version__in=versions)
    for text in texts.select_related("version").order_by("version__number"):
        found[text.provision_id].append(text)
    return found
