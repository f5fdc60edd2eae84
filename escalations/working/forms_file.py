"""Why the file of a case is taken out, and whether the internal notes go with it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors

from ..forms_reason import reason_field


class TakeOutForm(PlainErrors):
    """Both are asked: notes go along only where someone says so."""

    with_notes = forms.ChoiceField(
        label=_("Include the internal notes?"),
        help_text=_("Handlers wrote them for each other. The reporter never sees them."),
        choices=[("no", _("No")), ("yes", _("Yes, with the internal notes"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the internal notes go with it.")},
    )
    reason = reason_field(
        _("What do you need the file for?"), missing=_("Say what you need the file for.")
    )

    @property
    def takes_notes(self) -> bool:
        """Whether the notes go with it; of a valid form."""
        return bool(self.cleaned_data["with_notes"] == "yes")
