"""Pure: which row is about whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import Known, KnownPerson
from .rows import Column, HrList, Problem, Row, Wrong, key


@dataclass(frozen=True)
class Match:
    """A row and the person it is about; None for someone who is new."""

    row: Row
    person: KnownPerson | None


def matched(listed: HrList, known: Known, day: date) -> tuple[list[Match], list[Problem]]:
    """Each row with its person, and where numbers or mail addresses belong to someone else."""
    by_number = {key(person.number): person for person in known.people if person.number}
    matches, problems = [], []
    for row in listed.rows:
        person, former = by_number.get(key(row.number)), by_number.get(key(row.old_number))
        if person and former and person is not former:
            problems.append(
                Problem(row.line, Column.OLD_NUMBER, Wrong.NUMBER_TAKEN, row.old_number)
            )
        matches.append(Match(row, person or former))
    return matches, problems + _addresses_taken(matches, known, day)


def _addresses_taken(matches: list[Match], known: Known, day: date) -> list[Problem]:
    """Mail addresses of people who keep them: they left, or the list does not know them."""
    here = [match for match in matches if not match.row.has_left(day)]
    holders = {person.email: person for person in known.people if person.email}
    gives_up = {
        match.person.pk
        for match in here
        if match.person and match.row.email not in (None, match.person.email)
    }
    return [
        Problem(match.row.line, Column.EMAIL, Wrong.ADDRESS_TAKEN, match.row.email)
        for match in here
        if match.row.email
        and (holder := holders.get(match.row.email))
        and holder is not match.person
        and holder.pk not in gives_up
    ]
