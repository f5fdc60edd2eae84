"""What a person chooses for themselves."""

from django.conf import settings

from .models import User


def set_language(*, person: User, language: str) -> None:
    """Remember the language that `person` reads in; others than ours are ignored.

    No event: a preference proves nothing, and nobody's choice is watched.
    """
    if language not in dict(settings.LANGUAGES) or language == person.language:
        return
    person.language = language
    person.save(update_fields=["language"])
