"""What was shared by who was not let in yet: a quarter of an hour in the session, words alone.

It waits for a press of who signs in, and is never made a draft by itself. Images don't wait:
nothing of a stranger is stored. One share at a time, and not long, so it fills no table.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest

from werksaam import clock

from .reading import Shared

KEPT_FOR = timedelta(minutes=15)
MOST = 5000
"""Characters of what a stranger shares."""
_KEY = "shared"
_OF_THE_DEVICE = {"none", "same-origin"}
"""What a browser says of a POST that no other website began (`Sec-Fetch-Site`)."""


def is_of_the_device(request: HttpRequest) -> bool:
    """Whether no other website sent this.

    A share has no token, for no page of ours was open. A page elsewhere can't forge the
    header, and a browser that does not send it can't share.
    """
    return request.headers.get("Sec-Fetch-Site") in _OF_THE_DEVICE


def hold(request: HttpRequest, shared: Shared) -> None:
    """Keep it in the session of who is not let in yet, in place of what waited there."""
    if shared and len(shared.address) + len(shared.words) <= MOST:
        until = clock.now() + KEPT_FOR
        request.session[_KEY] = [shared.address, shared.words, until.isoformat()]


def held(request: HttpRequest) -> Shared | None:
    """What waits; None where nothing does, or no longer."""
    kept = request.session.get(_KEY)
    if not kept or datetime.fromisoformat(kept[2]) < clock.now():
        return None
    return Shared(kept[0], kept[1])


def forget(request: HttpRequest) -> None:
    """It became a draft, or another share came after it."""
    if _KEY in request.session:
        del request.session[_KEY]
