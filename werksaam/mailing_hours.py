"""When mail that can wait may leave: on working days from 8 to 18 in Amsterdam. Pure.

Nobody is asked to read the code in the evening or in a weekend (our own rule). Clocks
change at night, so these hours are never cut short; reckoning them in the zone makes
them right on both sides of a change.
"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from .working_days import is_working_day

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FROM, UNTIL = time(8), time(18)


def may_mail(moment: datetime) -> bool:
    """Whether such mail may leave at `moment` (aware)."""
    local = moment.astimezone(AMSTERDAM)
    return is_working_day(local.date()) and FROM <= local.time() < UNTIL
