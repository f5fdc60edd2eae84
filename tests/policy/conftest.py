"""What tests of the code share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture
def english() -> Iterator[None]:
    """Messages in the language of the source."""
    with translation.override("en"):
        yield
