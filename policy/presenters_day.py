"""Which text applied on another day, in words: and whether anyone could have known it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werksaam import clock

from .presenters_version import in_words
from .queries_reading import Code


@dataclass(frozen=True)
class OtherDay:
    """The answer for a day: a title, and what to know about it."""

    title: str
    notes: tuple[str, ...]
    found: bool


def other_day(code: Code, day: date, known_on: date | None) -> OtherDay:
    """What applied on `day`, as known on `known_on` (None: as we know now)."""
    version = code.in_force(day, known_on)
    if version is None:
        return _nothing(code, day, known_on)
    notes = []
    life = code.life(version, day, known_on)
    if life.validity and day < life.validity.starts_on:
        notes.append(_("It was not in force yet. It applies to that day with retroactive effect."))
    known_from = code.known_from(version)
    if known_from and day < known_from:
        notes.append(
            _("Nobody could have known this text on that day: it was published on %(day)s.")
            % {"day": in_words(known_from)}
        )
    if known_on:
        notes.append(_("This is what was known on %(day)s.") % {"day": in_words(known_on)})
    title = _("On %(day)s version %(number)d applied.")
    if day > clock.today():
        title = _("On %(day)s version %(number)d applies, as far as is known now.")
    return OtherDay(title % {"day": in_words(day), "number": version.number}, tuple(notes), True)


def _nothing(code: Code, day: date, known_on: date | None) -> OtherDay:
    if known_on and code.in_force(day):
        title = _("On %(known)s nobody could know which text applied on %(day)s.")
        note = _("The text that applies to that day was published later.")
        values = {"known": in_words(known_on), "day": in_words(day)}
        return OtherDay(title % values, (note,), False)
    title = _("On %(day)s no version of the code applied.")
    if day > clock.today():
        title = _("On %(day)s no version of the code applies, as far as is known now.")
    return OtherDay(title % {"day": in_words(day)}, (), False)
