"""What tests of searching share."""

from __future__ import annotations

import pytest

from policy.searching.vocabulary import forget_all


@pytest.fixture(autouse=True)
def _a_new_process() -> None:
    """What a test stored is undone, and its keys are given out again: nothing read stays."""
    forget_all()
