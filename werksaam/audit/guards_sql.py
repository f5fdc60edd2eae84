"""The SQL of the guards, for SQLite and for PostgreSQL.

Names begin with ``guard_`` and carry a hash of what they do, so a guard that
changed counts as missing until the next migrate.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    from .guards import Guard

PREFIX = "guard_"


def names(guard: Guard, number: int) -> list[str]:
    """The names of the triggers of this guard."""
    return [name for name, _body in _triggers(guard, number)]


def creating(guard: Guard, number: int) -> list[str]:
    """The statements that install this guard."""
    return [statement for _name, body in _triggers(guard, number) for statement in body]


def installed(cursor: Any) -> list[str]:
    """The names of the guards that the database holds and heeds."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    else:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'")
    return [name for (name,) in cursor.fetchall() if name.startswith(PREFIX)]


def dropping(cursor: Any) -> list[str]:
    """The statements that take every guard away."""
    if connection.vendor == "sqlite":
        return [f'DROP TRIGGER "{name}"' for name in installed(cursor)]
    # A guard goes with its function, which is its own and carries its name.
    cursor.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
        " AND prorettype = 'trigger'::regtype"
    )
    found = [name for (name,) in cursor.fetchall() if name.startswith(PREFIX)]
    return [f'DROP FUNCTION "{name}"() CASCADE' for name in found]


def _triggers(guard: Guard, number: int) -> list[tuple[str, list[str]]]:
    make = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    triggers = make(guard)
    return [
        (name, [part.replace("{name}", name) for part in body])
        for place, body in enumerate(triggers)
        for name in [_name(number, place, body)]
    ]


def _name(number: int, place: int, body: list[str]) -> str:
    digest = hashlib.sha256("\n".join(body).encode()).hexdigest()[:12]
    return f"{PREFIX}{number}_{place}_{digest}"


def _condition(guard: Guard) -> str:
    """SQL that is true where the operation is refused."""
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    changes = " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in guard.frozen)
    parts = [f"({part})" for part in (guard.when, changes) if part]
    if guard.unless:
        parts.append(f"NOT ({guard.unless})")
    return " AND ".join(parts)


def _on_sqlite(guard: Guard) -> list[list[str]]:
    operation, condition = guard.operation.value, _condition(guard)
    if operation == "REPLACE":
        operation, condition = "INSERT", _collides(guard.model)
    when = f"WHEN {condition} " if condition else ""
    return [
        [
            f'CREATE TRIGGER "{{name}}" BEFORE {operation} ON "{guard.table}" FOR EACH ROW {when}'
            f"BEGIN SELECT RAISE(ABORT, {_quoted(guard.message)}); END"
        ]
    ]


def _on_postgresql(guard: Guard) -> list[list[str]]:
    if guard.operation.value == "REPLACE":
        return []
    refuse = f"RAISE EXCEPTION USING MESSAGE = {_quoted(guard.message)}, ERRCODE = '23000';"
    row = "OLD" if guard.operation.value == "DELETE" else "NEW"
    condition = _condition(guard)
    body = f"IF {condition} THEN {refuse} END IF; RETURN {row};" if condition else refuse
    triggers = [_function_and_trigger(guard.table, guard.operation.value, "ROW", body)]
    if guard.operation.value == "DELETE":
        triggers.append(_function_and_trigger(guard.table, "TRUNCATE", "STATEMENT", refuse))
    return triggers


def _function_and_trigger(table: str, operation: str, each: str, body: str) -> list[str]:
    return [
        f'CREATE FUNCTION "{{name}}"() RETURNS trigger LANGUAGE plpgsql'
        f" AS $guard$ BEGIN {body} END $guard$",
        f'CREATE TRIGGER "{{name}}" BEFORE {operation} ON "{table}"'
        f' FOR EACH {each} EXECUTE FUNCTION "{{name}}"()',
        # Also while replicating or restoring, when other triggers sleep.
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{{name}}"',
    ]


def _collides(model: type[models.Model]) -> str:
    """True where a new row would push out an old one: INSERT OR REPLACE fires no DELETE."""
    table = model._meta.db_table
    matches = [
        " AND ".join(f'"{table}"."{column}" = NEW."{column}"' for column in columns)
        for columns in _unique_columns(model)
    ]
    either = " OR ".join(f"({match})" for match in matches)
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE {either})'


def _unique_columns(model: type[models.Model]) -> list[list[str]]:
    meta = model._meta
    columns = {field.name: str(field.column) for field in meta.local_concrete_fields}
    keys = [[columns[field.name] for field in meta.pk_fields]]
    keys += [
        [columns[f.name]] for f in meta.local_concrete_fields if f.unique and not f.primary_key
    ]
    for constraint in meta.total_unique_constraints:
        keys.append([columns[name] for name in constraint.fields])
    return keys


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
