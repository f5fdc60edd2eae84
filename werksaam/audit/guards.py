"""Guards in the database: what must never change can't be changed by accident.

An app declares its guards in `<app>/guards.py` and registers them when it is
ready; they are triggers on SQLite and PostgreSQL alike, installed after every
migrate. They stop mistakes, not the keeper of the database: for that there are
checkpoints.

    guards.register(*guards.append_only(Acknowledgement))
    guards.register(Guard(Version, Operation.UPDATE, frozen=("text_sha256",),
                          when="OLD.text_sha256 <> ''", message="…"))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connection, models, transaction

from . import guards_sql


class Operation(StrEnum):
    """What a guard refuses."""

    UPDATE = "UPDATE"
    DELETE = "DELETE"  # on PostgreSQL also TRUNCATE
    INSERT = "INSERT"
    REPLACE = "REPLACE"  # INSERT OR REPLACE, which SQLite has and PostgreSQL hasn't


@dataclass(frozen=True)
class Guard:
    """Refuses an operation on a model's rows.

    `when` is SQL over OLD and NEW (with EXISTS subqueries if need be) that both
    databases understand: refused where it is true. `frozen` names columns:
    refused where one of them changes. Given both, both must hold; given
    neither, it is always refused. `unless` is SQL under which it is allowed
    after all (a Destruction of the row).
    """

    model: type[models.Model]
    operation: Operation
    message: str
    when: str = ""
    frozen: tuple[str, ...] = ()
    unless: str = ""

    @property
    def table(self) -> str:
        """The guarded table."""
        return self.model._meta.db_table


_registered: list[Guard] = []


def register(*guards: Guard) -> None:
    """Let these guards be installed; called when an app is ready."""
    _registered.extend(guard for guard in guards if guard not in _registered)


def registered() -> tuple[Guard, ...]:
    """Every guard, in order of registration."""
    return tuple(_registered)


def append_only(model: type[models.Model], *, deletable_when: str = "") -> tuple[Guard, ...]:
    """Rows of `model` are inserted and then stay as they are.

    `deletable_when` is SQL over OLD under which a row may go: where a
    Destruction of it exists.
    """
    message = f"Rows of {model._meta.db_table} are never changed or removed."
    return (
        Guard(model, Operation.UPDATE, message),
        *undeletable(model, deletable_when=deletable_when),
    )


def undeletable(model: type[models.Model], *, deletable_when: str = "") -> tuple[Guard, ...]:
    """Rows of `model` may change but stay."""
    message = f"Rows of {model._meta.db_table} are never removed."
    return (
        Guard(model, Operation.DELETE, message, unless=deletable_when),
        Guard(model, Operation.REPLACE, message),
    )


def frozen(
    model: type[models.Model], columns: Sequence[str], *, when: str = "", message: str = ""
) -> Guard:
    """These columns of `model` never change (once `when`, SQL over OLD, holds)."""
    said = message or f"{', '.join(columns)} of {model._meta.db_table} never change."
    return Guard(model, Operation.UPDATE, said, when=when, frozen=tuple(columns))


def install() -> None:
    """Put every registered guard whose table exists into the database, anew."""
    present = set(connection.introspection.table_names())
    with _changing_tables() as cursor:
        _remove(cursor)
        for number, guard in enumerate(_registered):
            if guard.table in present:
                for statement in guards_sql.creating(guard, number):
                    cursor.execute(statement)


def remove() -> None:
    """Take every guard out of the database."""
    with _changing_tables() as cursor:
        _remove(cursor)


def missing() -> list[Guard]:
    """Registered guards that the database lacks, of tables that exist."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        there = set(guards_sql.installed(cursor))
    return [
        guard
        for number, guard in enumerate(_registered)
        if guard.table in present and not set(guards_sql.names(guard, number)) <= there
    ]


@contextmanager
def lifted() -> Iterator[None]:
    """Without guards, in tests alone: for emptying tables, and for playing the attacker."""
    if not getattr(settings, "TESTING", False):
        raise RuntimeError("Guards are lifted in tests only.")
    remove()
    try:
        yield
    finally:
        install()


def remove_before_migrate(sender: AppConfig, **kwargs: Any) -> None:
    """SQLite rebuilds tables to change them, and refuses while triggers name a missing one."""
    if connection.vendor == "sqlite":
        remove()


def install_after_migrate(sender: AppConfig, **kwargs: Any) -> None:
    """After every migrate, and after a flush: a rebuilt table has lost its triggers."""
    install()


@checks.register(checks.Tags.database)
def check_guards(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """List what is not guarded. A warning: `migrate`, which mends it, must still run."""
    if not databases or "default" not in databases:
        return []
    return [
        checks.Warning(
            f"{guard.table} is not guarded against {guard.operation}.",
            hint="Run manage.py migrate.",
            id="audit.W001",
        )
        for guard in missing()
    ]


@contextmanager
def _changing_tables() -> Iterator[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        # PostgreSQL changes no table for which foreign keys are yet to be checked.
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield cursor
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _remove(cursor: Any) -> None:
    for statement in guards_sql.dropping(cursor):
        cursor.execute(statement)
