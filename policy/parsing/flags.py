"""Last step: what is odd in the words themselves. Computed from any tree, never mended.

Each check reads the tree and yields flags; an editor decides what to do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from .dates import dates_in
from .labels import follows, number_place
from .references import references_in
from .tree import Flag, Node, Tree

CONSENT_FAR_FROM_ADOPTION = "consent-far-from-adoption"
CONSENT_AFTER_ADOPTION = "consent-after-adoption"
ENTRY_INTO_FORCE_UNKNOWN = "entry-into-force-unknown"
WITHDRAWN_TWICE = "withdrawn-twice"
CITATION_TITLE_DIFFERS = "citation-title-differs"
REFERENCE_POINTS_NOWHERE = "reference-points-nowhere"
NUMBER_SKIPPED = "number-skipped"
ADOPTED_ON_ANOTHER_DAY = "adopted-on-another-day"

OF_DAYS = frozenset(
    {
        ADOPTED_ON_ANOTHER_DAY,
        CONSENT_AFTER_ADOPTION,
        CONSENT_FAR_FROM_ADOPTION,
        ENTRY_INTO_FORCE_UNKNOWN,
    }
)
"""About days: every version has days of its own, so each is judged anew."""

A_YEAR = timedelta(days=366)

_TO_WITHDRAW = (
    re.compile(r"\bin te trekken:? (?P<what>.+?)[.;]?$", re.IGNORECASE),
    re.compile(r"^(?P<what>.+?) (?:wordt|worden) (?:\w+ )?ingetrokken\b", re.IGNORECASE),
)
_CITED_AS = re.compile(r"\baangehaald als:? [\"“‘']?(?P<title>.+?)[\"”’']?\.?$", re.IGNORECASE)
_TO_ADOPT = re.compile(
    r"\bvast te stellen:? (?:(?:de|het) volgende )?(?P<title>.+?)[.;:]?$", re.IGNORECASE
)

_UP_TO = re.compile(r"(?:t/m|tot en met|en) (?P<last>[0-9]{1,4}[a-z]?)\b", re.IGNORECASE)


def flags_of(tree: Tree) -> Iterator[Flag]:
    """Everything odd in this tree."""
    yield from _consent(tree)
    yield from _entry_into_force(tree)
    yield from _withdrawn_twice(tree)
    yield from _citation_title(tree)
    yield from _references(tree)
    yield from _skipped_numbers(tree)


def adopted_on_another_day(closing: str, adopted: date | None) -> dict[str, str] | None:
    """The days that differ, where the closing formula names one and not that of the adoption."""
    named = dates_in(closing)
    if adopted is None or not named or adopted in named:
        return None
    return {"closing": _day(named[0]), "adopted": _day(adopted)}


def _consent(tree: Tree) -> Iterator[Flag]:
    adopted = _date_of_adoption(tree)
    for node in tree.walk():
        if adopted is None or "instemming" not in node.text.lower():
            continue
        for consent in dates_in(node.text):
            values = {"consent": _day(consent), "adopted": _day(adopted)}
            if consent > adopted:
                message = "The works council consented on {consent}, after adoption on {adopted}."
                yield _flag(CONSENT_AFTER_ADOPTION, node, message, values)
            elif adopted - consent > A_YEAR:
                values["days"] = str((adopted - consent).days)
                message = (
                    "The works council consented on {consent},"
                    " {days} days before adoption on {adopted}."
                )
                yield _flag(CONSENT_FAR_FROM_ADOPTION, node, message, values)


def _entry_into_force(tree: Tree) -> Iterator[Flag]:
    published = any(
        dates_in(node.text) for node in tree.walk() if "bekendgemaakt" in node.text.lower()
    )
    for node in tree.walk():
        words = node.text.lower()
        if "in werking" in words and "bekendmaking" in words and not published:
            message = (
                "The day of entry into force follows from the publication,"
                " and the day of publication is not in the text."
            )
            yield _flag(ENTRY_INTO_FORCE_UNKNOWN, node, message, {})


def _withdrawn_twice(tree: Tree) -> Iterator[Flag]:
    places: dict[str, list[Node]] = defaultdict(list)
    for node in tree.walk():
        for pattern in _TO_WITHDRAW:
            if found := pattern.search(node.text):
                places[found["what"].casefold()].append(node)
    for nodes in places.values():
        if len(nodes) > 1:
            what = next(m["what"] for p in _TO_WITHDRAW if (m := p.search(nodes[0].text)))
            values = {"what": what, "first": nodes[0].eid, "second": nodes[1].eid}
            message = "“{what}” is withdrawn twice: in {first} and in {second}."
            yield _flag(WITHDRAWN_TWICE, nodes[1], message, values)


def _citation_title(tree: Tree) -> Iterator[Flag]:
    adopted = _first(tree, "decision_item", _TO_ADOPT)
    for node in tree.walk():
        found = _CITED_AS.search(node.text)
        if not found:
            continue
        cited = found["title"]
        for other, where in ((adopted, "the decision"), (tree.title, "the title")):
            if other and other != cited:
                values = {"cited": cited, "other": other, "where": where}
                message = "The citation title is “{cited}”, {where} says “{other}”."
                yield _flag(CITATION_TITLE_DIFFERS, node, message, values)


def _references(tree: Tree) -> Iterator[Flag]:
    eids = {node.eid for node in tree.walk()}
    for node, found in references_in(tree):
        if found.eid not in eids:
            values = {"words": node.text[found.start : found.end]}
            message = "The text refers to “{words}”, which it does not have."
            yield _flag(REFERENCE_POINTS_NOWHERE, node, message, values)


def _skipped_numbers(tree: Tree) -> Iterator[Flag]:
    yield from _skips(tree.of_kind("article"))
    for article in tree.of_kind("article"):
        yield from _skips([child for child in article.children if child.kind == "paragraph"])


def _skips(nodes: list[Node]) -> Iterator[Flag]:
    """Numbers that do not come right after the one before; what lapsed leaves no gap."""
    before = "0"
    for node in nodes:
        if not follows(number_place(node.number), number_place(before)):
            values = {"number": node.number, "before": before}
            message = "Number {number} comes after {before}: what stands between is missing."
            yield _flag(NUMBER_SKIPPED, node, message, values)
        before = _last_of(node)


def _last_of(node: Node) -> str:
    """The last number that a provision stands for: 7 for "Artikel 5 t/m 7 [vervallen]"."""
    upto = _UP_TO.match(node.heading)
    return upto["last"] if upto else node.number


def _date_of_adoption(tree: Tree) -> date | None:
    closing = " ".join(node.text for node in tree.of_kind("closing"))
    return next(iter(dates_in(closing)), None)


def _first(tree: Tree, kind: str, pattern: re.Pattern[str]) -> str:
    found = (pattern.search(node.text) for node in tree.of_kind(kind))
    return next((match["title"] for match in found if match), "")


def _flag(code: str, node: Node, message: str, values: dict[str, str]) -> Flag:
    return Flag(code, node.line, message.format(**values), values)


def _day(day: date) -> str:
    return day.strftime("%d-%m-%Y")
