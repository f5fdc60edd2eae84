"""Rows that the trail speaks of.

A model that is evidence (an acknowledgement, a decision, a report …) inherits
`Recorded`. An act that writes such a row records an event about it, and the
event's details keep the SHA-256 of the row's canonical record as it stood at
the end of the act. `verify_audit` computes that hash again from the table: a
changed, missing or event-less row is found.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

import rfc8785
from django.db import models

from .canonical import sha256_of

Plain = str | bool | int


class Recorded(models.Model):
    """A row of which the trail keeps the hash."""

    RECORD_TYPE: ClassVar[str]
    """Name of this kind of record in the trail, for ever: ``acknowledgement``."""

    UNRECORDED: ClassVar[frozenset[str]] = frozenset()
    """Columns left out of the record, because they change without being a fact."""

    ADDED_LATER: ClassVar[Mapping[str, Plain]] = {}
    """Columns that came after rows had been recorded, with what they hold in those rows.

    Such a column is in the record only where it holds something else: so an older row keeps
    the hash that the trail holds of it.
    """

    class Meta:
        abstract = True


def canonical_record(row: Recorded) -> dict[str, Plain]:
    """The row as flat text, booleans and small integers, by column name."""
    fields = [f for f in row._meta.concrete_fields if f.attname not in row.UNRECORDED]
    plain = {f.attname: _plain(f.value_from_object(row)) for f in fields}
    later = row.ADDED_LATER
    return {name: held for name, held in plain.items() if name not in later or held != later[name]}


def record_sha256(row: Recorded) -> str:
    """SHA-256 (hex) of the RFC 8785 form of the row's canonical record."""
    return sha256_of(canonical_record(row))


def _plain(value: object) -> Plain:
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        # RFC 8785 numbers are doubles: an integer that one can't hold becomes text.
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict | list):
        return rfc8785.dumps(value).decode()
    raise TypeError(f"A canonical record holds no {type(value).__name__}.")
