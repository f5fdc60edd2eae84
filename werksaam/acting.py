"""The wrapper of every act: one transaction, its events appended last.

    @act
    def claim(*, by: User, case: Case) -> None: ...

An act is a keyword-only function that changes rows, records events
(`audit.record`) and enqueues mail (`notifications.enqueue`): all of it is
stored, or nothing. Events are collected and appended as the last thing before
the commit, because the lock of the trail, taken any earlier, deadlocks with
row locks. An act called by an act joins it.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from werksaam.audit.appending import appended
from werksaam.audit.recording import is_collecting

P = ParamSpec("P")
R = TypeVar("R")


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make `function` an act. Whatever it raises undoes everything it did."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if is_collecting():
            return function(*args, **kwargs)
        with appended():
            return function(*args, **kwargs)

    return wrapper
