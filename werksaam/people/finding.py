"""Finding people by name, number or address: for the administrator, the desk and trainers."""

from __future__ import annotations

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

    For who may find people but not look through them: a part of a number finds nobody.
    """
    named = Q()
    for word in words.split():
        named &= Q(name__icontains=word)
    exact = Q(personnel_number__iexact=words.strip())
    return User.objects.filter(exact | named).order_by("name", "pk")
