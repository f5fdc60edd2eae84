"""A house that stands ready: built once, for all the tests in a row that want one.

To build it (`a_house()`: ten people, three teams, the whole code) is most of what such
a test would do. So it is built by the real acts in a transaction that stays open around
these tests; each runs in a transaction of its own inside it, and leaves it as it was.
A test that wants none never sees it, in whatever order they run.
"""

from __future__ import annotations

from contextlib import ExitStack
from copy import deepcopy

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from werksaam import clock

from .escalations import MONDAY, House, a_house


class StandingHouse:
    """The house of one worker, while it stands."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._transaction = ExitStack()
        self._house: House | None = None

    def build(self) -> None:
        """Build the house, unless it stands or another transaction is open already."""
        if self._house is not None or connection.in_atomic_block:
            return
        with self._blocker.unblock(), clock.at(MONDAY), ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            self._house = a_house()
            self._transaction = stack.pop_all()

    def clear(self) -> None:
        """Take it away, if it stands."""
        if self._house is None:
            return
        self._house = None
        with self._blocker.unblock(), self._transaction:
            transaction.set_rollback(True)

    def copy(self) -> House | None:
        """The house, as objects that no other test has had; None where it doesn't stand."""
        return deepcopy(self._house)
