"""The yearly report for the board: a PDF, made when someone asks, and kept track of.

It takes a second or two; the same figures give the same file, which is kept in this process, and
one is made at a time. The hash in it is over all its words, the one in the trail over the file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from policy.build import build_id
from policy.kept_files import kept
from policy.presenters_version import in_words
from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.documents.pdf import pdf
from werksaam.people.models import User

from . import periods
from .presenting import ReportFigures, figures_of
from .queries import counts_of, known_at
from .yearly_facts import YearFacts, year_facts
from .yearly_parts import parts_of


@dataclass(frozen=True)
class YearlyReport:
    """The file, and what it is called."""

    content: bytes
    name: str


def make_report(*, by: User, year: int, language: str, reason: str) -> YearlyReport:
    """Make it, and keep in the trail who asked, why, and the hash of the file.

    Raises CannotRender.
    """
    period = periods.year(year)
    with translation.override(language):
        page = figures_of(counts_of(period, known_at(None)))
        said = words_of(page, year_facts(period, language))
        content = _rendered(said, language)
    _note(by=by, year=year, language=language, content=content, reason=reason)
    return YearlyReport(content, f"jaarverslag-meldingen-{year}-{language}.pdf")


@act
def _note(*, by: User, year: int, language: str, content: bytes, reason: str) -> None:
    digest = hashlib.sha256(content).hexdigest()
    facts: dict[str, Plain] = {"year": year, "language": language, "sha256": digest}
    record("yearly_report.made", by=by, facts=facts, reason=reason)


def words_of(page: ReportFigures, facts: YearFacts) -> dict[str, Any]:
    """All that stands in it, in the language of now."""
    year = page.period.whole_year
    title = _("Reports and the code in %(year)s") % {"year": year}
    parts = [part.as_said() for part in parts_of(page, facts)]
    told = {
        "title": title,
        "kind": _("Report for the board"),
        "lead": _lead(page),
        "parts": parts,
    }
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return {
        **told,
        "author": "WerkSaam Westfriesland",
        "foot": _foot(page, facts),
        "page": _("Page"),
        "of": _("of"),
        "checked": {"title": _("To check"), "lines": [_("The hash of all words above (SHA-256):")]},
        "sha256": digest,
    }


def _lead(page: ReportFigures) -> list[str]:
    until = min(page.period.ends_on, page.known_on)
    values = {"first": in_words(page.period.starts_on), "last": in_words(until)}
    lines = [_("%(first)s up to and including %(last)s.") % values]
    if page.total is None:
        return [*lines, _("Fewer than five reports came in. So there are no figures about them.")]
    return [*lines, _("%(number)d reports came in.") % {"number": page.total}]


def _foot(page: ReportFigures, facts: YearFacts) -> str:
    day = {"day": in_words(page.known_on)}
    known = _("As known on %(day)s.") % day
    if facts.version is None:
        return known
    return f"{known} " + _("Version %(number)d of the code.") % {"number": facts.version}


def _rendered(said: dict[str, Any], language: str) -> bytes:
    """The moment in the file is the beginning of the day that it was known on."""
    made_at = localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    parts = json.dumps([said, language, made_at.isoformat(), build_id()])
    key = hashlib.sha256(parts.encode()).hexdigest()
    return kept(key, lambda: _made(said, language, made_at))


def _made(said: dict[str, Any], language: str, made_at: datetime) -> bytes:
    note = _("Some letters can’t be printed here. They stand as a number between brackets.")
    return pdf("yearly", said, language=language, made_at=made_at, if_replaced=note)
