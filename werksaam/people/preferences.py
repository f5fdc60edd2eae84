"""What a person chooses for themselves."""

from django.conf import settings
from django.http import HttpResponse

from .models import User

YEAR = 365 * 24 * 60 * 60


def set_language(*, person: User, language: str) -> None:
    """Remember the language that `person` reads in; others than ours are ignored.

    No event: a preference proves nothing, and nobody's choice is watched.
    """
    if language not in dict(settings.LANGUAGES) or language == person.language:
        return
    person.language = language
    person.save(update_fields=["language"])


def set_display(*, person: User, text_size: str, line_spacing: str, keys: bool) -> None:
    """Remember how `person` reads: size of the letters, room between lines, keys of the keyboard.

    The values come from a form that knows the choices. No event, as with the language.
    """
    person.text_size = text_size
    person.line_spacing = line_spacing
    person.keys = keys
    person.save(update_fields=["text_size", "line_spacing", "keys"])


def remember_language(response: HttpResponse, language: str) -> None:
    """Let this browser show the portal in `language`, also before signing in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
