"""What tests of escalations share: a house of people and a stopped clock."""

from collections.abc import Iterator

import pytest

from tests.factories.escalations import MONDAY, House
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
