"""The one field for words that people write, on every floor: nothing in it that misleads.

reason = TextField(label=_("Why?"), max_length=1000)
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: spaces, direction marks and the like."""
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


def readable(text: str) -> str:
    """The text without what can't be seen and changes how it reads: control characters,
    and those that force the direction of writing, of which one can make words read
    backwards. The marks that Hebrew and Arabic need stay, and so do all words."""
    return "".join(c for c in text if c in "\n\t" or not _steers(c))


def _steers(character: str) -> bool:
    return character in _DIRECTIONS or unicodedata.category(character) == "Cc"


def room_attrs(most: int) -> dict[str, Any]:
    """Of a large field: how many characters fit, and the words that say how many are left."""
    return {
        "data-room": most,
        "data-room-left": _("Characters left:"),
        "data-room-over": _("Characters too many:"),
    }


class TextField(forms.CharField):
    """Text that has something to see in it, without control characters."""

    def __init__(self, *, max_length: int, marks_optional: bool = True, **options: Any) -> None:
        self.room = max_length
        super().__init__(**options)
        self.marks_optional = marks_optional
        self.validators.append(
            MaxLengthValidator(
                max_length,
                _("Use at most %(limit_value)d characters. You used %(show_value)d."),
            )
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What `count.js` needs to tell how much room is left while one types."""
        attrs = super().widget_attrs(widget)
        return attrs | room_attrs(self.room) if isinstance(widget, forms.Textarea) else attrs

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if is_blank(text):
            return ""
        return readable(text)
