"""Where an entry of the register stands on a day. Pure: an entry itself keeps no state."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

LAST_DAY_PASSED = "last_day_passed"
"""The reason that the portal gives where an entry ends because its last day has passed."""
EXTENDED = "extended"
"""The reason where its holder got the name anew."""

DECIDED_ANEW = "decided_anew"
"""The reason where the case was opened again and another decision came."""


class Standing(StrEnum):
    """Whether a name may be used."""

    APPROVED = "approved"
    TO_COME = "to_come"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


def standing_on(
    day: date, *, since: date, until: date | None, withdrawn_at: datetime | None, reason: str = ""
) -> Standing:
    """An entry on `day`, as known now. `until` is its last day; `reason` is why it ended."""
    if withdrawn_at is not None and reason != LAST_DAY_PASSED:
        return Standing.WITHDRAWN
    if withdrawn_at is not None or (until is not None and until < day):
        return Standing.EXPIRED
    return Standing.TO_COME if day < since else Standing.APPROVED
