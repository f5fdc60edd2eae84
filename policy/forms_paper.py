"""The form with which the desk records what someone signed on paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import readable
from werksaam.uploads import Accepted, Reason, Refused, accept

from .forms import VersionChoice, day_field
from .forms_reading import LANGUAGES
from .models import Version

_LONGEST_NAME = 60
_REFUSED = {
    Reason.EMPTY: _("‘%(name)s’ is empty. Choose another file."),
    Reason.TOO_HEAVY: _("‘%(name)s’ is larger than 10 MB. Scan it at a lower quality."),
    Reason.NO_IMAGE: _(
        "‘%(name)s’ is not a PNG, JPEG or WebP image. Scan it as an image, or take a photo."
    ),
    Reason.MISNAMED: _("The name ‘%(name)s’ does not fit this kind of image. Scan it again."),
    Reason.TOO_LARGE: _("‘%(name)s’ has too many pixels. Scan it at a lower quality."),
    Reason.MOVING: _("‘%(name)s’ moves. Choose an image that stands still."),
    Reason.BROKEN: _("‘%(name)s’ is damaged or not complete. Scan it again."),
}
CHOOSE_AGAIN = _("Choose the scan once more: a browser does not keep files.")


class ScanField(forms.FileField):
    """One image of a signed form, accepted or refused in words."""

    widget = forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Accepted:
        """The image, written again. Raises ValidationError with what is wrong with it."""
        if not isinstance(data, UploadedFile):
            raise ValidationError(self.error_messages["required"], code="required")
        try:
            return accept(data.name or "", data.read(), data.size)
        except Refused as refused:
            shown = readable(data.name or "")[:_LONGEST_NAME]
            words = _REFUSED[refused.reason]
            raise ValidationError(words, refused.reason, {"name": shown}) from None


class RecordFormForm(PlainErrors):
    """A signed form: which version, which day, which language, and the scan."""

    version = VersionChoice(
        queryset=Version.objects.none(),
        label=_("Version on the form"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose a version."),
            "invalid_choice": _("Choose a version that has been published."),
        },
    )
    signed_on = day_field(_("Day of signing"), help_text=_("The day beside the signature."))
    language = forms.ChoiceField(
        label=_("Language of the form"), choices=LANGUAGES, widget=forms.RadioSelect
    )
    scan = ScanField(
        label=_("Scan of the form"),
        help_text=_("An image: PNG, JPEG or WebP, at most 10 MB. A clear photo will do too."),
        error_messages={"required": _("Choose the scan of the form.")},
    )

    def __init__(self, *args: Any, versions: QuerySet[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, VersionChoice)
        field.queryset = versions

    def clean(self) -> dict[str, Any]:
        """Where another answer was wrong, ask for the scan again: it did not stay."""
        data = super().clean() or {}
        if self.errors and "scan" not in self.errors:
            self.add_error("scan", str(CHOOSE_AGAIN))
        return data

    def refuse(self, errors: dict[str, Any]) -> None:
        """Show what the act found wrong, at the fields."""
        for field, message in errors.items():
            self.add_error(field, str(message))
        self.add_error("scan", str(CHOOSE_AGAIN))
