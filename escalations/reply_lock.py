"""The reply lock of article 6.7. Pure.

"You may not respond before the desk has been notified." The lock is on from the
moment a post is reported. It lifts when notification is proven: a mail to a
recipient was accepted, a recipient opened the case, or they knew of the post.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

ALERT_AFTER = timedelta(minutes=10)
"""How long notification may take before the administrator is told."""


@dataclass(frozen=True)
class Lock:
    """Whether the reporter may not respond yet, and the proof that ended it.

    `by` is a value of `NotifiedBy` ("" while the lock is on); `seen_at` is when a
    handler first opened the case, which is shown but lifts nothing by itself.
    """

    on: bool
    reported_at: datetime
    notified_at: datetime | None
    by: str
    seen_at: datetime | None

    def alarms(self, now: datetime) -> bool:
        """Whether notification takes too long."""
        return self.on and now - self.reported_at >= ALERT_AFTER


def lock(
    *,
    reported_at: datetime,
    notified_at: datetime | None,
    by: str,
    seen_at: datetime | None,
) -> Lock:
    """The lock of one report. Without proof and how it was proven, it is on."""
    proven = notified_at is not None and bool(by)
    return Lock(
        on=not proven,
        reported_at=reported_at,
        notified_at=notified_at if proven else None,
        by=by if proven else "",
        seen_at=seen_at,
    )
