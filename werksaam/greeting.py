"""How the portal greets someone at this hour."""

from datetime import datetime

from django.utils.translation import gettext as _

from werksaam import clock

MORNING, AFTERNOON, EVENING = 6, 12, 18


def greeting(moment: datetime) -> str:
    """A greeting that fits the hour in the Netherlands."""
    hour = moment.astimezone(clock.AMSTERDAM).hour
    if hour < MORNING:
        return _("Good night")
    if hour < AFTERNOON:
        return _("Good morning")
    return _("Good afternoon") if hour < EVENING else _("Good evening")
