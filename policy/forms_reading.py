"""The forms of reading together: finding someone, beginning, attesting, contesting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from werksaam.people.models import User
from werksaam.people.own_password import is_own_password
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class FindPersonForm(PlainErrors):
    """Whom someone looks for: an exact number, or a part of a name."""

    q = TextField(
        label=_("Personnel number or name"),
        help_text=_("Type the whole number, or a part of the name."),
        max_length=100,
        error_messages={"required": _("Type a number or a name.")},
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}
        ),
    )


class FindLearnerForm(FindPersonForm):
    """Whom a trainer looks for: an exact number, or whole words of a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _("Type the whole number, or a whole first or last name.")
        self.fields["q"].help_text = words


class BeginForm(PlainErrors):
    """In which language the explanation is read."""

    language = forms.ChoiceField(
        label=_("In which language do you read together?"),
        help_text=_("The official text exists in Dutch only. The explanation exists in both."),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
    )


class AttestForm(PlainErrors):
    """The password of who read along: the device was in other hands."""

    password = forms.CharField(
        label=_("Your own password"),
        help_text=_("So nobody else can say this in your name."),
        max_length=200,
        strip=False,
        error_messages={"required": _("Fill in your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request, self._reader = request, reader

    def clean_password(self) -> str:
        """Refuse any password but that of the reader."""
        password: str = self.cleaned_data["password"]
        if not is_own_password(self._request, self._reader, password):
            raise forms.ValidationError(_("This is not your password. Type it again."))
        return ""


class ContestForm(PlainErrors):
    """What someone wants to add; nothing is needed."""

    remark = TextField(
        label=_("What was different?"),
        help_text=_("You need not explain. The communications team reads this."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )
