"""What a phone shares, and what it is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.uploads import Accepted

from .forms_images import ImagesField
from .kinds.evidence import MOST_IMAGES
from .models import Draft
from .sharing.reading import Shared, read
from .sharing.receiving import fitting


class SharedForm(PlainErrors):
    """The images of a share, each accepted or refused; its words are never refused."""

    marks_optional = False

    def __init__(self, data: Any, files: Any) -> None:
        super().__init__(data, files)
        self.fields["images"] = ImagesField(
            most=MOST_IMAGES, required=False, label=_("Image"), help_text=""
        )

    @property
    def shared(self) -> Shared:
        """Address and words."""
        parts = {name: str(self.data.get(name, "")) for name in ("title", "text", "url")}
        return read(**parts)

    @property
    def images(self) -> list[Accepted]:
        """The images that were accepted, also where others were not."""
        field = self.fields["images"]
        assert isinstance(field, ImagesField)
        return field.accepted


class SharedKindForm(PlainErrors):
    """Which kind of report it becomes."""

    kind = forms.ChoiceField(
        label=_("What do you want to report?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you want to report."),
            "invalid_choice": _("Choose what you want to report."),
        },
    )

    def __init__(self, data: Any = None, *, draft: Draft) -> None:
        super().__init__(data, initial={"kind": draft.kind})
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.slug, one.label) for one in fitting(draft)]
