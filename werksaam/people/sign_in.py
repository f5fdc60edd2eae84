"""Adapters of django-allauth: who may sign in, and how.

Accounts come from the administrator. Nobody can sign up, and nobody changes
their own mail address here: those addresses of allauth are not mounted
(`urls.py`).
"""

from __future__ import annotations

import time
from typing import Any

import qrcode
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from werksaam.audit import security_log

from . import sealing
from .logins import person_of_login
from .models import User
from .preferences import remember_language
from .second_factor import needs_second_factor
from .sessions import begin

TOO_MANY = frozenset({"too_many_login_attempts", "rate_limited"})


class PortalAccountAdapter(DefaultAccountAdapter):
    """Signing in, signing out and passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "These details are not right. Check your e-mail address or personnel number, "
            "and your password."
        ),
        "enter_current_password": _("This is not your current password. Type it again."),
        "incorrect_password": _("This is not your password. Type it again."),
        "incorrect_code": _("This code is not right. Wait for the next code and type that one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: accounts come from the administrator."""
        return False

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """The error at the field; too many tries is a page of its own (429, bar 32)."""
        if code in TOO_MANY:
            security_log.log("sign_in.throttled", request=self.request)
            raise ImmediateHttpResponse(respond_429(self.request))
        error: ValidationError = super().validation_error(code, *args)
        return error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count by person: mail address and personnel number are one login."""
        login = str(credentials.get("username", ""))
        person = person_of_login(login)
        return f"person:{person.pk}" if person else f"login:{login.strip().lower()}"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note it in the security log; never what was typed, which may be a password."""
        person = person_of_login(str(credentials.get("username", "")))
        security_log.log("sign_in.failed", request=request, person_id=person.pk if person else None)

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin a session, under a new id."""
        super().login(request, user)
        begin(request.session)
        security_log.log("sign_in.ok", request=request, person_id=user.pk)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Go on, in the language of the person."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember_language(response, user.language)
        return response

    def logout(self, request: HttpRequest) -> None:
        """End the session."""
        security_log.log("signed_out", request=request, person_id=request.user.pk)
        super().logout(request)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the password of `user`, throttled like signing in."""
        login = user.personnel_number or user.email
        found = self.authenticate(self.request, username=login, password=password)
        return found is not None and found.pk == user.pk

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The second factor for who has one, since a password alone is less than that."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [m for m in methods if m["id"] == "mfa_reauthenticate"] or methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for who has signed in (with all they have) these last minutes."""
        person = self.request.user
        records = get_authentication_records(self.request, person)
        if is_mfa_enabled(person, [Authenticator.Type.TOTP]):
            records = [record for record in records if record["method"] == "mfa"]
        since = time.time() - account_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > since for record in records)

    def set_password(self, user: User, password: str) -> None:
        """Keep a password that the person chose: it is no longer one that was given."""
        user.password_is_temporary = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account page."""
        return reverse("account")


class PortalMFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("Set up the second step first."),
        "cannot_delete_authenticator": _(
            "You need the second step for your work here. "
            "Do you have a new phone? Ask the functional administrator to reset it."
        ),
        "incorrect_code": _("This code is not right. Wait for the next code and type that one."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not for who needs it (bar 7)."""
        return not needs_second_factor(authenticator.user)

    def build_totp_svg(self, url: str) -> str:
        """The image to scan, on white: phones can't read it on a dark page."""
        image = qrcode.make(url, image_factory=SvgPathFillImage)
        return str(image.to_string(encoding="unicode"))

    def encrypt(self, text: str) -> str:
        """Keep secrets unreadable to who reads the database alone."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` was given."""
        return sealing.unseal(encrypted_text)
