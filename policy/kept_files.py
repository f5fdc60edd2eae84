"""Files that take long to make, kept in this process by what they are made of.

The key is a hash over all that goes into the file, so a kept one is never stale, whatever
other processes do. One is made at a time: who asks for the same waits, and finds it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

MOST_BYTES = 32 * 1024 * 1024
"""Kept together; the one unused longest goes first."""

_kept: OrderedDict[str, bytes] = OrderedDict()
_making = threading.Lock()
_looking = threading.Lock()


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """The file under this key, or made by `make` and kept. Raises what `make` raises."""
    if (found := _found(key)) is not None:
        return found
    with _making:
        if (found := _found(key)) is not None:
            return found
        made = make()
        with _looking:
            _kept[key] = made
            while len(_kept) > 1 and sum(map(len, _kept.values())) > MOST_BYTES:
                _kept.popitem(last=False)
    return made


def _found(key: str) -> bytes | None:
    """What is kept; nobody waits for that while another file is made."""
    with _looking:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def forget_all() -> None:
    """As in a new process."""
    with _making, _looking:
        _kept.clear()
