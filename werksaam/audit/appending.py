"""Appending the events of an act to the trail."""

from collections.abc import Sequence

from .recording import Entry


def append(entries: Sequence[Entry]) -> None:
    """Append the events of one act, in order, as the last thing before its commit."""
