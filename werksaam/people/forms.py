"""The forms of signing in, in our words: a label above each field, no placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors

from . import resetting
from .models import User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Labels = dict[str, "tuple[str | _StrPromise, str | _StrPromise]"]
CODE_ATTRIBUTES = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class PlainForm(PlainErrors):
    """Takes the placeholders away: a label says what a field is for, always in sight."""

    LABELS: ClassVar[Labels] = {}
    """Field → its label, and what helps to fill it in."""
    MISSING: ClassVar[dict[str, str | _StrPromise]] = {}
    """Field → what to do where it was left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.LABELS.get(name, (field.label, ""))
            field.error_messages["required"] = self.MISSING.get(
                name, format_lazy(_("Fill in: {label}."), label=field.label)
            )


class LoginForm(PlainForm, account.LoginForm):
    """Mail address or personnel number, and password."""

    LABELS: ClassVar[Labels] = {
        "login": (_("E-mail address or personnel number"), ""),
        "password": (_("Password"), ""),
    }
    MISSING: ClassVar[dict[str, str | _StrPromise]] = {
        "login": _("Fill in your e-mail address or personnel number."),
        "password": _("Fill in your password."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].validators.append(MaxLengthValidator(254))
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }

    def user_credentials(self) -> dict[str, str]:
        """What was typed, as one login; whose it is, is looked up once."""
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data["password"],
        }

    def _clean_with_password(self, credentials: dict[str, str]) -> dict[str, Any] | None:
        adapter = account.get_adapter(self.request)
        user = adapter.authenticate(self.request, **credentials)
        if user is None:
            self.add_error("login", adapter.validation_error("username_password_mismatch"))
        else:
            self.user, self._login = user, account.Login(user=user)
        return self.cleaned_data


NEW_PASSWORD: Labels = {
    "password1": (
        _("New password"),
        _("At least 12 characters. A few words in a row are easy to remember."),
    ),
    "password2": (_("New password, once more"), ""),
}


class NewPasswordForm(PlainForm):
    """A new password, typed twice."""

    user: User

    def clean(self) -> dict[str, Any] | None:
        """Compare the two; the words of allauth for this call people "je".

        The password of now is refused, or a given one could stay (ASVS 6.4.1).
        """
        cleaned = super().clean()
        new = self.cleaned_data.get("password1")
        if new and self.user.check_password(new):
            self.add_error("password1", _("You have this password now. Choose another one."))
        if self.has_error("password2") and self.data.get("password2"):
            different = _("The two are not the same. Type the new password twice.")
            self.errors["password2"] = self.error_class([str(different)])
        return cleaned


class ChangePasswordForm(NewPasswordForm, account.ChangePasswordForm):
    """The current password, and a new one."""

    LABELS: ClassVar[Labels] = {"oldpassword": (_("Current password"), "")} | NEW_PASSWORD

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.user.password_is_temporary:
            self.fields["oldpassword"].label = _("The password that you were given")


class ResetPasswordForm(PlainForm, account.ResetPasswordForm):
    """Where to send the way to a new password."""

    LABELS: ClassVar[Labels] = {
        "email": (_("E-mail address"), _("The address that you sign in with."))
    }

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Put the mail in the outbox; whether anyone has this address, nobody learns."""
        resetting.ask_for_link(request, next(iter(self.users), None))
        return str(self.cleaned_data["email"])


class ResetPasswordKeyForm(NewPasswordForm, account.ResetPasswordKeyForm):
    """A new password, by the link from the mail."""

    LABELS: ClassVar[Labels] = NEW_PASSWORD


class ReauthenticateForm(PlainForm, account.ReauthenticateForm):
    """The password again, before something that matters."""

    LABELS: ClassVar[Labels] = {"password": (_("Password"), "")}


class CodeForm(PlainForm):
    """A code of six digits from the app, or one of the recovery codes."""

    LABELS: ClassVar[Labels] = {
        "code": (_("Code"), _("The six digits in your app, or one of your recovery codes."))
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= CODE_ATTRIBUTES


class AuthenticateForm(CodeForm, mfa.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateCodeForm(CodeForm, mfa.ReauthenticateForm):
    """The code again, before something that matters."""


class ActivateTOTPForm(CodeForm, totp.ActivateTOTPForm):
    """The first code, to see that the app works."""

    LABELS: ClassVar[Labels] = {"code": (_("Code"), _("The six digits that your app shows now."))}


class DeactivateTOTPForm(PlainForm, totp.DeactivateTOTPForm):
    """Switching the second step off; refused for who needs it."""


class GenerateRecoveryCodesForm(PlainForm, recovery_codes.GenerateRecoveryCodesForm):
    """New recovery codes in place of the old ones."""
