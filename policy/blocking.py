"""What still stands between a version and its readers: one list, for the act and for the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam.people.models import User

from . import queries, timeline
from .flags import REFERENCE_RENUMBERED, REFERENCE_TO_LAPSED
from .models import ChangeKind, FactKind, Version
from .overtaking import Overtaken, overtaken
from .queries_flags import unjudged
from .queries_lineage import unconfirmed

ADOPTION = "adoption"
DATES = "dates"
CHANGE = "change"
SECOND_PERSON = "second-person"
FLAGS = "flags"
LINEAGE = "lineage"
REFERENCES = "references"
OVERTAKEN = "overtaken"


@dataclass(frozen=True)
class Block:
    """Something that stands in the way; `where` says where it is dealt with."""

    where: str
    words: str
    kind: str = ""
    """The kind of fact that is to be recorded."""
    begin_from: int = 0
    """The version to begin a new draft from, where that is the way out."""


def blocks(
    *, by: User, version: Version, change_kind: str = ChangeKind.SUBSTANTIVE, note: str = "-"
) -> list[Block]:
    """Everything that keeps `by` from publishing `version`, in the order in which it is done."""
    lives = queries.lives(version.policy)
    facts = lives[version.number].facts
    return [
        # Once the text is adopted, no other is written in its place any more.
        *([] if FactKind.ADOPTED in facts else _in_another(version, lives)),
        *_in_the_words(version),
        # Once the text is adopted, nothing can be said about it any more.
        *([] if FactKind.ADOPTED in facts else _in_the_lineage(version)),
        *_in_the_dates(facts),
        *_in_the_change(change_kind, note),
        *_in_who(by, version),
    ]


def words_of_overtaken(version: Version) -> str:
    """Why adopting this draft would undo another text; empty where it would not."""
    return "".join(one.words for one in _in_another(version, queries.lives(version.policy)))


def _in_another(version: Version, lives: Mapping[int, timeline.Life]) -> list[Block]:
    based_on = version.based_on.number if version.based_on else None
    found = overtaken(version.number, based_on, lives)
    return [Block(OVERTAKEN, _overtaken(found), begin_from=found.begin_from)] if found else []


def _overtaken(found: Overtaken) -> str:
    words = _("Version %(number)d was adopted later. Begin a new draft of that version.")
    if found.by != found.begin_from:
        words = _("Version %(number)d was adopted before. Begin a new draft of this text.")
    return words % {"number": found.by}


def words_of_references(version: Version) -> str:
    """How many references went stale and nobody judged; empty for none."""
    return "".join(one.words for one in _in_the_words(version) if one.where == REFERENCES)


def _in_the_words(version: Version) -> list[Block]:
    stale = (REFERENCE_RENUMBERED, REFERENCE_TO_LAPSED)
    found = [one.flag.code for one in unjudged(version)]
    references = sum(code in stale for code in found)
    flags = len(found) - references
    return [
        Block(where, words % {"count": count})
        for where, count, words in (
            (REFERENCES, references, _references(references)),
            (FLAGS, flags, _flags(flags)),
        )
        if count
    ]


def _in_the_lineage(version: Version) -> list[Block]:
    words = words_of_unconfirmed(version)
    return [Block(LINEAGE, words)] if words else []


def words_of_unconfirmed(version: Version) -> str:
    """How many provisions nobody said of where they come from; empty for none."""
    count = len(unconfirmed(version))
    words = ngettext(
        "Confirm where one provision comes from.",
        "Confirm where %(count)d provisions come from.",
        count,
    )
    return words % {"count": count} if count else ""


def _references(count: int) -> str:
    return ngettext(
        "Mend or judge one reference that no longer fits.",
        "Mend or judge %(count)d references that no longer fit.",
        count,
    )


def _flags(count: int) -> str:
    return ngettext(
        "Judge one odd thing in the words.",
        "Judge %(count)d odd things in the words.",
        count,
    )


def _in_the_dates(facts: Mapping[str, timeline.Fact]) -> list[Block]:
    return [
        Block(_place(kind, facts), words, str(kind))
        for lacks, kind, words in (
            (
                not _dated(facts, FactKind.ADOPTED, body=True),
                FactKind.ADOPTED,
                _("Record the adoption: on which day, and by whom."),
            ),
            (
                not _dated(facts, FactKind.PUBLISHED),
                FactKind.PUBLISHED,
                _("Record the day of publication."),
            ),
            (
                FactKind.WORKS_COUNCIL_CONSENT not in facts,
                FactKind.WORKS_COUNCIL_CONSENT,
                _("Record the works council's consent, or why it is not needed."),
            ),
            (
                not _dated(facts, FactKind.IN_FORCE),
                FactKind.IN_FORCE,
                _("Record the day of entry into force."),
            ),
        )
        if lacks
    ]


def _place(kind: FactKind, facts: Mapping[str, timeline.Fact]) -> str:
    """Where a date is recorded: adoption by its own form first, later it is only corrected."""
    return ADOPTION if kind == FactKind.ADOPTED and kind not in facts else DATES


def _in_the_change(change_kind: str, note: str) -> list[Block]:
    return [
        Block(CHANGE, words)
        for lacks, words in (
            (change_kind not in ChangeKind.values, _("Say whether the change is substantive.")),
            (not note.strip(), _("Write in plain Dutch what changes.")),
        )
        if lacks
    ]


def _in_who(by: User, version: Version) -> list[Block]:
    adopters = version.facts.filter(kind=FactKind.ADOPTED).values_list("recorded_by", flat=True)
    if by.pk not in {version.created_by_id, *adopters}:
        return []
    words = _("Ask a colleague to publish it, who neither made nor adopted this version.")
    return [Block(SECOND_PERSON, words)]


def _dated(facts: Mapping[str, timeline.Fact], kind: FactKind, *, body: bool = False) -> bool:
    fact = facts.get(kind)
    return fact is not None and fact.on is not None and (bool(fact.body) or not body)
