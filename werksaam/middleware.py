"""Headers of every answer, the language of every page, and errors that have words."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from werksaam.audit.checkpoints import CheckpointNotWritten
from werksaam.conflicts import Conflict
from werksaam.people.models import User
from werksaam.stored_files import CannotStore
from werksaam.views import errors

Answer = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), payment=(), usb=()"
)


class ResponseHeadersMiddleware:
    """Headers that Django and django-csp don't set (bar 29).

    Same-origin resources, no devices, and no page kept by a browser unless it says so.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        # Pages hold cases or people; a page that may be kept sets its own rule.
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class LanguageMiddleware:
    """Speaks the language of the person; before sign-in, the one chosen here; else Dutch.

    The browser's own wish is not followed: the code is Dutch, and on a shared
    computer the browser speaks for nobody.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response


def language_of(request: HttpRequest) -> str:
    """The language that `request` is answered in."""
    if isinstance(request.user, User) and request.user.is_authenticated:
        return request.user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class ErrorPagesMiddleware:
    """Answers a lost race with 409, storage that can't write with 503, and who opens the address
    of a form with its page: in words."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:  # no address has it, and PostgreSQL takes it in no text
            return errors.not_found(request)
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return errors.not_taken_in(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for `exception`, or None where it is no business of ours."""
        if isinstance(exception, Conflict):
            return errors.conflict_page(request, exception)
        if isinstance(exception, OperationalError | CheckpointNotWritten | CannotStore):
            return errors.unavailable(request, exception)
        return None
