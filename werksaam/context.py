"""What every page shows: the masthead, the navigation, the demo banner."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, Any]:
    """Facts for `base.html`."""
    return {"is_demo": settings.DEMO}
