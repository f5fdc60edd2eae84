"""What every page shows: the demo banner, languages, navigation and the desk's phone.

Nothing here is asked before a template asks for it, so a page without
navigation costs no query, and an error page can't fail on it.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .navigation import at_hand, navigation_of

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}
"""Each language by its own name, for who can't read the other."""


def fixed_facts() -> dict[str, Any]:
    """What every page shows, whoever asks; enough for a page of an error."""
    return {
        "is_demo": settings.DEMO,
        "language_names": LANGUAGE_NAMES,
        "desk_mail": settings.DESK_MAIL,
        "desk_phone": settings.DESK_PHONE,
        "desk_phone_link": "".join(c for c in settings.DESK_PHONE if c.isdigit() or c == "+"),
    }


def portal(request: HttpRequest) -> dict[str, Any]:
    """Facts for `base.html`."""
    return fixed_facts() | {
        "navigation": SimpleLazyObject(lambda: navigation_of(request)),
        "at_hand": SimpleLazyObject(lambda: at_hand(request)),
        "idle_seconds": settings.SESSION_IDLE_SECONDS,
        "locked_reading": getattr(request, "locked_reading", None),
    }
