"""What is odd in the words of a version, and what a person decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .flags import values_sha256
from .models import FlagJudgement, SourceFlag, Version


@dataclass(frozen=True)
class JudgedFlag:
    """A flag, and the judgement that counts; None where nobody judged it."""

    flag: SourceFlag
    values_sha256: str
    judgement: FlagJudgement | None


def judged_flags(version: Version) -> list[JudgedFlag]:
    """Every flag of `version` with its judgement, those of the same words once.

    What was judged in the version that a draft is based on, or in one before that, holds
    for as long as the words say the same. 2 queries, and 1 for each version it is based on.
    """
    judged = {(row.code, row.values_sha256): row for row in _judgements(version)}
    flags = {
        (row.code, values_sha256(row.values)): row for row in version.flags.order_by("line", "id")
    }
    return [JudgedFlag(row, key[1], judged.get(key)) for key, row in flags.items()]


def unjudged(version: Version) -> list[JudgedFlag]:
    """The flags that someone still has to judge."""
    return [one for one in judged_flags(version) if one.judgement is None]


def _judgements(version: Version) -> Iterable[FlagJudgement]:
    """Oldest version first, so that the last word about a flag counts."""
    line: list[int] = []
    at: int | None = version.pk
    while at is not None:
        line.append(at)
        at = Version.objects.filter(pk=at).values_list("based_on", flat=True).first()
    rows = FlagJudgement.objects.filter(version__in=line).select_related("judged_by", "version")
    return rows.order_by("version__number", "judged_at", "id")
