"""Whether a permission holds on a day. Pure: days in, a standing out."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=30)
"""So long before its last day a permission is said to end soon."""


class Standing(StrEnum):
    """How a permission stands; as it is written in the address of the register."""

    VALID = "geldig"
    ENDS_SOON = "loopt-af"
    ENDED = "verlopen"
    WITHDRAWN = "ingetrokken"

    @property
    def holds(self) -> bool:
        """Whether one may still go by it."""
        return self in {Standing.VALID, Standing.ENDS_SOON}


def standing(until: date, *, is_withdrawn: bool, today: date) -> Standing:
    """How it stands `today`; `until` is the last day on which it holds."""
    if is_withdrawn:
        return Standing.WITHDRAWN
    if until < today:
        return Standing.ENDED
    return Standing.ENDS_SOON if until - today <= SOON else Standing.VALID
