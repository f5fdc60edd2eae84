"""What tests of escalations share: a house of people and a stopped clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories.escalations import MONDAY, House
from tests.factories.images import use_store
from werksaam import clock


@pytest.fixture
def monday() -> Iterator[None]:
    """A working morning."""
    with clock.at(MONDAY):
        yield


@pytest.fixture
def house(monday: None, standing_house: House) -> House:
    """A desk, a director, staff, the code in force; on a working morning."""
    return standing_house


@pytest.fixture
def own_store(settings: Settings, tmp_path: Path) -> Path:
    """A store of files of this test alone; answers its folder."""
    return use_store(settings, tmp_path / "attachments")
