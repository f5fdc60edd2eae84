"""Finding people: for the administrator, the desk and trainers, each as far as they need."""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Q, QuerySet

from .models import User


def people_matching(words: str) -> QuerySet[User]:
    """People whose name, personnel number or mail address holds each of `words`, by name.

    Closed accounts too: whoever asks why someone can't get in must find out.
    """
    found = User.objects.order_by("name", "pk")
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(personnel_number__icontains=word) | Q(email__icontains=word)
        )
    return found


def people_called(words: str) -> QuerySet[User]:
    """People with exactly this personnel number, or whose name holds each of `words`, by name.

    For the desk, which may find people: a part of a number finds nobody.
    """
    named = Q()
    for word in words.split():
        named &= Q(name__icontains=word)
    exact = Q(personnel_number__iexact=words.strip())
    return User.objects.filter(exact | named).order_by("name", "pk")


def people_named(words: str) -> QuerySet[User]:
    """People who work here with exactly this number, or with all `words` whole in their name.

    For who knows whom they look for: a part of a word finds nobody, so nobody can be
    gathered letter by letter. Accents and capitals may be left out.
    """
    working = User.objects.filter(is_active=True)
    number = words.strip().casefold()
    # Neither database compares names without accents by itself.
    found = [
        pk
        for pk, name, own in working.values_list("pk", "name", "personnel_number")
        if is_named(name, words) or (own and own.casefold() == number)
    ]
    return working.filter(pk__in=found).order_by("name", "pk")


def is_named(name: str, words: str) -> bool:
    """Whether each of `words` (at least one) is a whole word of `name`."""
    wanted = _plain_words(words)
    return bool(wanted) and wanted <= _plain_words(name)


def _plain_words(text: str) -> frozenset[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", bare.casefold()))
