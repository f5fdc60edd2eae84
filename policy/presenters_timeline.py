"""When each version applied and since when one could know it: a picture, words and a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werksaam import clock

from .charts_timeline import Row, TimePicture, picture
from .presenters_version import in_words
from .queries_reading import Code

MOST_IN_PICTURE = 6
"""The picture shows the latest; the table beneath it all."""


@dataclass(frozen=True)
class Line:
    """A version in the table."""

    row: Row
    is_retroactive: bool


@dataclass(frozen=True)
class Timeline:
    """The picture, what it says in words, and the table."""

    picture: TimePicture
    told: tuple[str, ...]
    lines: tuple[Line, ...]
    asked: date | None
    known_on: date | None
    today: date


def timeline_picture(
    code: Code, asked: date | None = None, known_on: date | None = None
) -> Timeline | None:
    """The versions that readers know, as we know it now; None where there are none."""
    rows = sorted(_rows(code), key=lambda row: row.starts_on)
    if not rows:
        return None
    shown = rows[-MOST_IN_PICTURE:]
    return Timeline(
        picture=picture(shown, clock.today(), asked, known_on),
        told=tuple(" ".join((*_told(row), *_taken(row, rows))) for row in shown),
        lines=tuple(Line(row, row.applies_from < row.starts_on) for row in rows),
        asked=asked,
        known_on=known_on,
        today=clock.today(),
    )


def _rows(code: Code) -> Iterator[Row]:
    for version in code.versions.values():
        validity = code.life(version).validity
        known = code.known_from(version)
        if validity and known:
            yield Row(
                version.number, validity.applies_from, validity.starts_on, validity.ends_on, known
            )


def _told(row: Row) -> Iterator[str]:
    """What is to be known of a version, in plain words."""
    values = {
        "number": row.number,
        "from": in_words(row.applies_from),
        "start": in_words(row.starts_on),
        "known": in_words(row.known_from),
        "end": in_words(row.ends_on) if row.ends_on else "",
    }
    yield _lasting(row) % values
    if row.applies_from < row.starts_on:
        yield _("It also applies to days before that, from %(from)s.") % values
    if row.applies_from < row.known_from:
        yield (
            _("But until %(known)s nobody could know the text. That is called retroactive effect.")
            % values
        )


def _taken(row: Row, rows: list[Row]) -> Iterator[str]:
    """Which of its days a later version has the word about, in hindsight."""
    for later in rows:
        first = max(later.applies_from, row.applies_from)
        if later.starts_on > row.starts_on and first <= (row.ends_on or first):
            values = {"from": in_words(first), "number": later.number}
            yield _("To the days from %(from)s version %(number)d applies, in hindsight.") % values


def _lasting(row: Row) -> str:
    if row.ends_on:
        return _("Version %(number)d is in force from %(start)s up to and including %(end)s.")
    return _("Version %(number)d is in force from %(start)s.")
