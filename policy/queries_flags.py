"""What is odd in the words of a version, and what a person decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from .flags import values_sha256
from .models import FactKind, FlagJudgement, ProvisionKind, SourceFlag, Version
from .parsing.flags import ADOPTED_ON_ANOTHER_DAY, OF_DAYS, adopted_on_another_day


@dataclass(frozen=True)
class JudgedFlag:
    """A flag, and the judgement that counts; None where nobody judged it."""

    flag: SourceFlag
    values_sha256: str
    judgement: FlagJudgement | None


def judged_flags(version: Version) -> list[JudgedFlag]:
    """Every flag of `version` with its judgement, those of the same words once.

    What was judged in the version that a draft is based on, or in one before that, holds
    for as long as the words say the same, but not what was judged about days: a new version
    has days of its own. 3 queries, 1 once it is adopted, and 1 for each version it is based on.
    """
    judged = {(row.code, row.values_sha256): row for row in _judgements(version)}
    found = [*version.flags.order_by("line", "id"), *_of_the_adoption(version)]
    flags = {(row.code, values_sha256(row.values)): row for row in found}
    return [JudgedFlag(row, key[1], judged.get(key)) for key, row in flags.items()]


def unjudged(version: Version) -> list[JudgedFlag]:
    """The flags that someone still has to judge."""
    return [one for one in judged_flags(version) if one.judgement is None]


def _of_the_adoption(version: Version) -> Iterable[SourceFlag]:
    """Whether the closing formula names another day; not stored, for days are put right later."""
    last = version.facts.filter(kind=FactKind.ADOPTED).order_by("recorded_at", "id").last()
    if last is None:
        return
    closing = version.texts.filter(kind=ProvisionKind.CLOSING).values_list("text", flat=True)
    if values := adopted_on_another_day(" ".join(closing), last.on):
        words = "The closing formula says {closing}, but the adoption was on {adopted}."
        yield SourceFlag(
            version=version,
            code=ADOPTED_ON_ANOTHER_DAY,
            message=words.format(**values),
            values=values,
        )


def _judgements(version: Version) -> Iterable[FlagJudgement]:
    """Oldest version first, so that the last word about a flag counts."""
    line: list[int] = []
    at: int | None = version.pk
    while at is not None:
        line.append(at)
        at = Version.objects.filter(pk=at).values_list("based_on", flat=True).first()
    rows = FlagJudgement.objects.filter(version__in=line).select_related("judged_by", "version")
    rows = rows.exclude(~Q(version=version.pk), code__in=OF_DAYS)
    return rows.order_by("version__number", "judged_at", "id")
