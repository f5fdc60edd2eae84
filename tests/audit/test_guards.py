"""The guards in the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import IntegrityError, connection, transaction

from tests.factories.people import person
from werksaam.audit import guards
from werksaam.audit.guards import Guard, Operation
from werksaam.audit.models import SecurityEvent
from werksaam.people.models import RoleGrant

pytestmark = pytest.mark.django_db

TABLES = ["audit_event", "audit_eventdetail", "audit_node", "audit_checkpoint"]
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone has it")
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="not on SQLite")


def _refused(sql: str, *values: Any) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except IntegrityError:
        return True
    return False


def _also(*extra: Guard) -> Iterator[None]:
    before = list(guards._registered)
    guards.register(*extra)
    guards.install()
    yield
    guards._registered[:] = before
    guards.install()


@pytest.fixture
def row() -> SecurityEvent:
    return SecurityEvent.objects.create(event="first", path="/a", address="")


@pytest.fixture
def frozen_path() -> Iterator[None]:
    """`path` is frozen once the event is called "closed"."""
    yield from _also(guards.frozen(SecurityEvent, ["path"], when="OLD.event = 'closed'"))


@pytest.fixture
def deletable_when_granted() -> Iterator[None]:
    """A row may go where a role grant stands for its destruction."""
    table = RoleGrant._meta.db_table
    yield from _also(
        *guards.append_only(
            SecurityEvent,
            deletable_when=f"EXISTS (SELECT 1 FROM {table} WHERE role = OLD.event)",
        )
    )


@pytest.mark.parametrize("table", TABLES)
def test_trail_is_not_updated(grants: list[RoleGrant], table: str) -> None:
    from werksaam.audit import checkpoints

    checkpoints.latest_or_sign()
    column = "size" if table == "audit_checkpoint" else '"index"'

    assert _refused(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", TABLES)
def test_trail_is_not_deleted(grants: list[RoleGrant], table: str) -> None:
    from werksaam.audit import checkpoints

    checkpoints.latest_or_sign()

    assert _refused(f"DELETE FROM {table}")


@on_sqlite
@pytest.mark.parametrize("table", TABLES)
def test_trail_is_not_replaced(grants: list[RoleGrant], table: str) -> None:
    from werksaam.audit import checkpoints

    checkpoints.latest_or_sign()

    assert _refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@on_postgresql
@pytest.mark.parametrize("table", TABLES)
def test_trail_is_not_truncated(table: str) -> None:
    assert _refused(f"TRUNCATE {table}")


@pytest.mark.usefixtures("frozen_path")
def test_frozen_column_changes_before_its_condition(row: SecurityEvent) -> None:
    assert not _refused("UPDATE audit_securityevent SET path = '/b'")


@pytest.mark.usefixtures("frozen_path")
def test_frozen_column_stays_after_its_condition(row: SecurityEvent) -> None:
    SecurityEvent.objects.update(event="closed")

    assert _refused("UPDATE audit_securityevent SET path = '/b'")


@pytest.mark.usefixtures("frozen_path")
def test_other_columns_change_beside_a_frozen_one(row: SecurityEvent) -> None:
    SecurityEvent.objects.update(event="closed")

    assert not _refused("UPDATE audit_securityevent SET address = '::1', path = '/a'")


@pytest.mark.usefixtures("deletable_when_granted")
def test_row_without_a_destruction_stays(row: SecurityEvent) -> None:
    assert _refused("DELETE FROM audit_securityevent")


@pytest.mark.usefixtures("deletable_when_granted")
def test_row_with_a_destruction_may_go(row: SecurityEvent) -> None:
    RoleGrant.objects.create(person=person(), role="auditor")
    with guards.lifted():
        SecurityEvent.objects.update(event="auditor")

    assert not _refused("DELETE FROM audit_securityevent")


@on_sqlite
@pytest.mark.usefixtures("deletable_when_granted")
def test_new_rows_come_in_beside_a_replace_guard(row: SecurityEvent) -> None:
    SecurityEvent.objects.create(event="second")

    assert SecurityEvent.objects.count() == 2


def test_nothing_is_missing_after_migrate() -> None:
    assert guards.missing() == []


def test_check_lists_what_is_missing() -> None:
    guards.remove()

    found = [m for m in run_checks(databases=["default"]) if m.id == "audit.W001"]
    guards.install()

    assert "audit_event is not guarded against UPDATE." in [m.msg for m in found]


def test_guards_come_back_after_lifting() -> None:
    with guards.lifted():
        pass

    assert guards.missing() == []


def test_guards_are_lifted_in_tests_only(settings: object) -> None:
    settings.TESTING = False  # type: ignore[attr-defined]

    with pytest.raises(RuntimeError), guards.lifted():
        pass


def test_guard_is_registered_once() -> None:
    before = guards.registered()

    guards.register(*before)

    assert guards.registered() == before


def test_operations_are_those_of_the_databases() -> None:
    assert [str(operation) for operation in Operation] == ["UPDATE", "DELETE", "INSERT", "REPLACE"]


@pytest.mark.django_db(transaction=True)
def test_flush_after_a_transactional_test_gets_through() -> None:
    person()
