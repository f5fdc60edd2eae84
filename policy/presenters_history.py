"""What was recorded of a version over time: what took its place, and what was corrected when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .models import FactKind, Version, VersionFact
from .presenters_version import numeric
from .queries import history
from .queries_reading import Code
from .timeline import RELEASED, REPLACES, WITHDRAWN, Correction, Life, corrections


@dataclass(frozen=True)
class FactLine:
    """A fact as the desk sees it: whether it still counts, and what it corrects."""

    fact: VersionFact
    counts: bool
    state: str


def fact_lines(version: Version) -> tuple[FactLine, ...]:
    """Every fact of a version, in the order in which it was recorded (1 query)."""
    facts = list(version.facts.select_related("recorded_by"))
    last = {fact.kind: fact.pk for fact in facts}
    earlier: dict[str, VersionFact] = {}
    lines = []
    for fact in facts:
        lines.append(FactLine(fact, last[fact.kind] == fact.pk, _state(fact, earlier, last)))
        earlier[fact.kind] = fact
    return tuple(lines)


def _state(fact: VersionFact, earlier: dict[str, VersionFact], last: dict[str, int]) -> str:
    words = []
    if before := earlier.get(fact.kind):
        words.append(_("Corrects %(day)s.") % {"day": _day(before.on)})
    if last[fact.kind] != fact.pk:
        words.append(_("Corrected later."))
    return " ".join(words)


def told_history(code: Code, version: Version) -> tuple[str, ...]:
    """What readers must know of a version: what it replaced, that it was withdrawn, and which
    of its days were corrected after they could read it."""
    life = code.life(version)
    return (*_replaced(life), *_withdrawn(life), *_corrected(version))


def _replaced(life: Life) -> Iterator[str]:
    fact = life.facts.get(REPLACES)
    if fact is None or not fact.remark:
        return
    values = {"text": fact.remark.strip().rstrip("."), "day": _day(fact.on)}
    if fact.on:
        yield _("Takes the place of: %(text)s. That text lapsed on %(day)s.") % values
    else:
        yield _("Takes the place of: %(text)s.") % values


def _withdrawn(life: Life) -> Iterator[str]:
    fact = life.facts.get(WITHDRAWN)
    if fact is None or fact.on is None:
        return
    yield (
        _("Withdrawn from %(day)s by %(body)s. %(reason)s")
        % {"day": numeric(fact.on), "body": fact.body, "reason": fact.remark}
    ).strip()


def _corrected(version: Version) -> Iterator[str]:
    """Only after it was released: what the desk corrected in a draft nobody had read."""
    known = history(version)
    released = next((n for n, fact in enumerate(known.facts) if fact.kind == RELEASED), None)
    if released is None:
        return
    later = {id(fact) for fact in known.facts[released:]}
    for found in corrections(known):
        if id(found.now) in later:
            yield _correction(found)


def _correction(found: Correction) -> str:
    values = {
        "what": FactKind(found.now.kind).label,
        "now": _day(found.now.on),
        "before": _day(found.before.on),
        "recorded": numeric(found.now.recorded_on),
    }
    return _("Corrected on %(recorded)s. %(what)s: %(now)s. Before that: %(before)s.") % values


def _day(day: date | None) -> str:
    return numeric(day) if day else _("no day")
