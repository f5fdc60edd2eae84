"""Checking a login and a password: whose they are, in equal time for everyone."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from .models import User


def person_of_login(login: str) -> User | None:
    """Whom a login names: a mail address or a personnel number, in any case of letters."""
    login = login.strip()
    field = "email__iexact" if "@" in login else "personnel_number__iexact"
    return User.objects.filter(**{field: login}).first() if login else None


class PortalBackend(ModelBackend):
    """Signs in by mail address or personnel number.

    Exactly one password hash is computed, whether the person is unknown,
    inactive or mistyped, so the time taken tells nothing (bar 31).
    """

    def authenticate(  # the login is whatever the person typed
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The active person whose login and password these are; None for all else."""
        if not username or not password:
            return None
        person = person_of_login(username)
        if person is None:
            User().set_password(password)
            return None
        right = person.check_password(password)
        return person if right and self.user_can_authenticate(person) else None
