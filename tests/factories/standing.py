"""What stands ready: built once, for all the tests in a row that want it.

To build a house (ten people, three teams, the whole code), the code alone, or the
scenario of the table of routes is most of what such a test would do. So it is built by
the real acts in a transaction that stays open around these tests; each runs in a
transaction of its own inside it, and leaves it as it was. A test that wants none never
sees it, in whatever order they run.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from copy import deepcopy

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from werksaam import clock

from .escalations import MONDAY


class Standing:
    """What stands in the database of one worker: one thing at a time."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._transaction = ExitStack()
        self._built: tuple[str, object] | None = None

    def build(self, name: str, builder: Callable[[], object]) -> None:
        """Build it, unless it stands or another transaction is open already.

        Whatever else stood goes first.
        """
        if self._built is not None and self._built[0] == name:
            return
        self.clear()
        if connection.in_atomic_block:
            return
        with self._blocker.unblock(), clock.at(MONDAY), ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            self._built = name, builder()
            self._transaction = stack.pop_all()

    def clear(self) -> None:
        """Take away what stands."""
        if self._built is None:
            return
        self._built = None
        with self._blocker.unblock(), self._transaction:
            transaction.set_rollback(True)

    def copy(self, name: str) -> object | None:
        """What stands, as objects that no other test has had; None where it doesn't."""
        if self._built is None or self._built[0] != name:
            return None
        return deepcopy(self._built[1])
