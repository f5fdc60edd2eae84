"""Every record of a case, as the trail keeps them: what its file is made of.

Which records belong to a case is one list, `access._CASE_OF`: what is added there is in the
file by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from werksaam.audit.models import EventDetail
from werksaam.audit.receipts import details_about
from werksaam.audit.records import Recorded, canonical_record
from werksaam.people.models import User

from ..access import records_of, visible_cases
from ..models import Case, CaseLink, Handover, InternalNote, Rerouting

FORMAT = "werksaam-case/1"
INTERNAL: tuple[type[Recorded], ...] = (InternalNote, Handover)
"""What handlers write among themselves: in the file only where that is asked for."""


@dataclass(frozen=True)
class FileRows:
    """The records of a case at one moment, and the events about them."""

    case: Case
    rows: tuple[Recorded, ...]
    details: tuple[EventDetail, ...]


def rows_of_file(case: Case, viewer: User, *, with_notes: bool) -> FileRows:
    """All of a case that `viewer` may take out. The caller holds the row of the case."""
    rows = tuple(row for row in _rows_of(case, viewer) if with_notes or type(row) not in INTERNAL)
    return FileRows(case, rows, tuple(details_about(rows)))


def as_json(found: FileRows, people: dict[str, str]) -> str:
    """The records by kind, in the form that the trail holds the hash of."""
    records: dict[str, list[object]] = {}
    for row in found.rows:
        records.setdefault(row.RECORD_TYPE, []).append(canonical_record(row))
    said = {
        "format": FORMAT,
        "reference": found.case.reference,
        "revision": found.case.revision,
        "state": str(found.case.state),
        "people": people,
        "records": records,
    }
    return json.dumps(said, indent=2, ensure_ascii=False, sort_keys=True)


def people_in(found: FileRows) -> dict[str, str]:
    """The names behind the numbers of people in these records (1 query)."""
    ids = {number for row in found.rows for number in _person_ids(row)}
    named = User.objects.filter(pk__in=ids).order_by("pk").values_list("pk", "name")
    return {str(pk): name for pk, name in named}


def _person_ids(row: Recorded) -> Iterator[int]:
    for field in row._meta.concrete_fields:
        if field.related_model is User and (number := field.value_from_object(row)):
            yield number


def _rows_of(case: Case, viewer: User) -> Iterator[Recorded]:
    """In a fixed order. A link is left out where the other case is not for `viewer`; so is a
    question about a report that went on: its words are with who has it now."""
    for row in records_of(case):
        if isinstance(row, CaseLink) and not _sees_both(row, viewer):
            continue
        if isinstance(row, Rerouting) and row.report.case_id != case.pk:
            continue
        yield row


def _sees_both(link: CaseLink, viewer: User) -> bool:
    return visible_cases(viewer).filter(pk__in=[link.case_id, link.other_id]).count() == 2
