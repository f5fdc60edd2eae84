"""What is wrong with a list from HR, in words: which row, which column, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .hr.rows import Problem, Wrong

SHOWN = 100
"""How many are shown at a time; who mended these, is shown the rest."""

WORDS: dict[Wrong, Promise] = {
    Wrong.ENCODING: gettext_lazy("This is no CSV file. Save the list as “CSV UTF-8”."),
    Wrong.TOO_MANY: gettext_lazy("The list is too long: at most 50,000 rows and 10 MB."),
    Wrong.NO_ROWS: gettext_lazy("There is nobody in the list."),
    Wrong.DELIMITER: gettext_lazy(
        "We do not find the headings. Part them by a semicolon, a comma or a tab."
    ),
    Wrong.QUOTES: gettext_lazy("A quotation mark is missing, or stands where it should not."),
    Wrong.COLUMN_MISSING: gettext_lazy("This column is missing. Add it."),
    Wrong.COLUMN_TWICE: gettext_lazy("This column is there twice. Keep one."),
    Wrong.COLUMN_UNKNOWN: gettext_lazy("We do not use this column. Take it out of the list."),
    Wrong.CELLS: gettext_lazy(
        "This row has another number of cells than the headings (%(value)s)."
    ),
    Wrong.EMPTY: gettext_lazy("This is empty. Fill it in."),
    Wrong.TOO_LONG: gettext_lazy("This is too long: ‘%(value)s’."),
    Wrong.CHARACTERS: gettext_lazy("There is a character in it that we can’t keep: ‘%(value)s’."),
    Wrong.NUMBER: gettext_lazy("‘%(value)s’ is not a personnel number: there is an @ in it."),
    Wrong.ADDRESS: gettext_lazy("‘%(value)s’ is not an e-mail address."),
    Wrong.ENTITY: gettext_lazy(
        "‘%(value)s’ is not an organisation that we know. "
        "Write WerkSaam Westfriesland, WerkSaam Verloning or extern."
    ),
    Wrong.DAY: gettext_lazy("‘%(value)s’ is not a day. Write 31-12-2026 or 2026-12-31."),
    Wrong.DAYS: gettext_lazy("The last day, %(value)s, is before the first."),
    Wrong.YES_OR_NO: gettext_lazy("‘%(value)s’ is not yes or no. Write ja or nee."),
    Wrong.LANGUAGE: gettext_lazy("‘%(value)s’ is not a language that we have. Write nl or en."),
    Wrong.TWO_ROWS: gettext_lazy(
        "Number %(value)s is in several rows that differ. See also %(rows)s."
    ),
    Wrong.SAME_ADDRESS: gettext_lazy(
        "Two people have the e-mail address %(value)s. See also %(rows)s."
    ),
    Wrong.TWO_PARENTS: gettext_lazy(
        "Team ‘%(value)s’ is below another team here than in other rows. See also %(rows)s."
    ),
    Wrong.TWO_OLD_NAMES: gettext_lazy(
        "Team ‘%(value)s’ has another old name here than in other rows. See also %(rows)s."
    ),
    Wrong.SAME_OLD_NUMBER: gettext_lazy(
        "Two people would have had the number %(value)s. See also %(rows)s."
    ),
    Wrong.SAME_OLD_TEAM: gettext_lazy(
        "Team ‘%(value)s’ would become two teams, or is still there. See also %(rows)s."
    ),
    Wrong.LOOP: gettext_lazy("Team ‘%(value)s’ would be above itself."),
    Wrong.MANAGER_UNKNOWN: gettext_lazy("The manager %(value)s is not in the list."),
    Wrong.MANAGER_LEFT: gettext_lazy("The manager %(value)s has left. See also %(rows)s."),
    Wrong.MANAGE_EACH_OTHER: gettext_lazy(
        "In team ‘%(value)s’ people are each other’s manager. Who manages the team?"
    ),
    Wrong.NUMBER_TAKEN: gettext_lazy(
        "The old and the new number are of two people whom we know. Old number: %(value)s."
    ),
    Wrong.ADDRESS_TAKEN: gettext_lazy(
        "Someone else has %(value)s, and is not in the list with another address. "
        "Is it the same person? Then give the old number, or fill in the number on their page."
    ),
    Wrong.TEAM_TAKEN: gettext_lazy(
        "The old and the new name of ‘%(value)s’ are of two teams we know."
    ),
    Wrong.TEAM_TWICE: gettext_lazy(
        "We know several teams called ‘%(value)s’. Give one of them another name first."
    ),
    Wrong.OWN_ROW: gettext_lazy(
        "By this list you would leave yourself. Let another administrator apply it."
    ),
    Wrong.OWN_MANAGER: gettext_lazy(
        "By this list you would manage ‘%(value)s’. Let another administrator apply it."
    ),
    Wrong.OWN_TEAMS: gettext_lazy(
        "By this list ‘%(value)s’ would come below a team that you manage or stand in for. "
        "Let another administrator apply it."
    ),
}


@dataclass(frozen=True)
class WrongLine:
    """One thing that is wrong: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


@dataclass(frozen=True)
class WrongList:
    """All that is wrong, up to `SHOWN`, and how many more."""

    lines: tuple[WrongLine, ...]
    more: int


def in_words(problems: Sequence[Problem]) -> WrongList:
    """The problems for people, by row."""
    lines = tuple(WrongLine(_where(p), _what(p)) for p in problems[:SHOWN])
    return WrongList(lines, max(0, len(problems) - SHOWN))


def _where(problem: Problem) -> str:
    row = _("row %(number)d") % {"number": problem.line} if problem.line else ""
    parts = [part for part in (row, str(problem.column)) if part]
    where = ", ".join(parts)
    return where[:1].upper() + where[1:]


def _what(problem: Problem) -> str:
    rows = ", ".join(_("row %(number)d") % {"number": line} for line in problem.also[:5])
    return str(WORDS[problem.wrong]) % {"value": problem.value[:80], "rows": rows}
