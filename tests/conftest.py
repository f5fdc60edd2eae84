"""What every test stands on.

The settings are `werksaam.settings_test`; the network is closed but for this
machine (see `pytest` in pyproject.toml).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.test import TransactionTestCase

# A browser test runs an event loop in the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def _guards_lifted() -> AbstractContextManager[None]:
    """The database guards refuse deleting evidence; emptying tables between tests may."""
    if find_spec("werksaam.audit.guards") is None:
        return nullcontext()
    lifted: AbstractContextManager[None] = import_module("werksaam.audit.guards").lifted()
    return lifted


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_the_guards() -> Iterator[None]:
    """Let Django's flush after a transactional test (and `live_server`) through the guards."""
    flush = TransactionTestCase._fixture_teardown

    def flush_with_guards_lifted(case: TransactionTestCase) -> None:
        with _guards_lifted():
            flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_with_guards_lifted)
        yield
