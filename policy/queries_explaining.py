"""Explanations as the desk works on them: every provision of a version with all that was
ever proposed for it, and what readers do not understand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from .explaining.standing import Standing, Told, standing
from .models import (
    Explanation,
    NotUnderstood,
    ProvisionKind,
    ProvisionText,
    Version,
)
from .queries_same_words import Hung, hung_on

SHOWN_BESIDE = frozenset(
    {
        ProvisionKind.PREAMBLE,
        ProvisionKind.ENACTOR,
        ProvisionKind.CONSIDERANS,
        ProvisionKind.RECITAL,
        ProvisionKind.DECISION,
        ProvisionKind.DECISION_ITEM,
        ProvisionKind.ARTICLE,
        ProvisionKind.PARAGRAPH,
        ProvisionKind.ALINEA,
    }
)
"""Kinds beside which the reading page shows an explanation: only those can have one. An item
of a list is explained with its lid: apart, it says half of something."""

RULES = frozenset({ProvisionKind.PREAMBLE, ProvisionKind.PARAGRAPH, ProvisionKind.ALINEA})
"""Kinds that want one; so does an article with a text of its own. Others may have one."""


@dataclass(frozen=True)
class Explained:
    """One text of a version with all that was proposed for its provision in one language, the
    latest last, how that stands, and how often readers did not understand the text.

    `same` are the hashes under which its provision has these words, its own first.
    """

    text: ProvisionText
    same: tuple[str, ...]
    rows: tuple[Explanation, ...]
    standing: Standing
    not_understood: int

    @property
    def wants_one(self) -> bool:
        """Whether the desk is to see to it that there is one."""
        kind = self.text.kind
        own_text = kind == ProvisionKind.ARTICLE and bool(self.text.text)
        return kind in RULES or own_text or self.standing != Standing.NONE

    @property
    def here(self) -> list[Explanation]:
        """What was proposed for exactly these words, whatever their number."""
        return [row for row in self.rows if row.text_sha256 in self.same]

    @property
    def waiting(self) -> Explanation | None:
        """What waits for a second person; the latest where there are several."""
        return next((row for row in reversed(self.here) if row.outcome == "waiting"), None)

    @property
    def approved(self) -> Explanation | None:
        """What readers see beside this text."""
        standing = [row for row in self.here if row.outcome == "approved"]
        return min(standing, key=lambda row: self.same.index(row.text_sha256), default=None)

    @property
    def stale(self) -> Explanation | None:
        """What explained another text of this provision last, and was not judged otherwise."""
        if self.standing != Standing.STALE:
            return None
        open_ = [row for row in self.rows if row.outcome in ("waiting", "approved")]
        return max(open_, key=lambda row: (row.outcome == "approved", row.pk))

    @property
    def latest(self) -> Explanation | None:
        """What was proposed last for exactly these words, whatever became of it."""
        return self.here[-1] if self.here else None

    @property
    def shown_as(self) -> Explanation | None:
        """The one that the desk works on: what waits, stands, is stale, or came last."""
        return self.waiting or self.approved or self.stale or self.latest

    @property
    def asking(self) -> Explanation | None:
        """The one whose note for the desk waits for an answer."""
        of_now = (self.waiting, self.approved, self.stale)
        return next((row for row in of_now if row and row.asks_desk), None)


def explained(version: Version, language: str, eid: str | None = None) -> list[Explained]:
    """Every text of the version that can be explained (of one eId: that one), in order of the
    text. 4 queries whatever the size, 3 more where something explains another text."""
    texts = version.texts.filter(kind__in=SHOWN_BESIDE)
    found = list(texts.filter(eid=eid) if eid is not None else texts)
    provisions = [text.provision_id for text in found] if eid is not None else None
    rows = _rows(version, language, provisions)
    later, counted = _later(version, provisions), _not_understood(version, provisions)
    bound = {(row.provision_id, row.text_sha256) for own in rows.values() for row in own}
    hung = hung_on(found, bound | set(counted))
    return [_explained(text, hung, rows, later, counted) for text in found]


def _explained(
    text: ProvisionText,
    hung: Hung,
    rows: dict[UUID, list[Explanation]],
    later: dict[UUID, set[str]],
    counted: dict[tuple[UUID, str], int],
) -> Explained:
    own = rows.get(text.provision_id, [])
    keys = hung.get((text.provision_id, text.sha256), ())
    same = tuple(sha256 for _provision, sha256 in keys)
    told = [Told(row.text_sha256, row.outcome) for row in own]
    found = standing(told, same, later.get(text.provision_id, set()))
    times = sum(counted.get(key, 0) for key in keys)
    return Explained(text, same, tuple(own), found, times)


def _rows(
    version: Version, language: str, provisions: Collection[UUID] | None
) -> dict[UUID, list[Explanation]]:
    rows = Explanation.objects.filter(provision__texts__version=version, language=language)
    if provisions is not None:
        rows = rows.filter(provision__in=provisions)
    found: dict[UUID, list[Explanation]] = defaultdict(list)
    people = ("proposed_by", "approved_by", "rejected_by", "withdrawn_by", "note_settled_by")
    for row in rows.select_related(*people).order_by("pk"):
        found[row.provision_id].append(row)
    return found


def _later(version: Version, provisions: Collection[UUID] | None) -> dict[UUID, set[str]]:
    """The hashes that provisions have in later versions, or in dropped drafts alone, and had
    in none before: what explains those is not stale here. A draft of an older text has the
    words of then, and says nothing about what replaced them."""
    same = {"provision": OuterRef("provision"), "sha256": OuterRef("sha256")}
    others = ProvisionText.objects.filter(version__dropped_at__isnull=True, **same)
    only_dropped = Q(version__dropped_at__isnull=False) & ~Exists(others)
    before = others.filter(version__number__lt=version.number)
    is_later = Q(~Exists(before), version__number__gt=version.number)
    is_later &= Q(version__dropped_at__isnull=True)
    texts = ProvisionText.objects.filter(is_later | only_dropped, version__policy=version.policy_id)
    if provisions is not None:
        texts = texts.filter(provision__in=provisions)
    explained_ones = Explanation.objects.filter(
        provision=OuterRef("provision"), text_sha256=OuterRef("sha256")
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for provision, sha256 in texts.filter(Exists(explained_ones)).values_list(
        "provision", "sha256"
    ):
        found[provision].add(sha256)
    return found


def _not_understood(
    version: Version, provisions: Collection[UUID] | None
) -> dict[tuple[UUID, str], int]:
    rows = NotUnderstood.objects.filter(provision__texts__version=version)
    if provisions is not None:
        rows = rows.filter(provision__in=provisions)
    summed = rows.values_list("provision", "text_sha256").annotate(times=Sum("number"))
    return {(provision, sha256): times for provision, sha256, times in summed.order_by()}


def text_explained(explanation: Explanation) -> str | None:
    """The words that it explains; None where no version has them any more: a draft changed."""
    texts = ProvisionText.objects.filter(
        provision=explanation.provision_id, sha256=explanation.text_sha256
    )
    found = texts.select_related("version").order_by("-version__number").first()
    return whole_words(found) if found else None


def whole_words(text: ProvisionText) -> str:
    """All that the hash of a provision covers, line by line: number, heading, text, and
    everything under it (1 query)."""
    return "\n".join(_line(row) for row in (text, *_under(text)))


def words_shown(text: ProvisionText) -> str:
    """The same without the number of the provision itself, which stands before it (1 query)."""
    own = "\n".join(part for part in (text.heading, text.text) if part)
    return "\n".join(part for part in (own, *(_line(row) for row in _under(text))) if part)


def _under(text: ProvisionText) -> QuerySet[ProvisionText]:
    return text.version.texts.filter(eid__startswith=f"{text.eid}__")


def _line(row: ProvisionText) -> str:
    return " ".join(part for part in (row.number, row.heading, row.text) if part)


def first_words(text: ProvisionText) -> str:
    """A provision in few words: its heading where it has no text of its own."""
    return text.text or text.heading
