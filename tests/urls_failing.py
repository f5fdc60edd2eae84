"""The addresses of the portal, and beside them views that fail, each in its own way."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, reverse

from werksaam.audit.checkpoints import CheckpointNotWritten
from werksaam.conflicts import Conflict
from werksaam.urls import handler400, handler403, handler404, handler429, handler500
from werksaam.views.errors import too_many_page

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def lost_race(request: HttpRequest) -> HttpResponse:
    """Someone was faster."""
    raise Conflict("Anna was just ahead of you", "Anna has this case.", reverse("home"), "Home")


def storage_full(request: HttpRequest) -> HttpResponse:
    """The disk is full."""
    raise OperationalError("database or disk is full")


def checkpoint_lost(request: HttpRequest) -> HttpResponse:
    """The disk for checkpoints is full."""
    raise CheckpointNotWritten("No space left on device")


def broken(request: HttpRequest) -> HttpResponse:
    """Our own mistake."""
    raise ZeroDivisionError


def forbidden(request: HttpRequest) -> HttpResponse:
    """Django's own refusal."""
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    """Something that can't be read."""
    raise SuspiciousOperation


def too_often(request: HttpRequest) -> HttpResponse:
    """Too many tries."""
    return too_many_page(request, retry_after=61)


urlpatterns = [
    path("lost-race/", lost_race),
    path("storage-full/", storage_full),
    path("checkpoint-lost/", checkpoint_lost),
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("too-often/", too_often),
    path("", include("werksaam.urls")),
]
