"""What tests about people share."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Keys and checkpoints of this test alone: what other tests sealed is not there."""
    settings.AUDIT_KEY_DIR = tmp_path / "keys"
    settings.CHECKPOINT_FILE = tmp_path / "checkpoints.log"
