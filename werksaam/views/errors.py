"""Error pages in the portal's look; the same words whether a thing is absent or forbidden."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off: say how to go on (403)."""
    return render(request, "403_csrf.html", status=403)
