"""What every test stands on.

The settings are `werksaam.settings_test`; the network is closed but for this
machine (see `pytest` in pyproject.toml).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.test import TransactionTestCase

from werksaam.audit.guards import lifted

FLUSH = "_fixture_teardown"  # private to Django, and so untyped

# A browser test runs an event loop in the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_the_guards() -> Iterator[None]:
    """Let the flush after a transactional test (and `live_server`) through the guards.

    They refuse deleting evidence; emptying the tables between tests may.
    """
    flush: Callable[[TransactionTestCase], None] = getattr(TransactionTestCase, FLUSH)

    def flush_with_guards_lifted(case: TransactionTestCase) -> None:
        with lifted():
            flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, FLUSH, flush_with_guards_lifted)
        yield
