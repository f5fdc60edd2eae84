"""Whether the code page of a person can have changed, in one query.

Everything the page follows from is append-only, is superseded by a new row, or counts its
changes: so numbers of rows are enough to tell, and nothing has to be computed again.
The portal's busiest page is answered from it (bar 29).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, models

from werksaam.people.models import Absence, Deputyship, Membership, RoleGrant, TeamManagership, User

from .models import (
    Acknowledgement,
    ContestedReading,
    Conversation,
    Exemption,
    Explanation,
    Lineage,
    PublishedAnswer,
    ReadingTogether,
    Refusal,
    Round,
    RoundExtension,
    Version,
    VersionFact,
)


@dataclass(frozen=True)
class Stamp:
    """Numbers of rows, and whether cases may come to the person: for a role, as
    manager, or as who stands in for one."""

    rows: tuple[int, ...]
    may_get_cases: bool


def _rows(model: type[models.Model], condition: str = "") -> str:
    where = f" WHERE {condition}" if condition else ""
    # Names of our own tables and fixed conditions; the one value is a parameter.
    return f"(SELECT COUNT(*) FROM {model._meta.db_table}{where})"  # noqa: S608


_OF_ALL = (
    _rows(Version),
    _rows(VersionFact),
    _rows(Explanation, "approved_at IS NOT NULL"),
    _rows(Round),
    _rows(Round, "stopped_at IS NOT NULL"),
    _rows(RoundExtension),
    _rows(PublishedAnswer),
    _rows(PublishedAnswer, "withdrawn_at IS NOT NULL"),
    # What changes of a draft, and one that is dropped.
    f"(SELECT COALESCE(SUM(revision), 0) FROM {Version._meta.db_table})",  # noqa: S608
    _rows(Lineage),
)
_CASES_COME_FOR = (
    _rows(RoleGrant, "person_id = %(person)s AND revoked_at IS NULL"),
    _rows(TeamManagership, "person_id = %(person)s"),
    _rows(Deputyship, "deputy_id = %(person)s"),
)
_OF_PERSON = (
    _rows(RoleGrant, "person_id = %(person)s AND revoked_at IS NOT NULL"),
    _rows(Acknowledgement, "person_id = %(person)s"),
    _rows(Exemption, "person_id = %(person)s"),
    _rows(Exemption, "person_id = %(person)s AND superseded_at IS NOT NULL"),
    _rows(Refusal, "person_id = %(person)s"),
    _rows(ReadingTogether, "person_id = %(person)s"),
    _rows(
        ContestedReading,
        "reading_id IN (SELECT id FROM policy_readingtogether WHERE person_id = %(person)s)",
    ),
)
_DATED = tuple(
    _rows(model, f"person_id = %(person)s{condition}")
    for model in (Membership, Absence, TeamManagership)
    for condition in ("", " AND superseded_at IS NOT NULL")
)
_SQL = f"SELECT {', '.join((*_CASES_COME_FOR, *_OF_PERSON, *_OF_ALL, *_DATED))}"


def stamp_of(person: User) -> Stamp:
    """Differs as soon as anything differs that the code page of `person` shows (1 query)."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"person": person.pk})
        rows = tuple(cursor.fetchone())
    return Stamp(rows, may_get_cases=any(rows[: len(_CASES_COME_FOR)]))


_ASKING = (
    f"(SELECT MAX(id) FROM {Round._meta.db_table})",  # noqa: S608
    _rows(Round, "stopped_at IS NOT NULL"),
    *(_rows(model) for model in (RoundExtension, VersionFact, Conversation, ContestedReading)),
    *(
        _rows(model, condition)
        for model in (Membership, Absence, Exemption, TeamManagership, Deputyship)
        for condition in ("", "superseded_at IS NOT NULL")
    ),
)
"""All by which someone can come to be asked. Confirming only ends that, so it is not here."""


def asking_stamp(day: date) -> str:
    """Differs as soon as someone may be asked to confirm who was not, or a day later (1 query)."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_ASKING)}")
        return f"{day.isoformat()}:{tuple(cursor.fetchone())}"
