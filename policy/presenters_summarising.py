"""The desk's page on which it says of each rule what changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from .comparing import Kind
from .forms_comparing import SummaryForm
from .models import Version
from .presenters_comparing import LOOKS, Comparison, Rule, comparison
from .queries_comparing import Written, compared, written_for

LANGUAGES = ("nl", "en")
_NUMBER = (LOOKS[Kind.RENUMBERED],)


@dataclass(frozen=True)
class Told:
    """A rule that changed, with the form to say what; `stale` are words about another text."""

    rule: Rule
    form: SummaryForm
    stale: tuple[Written, ...]


@dataclass(frozen=True)
class ChangesPage:
    """Every rule that differs between two versions."""

    found: Comparison
    rows: tuple[Told, ...]
    renumbered: tuple[Rule, ...]
    """Rules of which only the number is another: there is nothing to tell about those."""


def changes_page(
    before: Version, after: Version, bound: Mapping[UUID, SummaryForm] | None = None
) -> ChangesPage:
    """The page; `bound` is a form that was sent, by its rule (4 queries)."""
    found = comparison(before, after, compared(before, after), {})
    written = written_for(before, after)
    told = {provision for (provision, _language), row in written.items() if row.text}
    told |= set(bound or ())
    only = [rule for rule in found.changed if rule.labels == _NUMBER and rule.provision not in told]
    rows = (
        _row(rule, written, (bound or {}).get(rule.provision))
        for rule in found.changed
        if rule not in only
    )
    return ChangesPage(found, tuple(rows), tuple(only))


def _row(
    rule: Rule, written: Mapping[tuple[UUID, str], Written], bound: SummaryForm | None
) -> Told:
    own = {language: written.get((rule.provision, language)) for language in LANGUAGES}
    known = {language: row for language, row in own.items() if row}
    initial = {language: row.text for language, row in known.items() if row.holds}
    initial["seen"] = f"{rule.text_sha256} {max((row.pk for row in known.values()), default=0)}"
    form = bound or SummaryForm(initial=initial, auto_id=ids_of(rule.provision))
    stale = tuple(row for row in known.values() if row.text and not row.holds)
    return Told(rule, form, stale)


def ids_of(provision: UUID) -> str:
    """Many forms on one page: each field needs an id of its own."""
    return f"id_{provision.hex[:12]}_%s"
