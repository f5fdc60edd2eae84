"""Images on a form: choosing them, and saying which parts must be made black."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam.plain_forms import PlainErrors
from werksaam.uploads import Accepted, Box, Reason, Refused, accept

from .forms_fields import readable

MOST_BOXES = 10
"""Parts that can be made black in one go; after that one can go on."""
_REFUSED = {
    Reason.EMPTY: gettext_lazy("‘%(name)s’ is empty. Choose another image."),
    Reason.TOO_HEAVY: gettext_lazy(
        "‘%(name)s’ is larger than 10 MB. Make a screenshot of a smaller part."
    ),
    Reason.NO_IMAGE: gettext_lazy(
        "‘%(name)s’ is not a PNG, JPEG or WebP image. Make a screenshot and choose that."
    ),
    Reason.MISNAMED: gettext_lazy(
        "The name ‘%(name)s’ does not fit this kind of image. Make a screenshot and choose that."
    ),
    Reason.TOO_LARGE: gettext_lazy(
        "‘%(name)s’ has too many pixels. Make a screenshot of a smaller part."
    ),
    Reason.MOVING: gettext_lazy("‘%(name)s’ moves. Choose an image that stands still."),
    Reason.BROKEN: gettext_lazy("‘%(name)s’ is damaged or not complete. Make it again."),
}


class ImagesInput(forms.FileInput):
    """A field for several files."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True, "accept": "image/png,image/jpeg,image/webp"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[InMemoryUploadedFile]:
        """All files that were chosen."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


class ImagesField(forms.Field):
    """Images, each accepted or refused in words. `already` are there; `most` is all there may be.

    What is `accepted` can be kept also where another image was refused.
    """

    widget = ImagesInput
    default_error_messages = {
        "many": gettext_lazy("A report holds at most %(most)d images. Choose fewer."),
        "many_more": gettext_lazy(
            "A report holds at most %(most)d images. You added %(already)d. Choose fewer."
        ),
    }

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(**options)
        self.most, self.already = most, 0
        self.accepted: list[Accepted] = []

    def clean(self, value: list[InMemoryUploadedFile]) -> list[Accepted]:
        """Look at each image. Raises ValidationError, with a line for each that is refused."""
        self.validate(value)
        if self.already + len(value) > self.most:
            facts = {"most": self.most, "already": self.already}
            code = "many_more" if self.already else "many"
            raise ValidationError(self.error_messages[code], code=code, params=facts)
        refused = [error for file in value if (error := self._look_at(file))]
        if refused:
            raise ValidationError(refused)
        return self.accepted

    def _look_at(self, file: InMemoryUploadedFile) -> ValidationError | None:
        name = file.name or ""
        try:
            self.accepted.append(accept(name, file.read(), file.size))
        except Refused as refused:
            shown = readable(name)[:60]
            words = _REFUSED[refused.reason]
            return ValidationError(words, code=refused.reason, params={"name": shown})
        return None


@dataclass(frozen=True)
class BoxRow:
    """One box on the form: its number, its four fields, and where it now is, if anywhere."""

    number: int
    fields: list[BoundField]
    box: Box | None
    is_shown: bool


class BlackOutForm(PlainErrors):
    """Up to ten boxes in percent of the picture; empty ones don't count."""

    PARTS = {
        "left": (gettext_lazy("from the left"), Decimal(0), Decimal("99.9")),
        "top": (gettext_lazy("from the top"), Decimal(0), Decimal("99.9")),
        "width": (gettext_lazy("wide"), Decimal("0.1"), Decimal(100)),
        "height": (gettext_lazy("high"), Decimal("0.1"), Decimal(100)),
    }
    """What is asked of each box, with the least and the most."""
    marks_optional = False

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for number in range(1, MOST_BOXES + 1):
            for part, (label, least, most) in self.PARTS.items():
                self.fields[f"{part}_{number}"] = _percent_field(number, label, least, most)

    def clean(self) -> dict[str, Any]:
        given = [n for n in range(1, MOST_BOXES + 1) if any(self._raw(n))]
        for number in given:
            for part in self.PARTS:
                name = f"{part}_{number}"
                if self.cleaned_data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Fill in all four numbers of this box."))
        if not given:
            self.add_error("left_1", _("Show first what must be black. Fill in a box."))
        return self.cleaned_data

    def boxes(self) -> list[Box]:
        """The boxes that were filled in, cut off at the edge of the picture."""
        return [box for row in self.rows() if (box := row.box)]

    def rows(self) -> Iterator[BoxRow]:
        """The boxes for the page: those filled in and one more are shown."""
        filled = [n for n in range(1, MOST_BOXES + 1) if self.is_bound and any(self._raw(n))]
        until = max(filled, default=0) + 1
        for number in range(1, MOST_BOXES + 1):
            fields = [self[f"{part}_{number}"] for part in self.PARTS]
            yield BoxRow(number, fields, self._box(number), number <= until)

    def _box(self, number: int) -> Box | None:
        if not self.is_bound:
            return None
        names = [f"{part}_{number}" for part in self.PARTS]
        if any(name in self.errors or self.cleaned_data.get(name) is None for name in names):
            return None
        left, top, width, height = (float(self.cleaned_data[name]) for name in names)
        return Box(left, top, min(width, 100 - left), min(height, 100 - top))

    def _raw(self, number: int) -> list[str]:
        return [str(self.data.get(f"{part}_{number}", "")).strip() for part in self.PARTS]


def _percent_field(number: int, label: Any, least: Decimal, most: Decimal) -> forms.DecimalField:
    words = gettext_lazy("Fill in a number from 0 to 100.")
    return forms.DecimalField(
        label=format_html(
            '<span class="visually-hidden">{} </span>{}',
            gettext_lazy("Box %(number)d:") % {"number": number},
            label,
        ),
        required=False,
        min_value=least,
        max_value=most,
        error_messages={"invalid": words, "min_value": words, "max_value": words},
        widget=forms.NumberInput(
            attrs={"step": "any", "inputmode": "decimal", "class": "form-control form-control-sm"}
        ),
    )
