"""What the yearly report says beside the reports: confirming, changes of the code, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from policy.models import FactKind, Version, VersionFact
from policy.presenters_figures import whole
from policy.presenters_version import in_words
from policy.queries import the_policy
from policy.queries_figures import figures_of, last_day_of, rounds_with_figures
from policy.queries_reading import code_of
from werksaam import clock

from ..kinds import all_kinds
from ..models import KindTarget
from .periods import Period


@dataclass(frozen=True)
class RoundFact:
    """How many had read a version on the last day of its round, or of the year."""

    number: int
    day: str
    share: int | None


@dataclass(frozen=True)
class Change:
    """A version that was released in the year, and what changed, in plain words."""

    number: int
    day: str
    note: str


@dataclass(frozen=True)
class YearFacts:
    """All of it; `version` is the number of the latest version that was released by then."""

    version: int | None
    round: RoundFact | None
    changes: Sequence[Change]
    targets: Sequence[tuple[str, int]]


def year_facts(period: Period, language: str) -> YearFacts:
    """Of the period, until today where it is not over."""
    until = min(period.ends_on, clock.today())
    return YearFacts(
        version=_latest_version(until),
        round=_round(period, until),
        changes=_changes(period, language),
        targets=_targets(until),
    )


def _latest_version(until: date) -> int | None:
    released = Version.objects.filter(facts__kind=FactKind.RELEASED, facts__on__lte=until)
    return released.order_by("-number").values_list("number", flat=True).first()


def _round(period: Period, until: date) -> RoundFact | None:
    """The round that was opened last; what was asked counts, whatever was asked before it."""
    policy = the_policy()
    code = code_of(policy) if policy else None
    rounds = rounds_with_figures(code) if code else []
    row = next((one for one in rounds if one.opens_on <= until), None)
    last = last_day_of(row, code) if row and code else None
    if row is None or code is None or last is None or last < period.starts_on:
        return None
    day = min(last, until)
    return RoundFact(
        row.version.number, in_words(day), whole(figures_of(row, code, day).then).share
    )


def _changes(period: Period, language: str) -> list[Change]:
    facts = VersionFact.objects.filter(
        kind=FactKind.RELEASED, on__gte=period.starts_on, on__lte=period.ends_on
    )
    return [
        Change(
            fact.version.number,
            in_words(fact.on),
            fact.version.change_note_en if language == "en" else fact.version.change_note_nl,
        )
        for fact in facts.select_related("version").order_by("on", "pk")
        if fact.on
    ]


def _targets(until: date) -> list[tuple[str, int]]:
    """Of each kind the target that the desk set last by then, or that of the kind itself."""
    set_by_desk: dict[str, int] = {}
    for row in KindTarget.objects.order_by("set_at"):
        if localtime(row.set_at).date() <= until:
            set_by_desk[row.kind] = row.hours
    kinds = all_kinds()
    return [(str(k.label), set_by_desk.get(k.slug, k.target_hours)) for k in kinds]
