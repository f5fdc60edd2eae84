"""What the tests of the trail share."""

from pathlib import Path

import pytest
from pytest_django import Settings

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
