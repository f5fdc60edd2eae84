"""The database of a test, made for it or copied, is the one that migrating makes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from werksaam.audit import guards

pytestmark = pytest.mark.django_db


def test_no_migration_is_left() -> None:
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_every_guard_stands() -> None:
    assert guards.missing() == []
