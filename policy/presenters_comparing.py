"""Two versions beside one another, as the page shows them: rule by rule, marked by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from .addresses import address_of
from .citations import full
from .comparing import Block, Compared, Kind, Part, Run, blocks, compare_words
from .models import ChangeSummary, Version
from .queries_comparing import Summaries

Words = str | Promise

LOOKS: dict[Kind, tuple[str, str, Words]] = {
    Kind.CHANGED: ("todo", "pen", gettext_lazy("Changed")),
    Kind.HEADING: ("todo", "pen", gettext_lazy("Another heading")),
    Kind.NEW: ("ok", "new", gettext_lazy("New")),
    Kind.SPLIT: ("ok", "new", gettext_lazy("Split off")),
    Kind.MERGED: ("info", "merge", gettext_lazy("Merged")),
    Kind.MOVED: ("info", "next", gettext_lazy("Moved")),
    Kind.RENUMBERED: ("info", "next", gettext_lazy("Another number")),
    Kind.LAPSED: ("wait", "out", gettext_lazy("Lapsed")),
}
"""Of what became of a rule: kind of status, icon, word; in the order of importance."""


@dataclass(frozen=True)
class Where:
    """Where a rule stands or stood in the other version: words, then a link."""

    words: str
    citation: str
    url: str


@dataclass(frozen=True)
class Line:
    """A rule or a part of it; each as runs that stayed, went or came."""

    number: tuple[Run, ...]
    heading: tuple[Run, ...]
    text: tuple[Run, ...]
    depth: int
    was_there: bool
    is_there: bool


@dataclass(frozen=True)
class Rule:
    """A rule of either version, with what became of it."""

    provision: UUID
    text_sha256: str
    anchor: str
    citation: str
    url: str
    labels: tuple[tuple[str, str, Words], ...]
    wheres: tuple[Where, ...]
    lines: tuple[Line, ...]
    summaries: tuple[ChangeSummary, ...]
    counts: bool
    only_number: bool

    @property
    def was_there(self) -> bool:
        """Whether it stood in the earlier version."""
        return self.lines[0].was_there

    @property
    def is_there(self) -> bool:
        """Whether it stands in the later version."""
        return self.lines[0].is_there


@dataclass(frozen=True)
class Comparison:
    """All that differs; `rules` holds what did not too."""

    before: Version
    after: Version
    rules: tuple[Rule, ...]
    told: tuple[str, ...]
    title: tuple[Run, ...] = ()

    @property
    def changed(self) -> list[Rule]:
        """What differs."""
        return [rule for rule in self.rules if rule.labels]

    @property
    def reworded(self) -> list[Rule]:
        """What differs in more than its number, or has something said of it."""
        return [rule for rule in self.changed if not rule.only_number]

    @property
    def renumbered(self) -> list[Rule]:
        """What has the same words under another number."""
        return [rule for rule in self.changed if rule.only_number]

    @property
    def listed(self) -> list[Rule]:
        """What differs, where a whole article is named once."""
        return [rule for rule in self.rules if rule.counts]


def comparison(
    before: Version, after: Version, compared: Iterable[Compared], summaries: Summaries
) -> Comparison:
    """What the page says of two versions, the earlier first."""
    found = blocks(compared)
    rules = tuple(_rule(block, before, after, summaries) for block in found)
    title = compare_words(before.title, after.title) if before.title != after.title else ()
    return Comparison(before, after, rules, tuple(_told(found)), title)


def _rule(block: Block, before: Version, after: Version, summaries: Summaries) -> Rule:
    head = block.head
    kinds = block.kinds
    return Rule(
        provision=head.now.provision,
        text_sha256=head.after.sha256 if head.after else "",
        anchor=f"r-{head.now.eid}" if head.after else f"w-{head.now.eid}",
        citation=capfirst(cited(head.now)),
        url=_url(after if head.after else before, head.now),
        labels=tuple(look for kind, look in LOOKS.items() if kind in kinds),
        wheres=tuple(_wheres(head, before, after)),
        lines=tuple(_line(one, head.depth) for one in block.lines),
        summaries=summaries.get(head.now.provision, ()) if kinds else (),
        counts=block.counts,
        only_number=kinds == {Kind.RENUMBERED} and head.now.provision not in summaries,
    )


def _line(one: Compared, depth: int) -> Line:
    was, now = one.before, one.after
    return Line(
        number=compare_words(was.number if was else "", now.number if now else ""),
        heading=one.heading,
        text=one.text,
        depth=one.depth - depth,
        was_there=was is not None,
        is_there=now is not None,
    )


def _wheres(one: Compared, before: Version, after: Version) -> Iterator[Where]:
    for part in one.elsewhere:
        if Kind.SPLIT in one.kinds:
            yield Where(_("Split off from"), cited(part), _url(before, part))
        else:
            yield Where(_("Its words are now in"), cited(part), _url(after, part))
    if one.before and one.after and one.before.eid != one.after.eid:
        words = _("It stood first in") if Kind.MOVED in one.kinds else _("This was")
        yield Where(words, cited(one.before), _url(before, one.before))


def cited(part: Part) -> str:
    """The rule as one names it, in the language of the page."""
    return full(part.eid, get_language() or "nl")


def _url(version: Version, part: Part) -> str:
    """Where a rule is read: what is in no article, in the whole text."""
    whole = [version.policy.slug, version.number]
    if part.eid.startswith("art_"):
        return reverse("policy:provision", args=[*whole, address_of(part.eid)])
    anchor = "#aanhef" if part.eid.startswith("preamble") else ""
    return reverse("policy:version", args=whole) + anchor


def _told(found: Sequence[Block]) -> Iterator[str]:
    """How many rules of each kind, one sentence a kind."""
    counted = Counter(kind for block in found if block.counts for kind in block.kinds)
    for kind, number in ((kind, counted[kind]) for kind in LOOKS if counted[kind]):
        yield _counted(kind, number) % {"number": number}


def _counted(kind: Kind, number: int) -> str:
    return {
        Kind.CHANGED: ngettext(
            "%(number)d rule has other words.", "%(number)d rules have other words.", number
        ),
        Kind.HEADING: ngettext(
            "%(number)d heading is different.", "%(number)d headings are different.", number
        ),
        Kind.NEW: ngettext("%(number)d rule is new.", "%(number)d rules are new.", number),
        Kind.SPLIT: ngettext(
            "%(number)d rule was split off from another.",
            "%(number)d rules were split off from others.",
            number,
        ),
        Kind.MERGED: ngettext(
            "%(number)d rule was merged into another.",
            "%(number)d rules were merged into others.",
            number,
        ),
        Kind.MOVED: ngettext(
            "%(number)d rule has another place.", "%(number)d rules have another place.", number
        ),
        Kind.RENUMBERED: ngettext(
            "%(number)d rule has another number.", "%(number)d rules have another number.", number
        ),
        Kind.LAPSED: ngettext("%(number)d rule lapsed.", "%(number)d rules lapsed.", number),
    }[kind]
