"""What the tests of the trail share."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from tests.audit import story
from tests.factories.people import person
from werksaam.audit import guards
from werksaam.people.granting import grant_role
from werksaam.people.models import Role, RoleGrant


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Keys and checkpoints of this test alone."""
    settings.AUDIT_KEY_DIR = tmp_path / "keys"
    settings.CHECKPOINT_FILE = tmp_path / "checkpoints.log"


@pytest.fixture
def grants(db: None) -> list[RoleGrant]:
    """A trail of a dozen events: six about a person, six about a role given to one."""
    return [grant_role(by=None, person=person(f"Persoon {n}"), role=Role.AUDITOR) for n in range(6)]


@pytest.fixture
def no_guards(db: None) -> None:
    """The attacker took the guards away; the test's rollback puts them back."""
    guards.remove()


class Collecting(logging.Handler):
    """Keeps all that is logged, as text."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.lines.append(f"{record.msg} {record.args}")


@pytest.fixture(scope="module")
def told(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[list[str]]:
    """The story of every kind of event, in a transaction around all tests of a module.

    A module that uses it overrides `own_files` to do nothing. Yields what was logged.
    """
    folder, logged = tmp_path_factory.mktemp("trail"), Collecting()
    files = {"AUDIT_KEY_DIR": folder / "keys", "CHECKPOINT_FILE": folder / "checkpoints.log"}
    with django_db_blocker.unblock(), override_settings(**files), transaction.atomic():
        logging.getLogger().addHandler(logged)
        story.tell()
        yield logged.lines
        logging.getLogger().removeHandler(logged)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told_unguarded(told: list[str], django_db_blocker: DjangoDbBlocker) -> list[str]:
    """The same to the attacker, who took the guards away once, for all tests of the module.

    There are hundreds of triggers; taking them away for each test took longer than the test.
    """
    with django_db_blocker.unblock():
        guards.remove()
    return told
