"""What is odd in the words of a draft, and which of its references went stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policy.flags import REFERENCE_RENUMBERED, REFERENCE_TO_LAPSED, values_sha256
from policy.models import SourceFlag, Version
from policy.parsing.flags import REFERENCE_POINTS_NOWHERE, flags_of
from policy.parsing.tree import Flag, Tree

from .naming import eids
from .parts import Outline
from .pointing import Pointer, Stale, stale


def store_flags(
    version: Version, outline: Outline, tree: Tree, pointers: Sequence[Pointer]
) -> None:
    """Put what is odd now in the place of what was; a flag that stays keeps its line."""
    lines = {(row.code, values_sha256(row.values)): row.line for row in version.flags.all()}
    version.flags.all().delete()
    SourceFlag.objects.bulk_create(
        SourceFlag(
            version=version,
            code=flag.code,
            line=lines.get((flag.code, values_sha256(flag.values))),
            message=flag.message,
            values=dict(flag.values),
        )
        for flag in draft_flags(outline, tree, pointers)
    )


def draft_flags(outline: Outline, tree: Tree, pointers: Iterable[Pointer]) -> Iterator[Flag]:
    """Everything odd; a reference that went stale is told once, as what it is."""
    gone = stale(outline, pointers)
    names = eids(outline)
    told = {one.words for one in gone}
    for flag in flags_of(tree):
        if flag.code != REFERENCE_POINTS_NOWHERE or flag.values["words"] not in told:
            yield flag
    yield from (_flag(one, names[one.pointer.source]) for one in gone)


def _flag(one: Stale, place: str) -> Flag:
    values = {"words": one.words, "place": place}
    if one.eid:
        message = "{place} refers to “{words}”, which is {now} now."
        values["now"] = one.eid
        return Flag(REFERENCE_RENUMBERED, None, message.format(**values), values)
    message = "{place} refers to “{words}”, which has lapsed."
    return Flag(REFERENCE_TO_LAPSED, None, message.format(**values), values)
