"""What still blocks publishing, with the place where each is dealt with; and the flags."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from werksaam.people.models import User

from .blocking import ADOPTION, CHANGE, DATES, FLAGS, LINEAGE, REFERENCES, Block, blocks
from .models import FlagJudgement, Version
from .queries_flags import JudgedFlag, judged_flags
from .remarks import flag_message

_ON_THE_PAGE = {
    ADOPTION: "h-adopt",
    DATES: "h-fact",
    CHANGE: "h-publish",
    FLAGS: "h-flags",
    REFERENCES: "h-flags",
}


@dataclass(frozen=True)
class Blocking:
    """Something that stands in the way; `url` is empty where there is nothing to go to."""

    words: str
    url: str


@dataclass(frozen=True)
class FlagLine:
    """Something odd in the words; `line` is None where it is about the whole."""

    code: str
    values_sha256: str
    line: int | None
    message: str
    judgement: FlagJudgement | None


def blocking(*, by: User, version: Version) -> list[Blocking]:
    """What keeps `by` from publishing this version, for the desk's page and that of the draft."""
    return [Blocking(one.words, _place(version, one)) for one in blocks(by=by, version=version)]


def _place(version: Version, one: Block) -> str:
    """Where it is dealt with; the form for a date then has its kind chosen already."""
    if one.begin_from:
        return reverse("policy:begin_draft", args=[one.begin_from])
    if one.where == LINEAGE:
        return reverse("policy:lineage", args=[version.number])
    anchor = _ON_THE_PAGE.get(one.where)
    page = reverse("policy:desk_version", args=[version.number])
    chosen = f"?leg-vast={one.kind}" if one.where == DATES else ""
    return f"{page}{chosen}#{anchor}" if anchor else ""


def flag_lines(version: Version) -> list[FlagLine]:
    """Every flag of a version with what was decided about it."""
    return [flag_line(one) for one in judged_flags(version)]


def flag_line(one: JudgedFlag) -> FlagLine:
    """A flag in the reader's language."""
    message = flag_message(one.flag.code, one.flag.values, one.flag.message)
    return FlagLine(one.flag.code, one.values_sha256, one.flag.line, message, one.judgement)
