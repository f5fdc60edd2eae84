"""Texts that the subject of a violation reads never name who reported it.

The portal shows no name of a reporter to a subject, with or without consent; this keeps
a handler from writing one down by a slip.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from .models import Case

if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object


class KeepsReporterSecret(_Form):
    """A form with texts for the subject of `case`, named in `read_by_subject`."""

    case: Case
    read_by_subject: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in self.read_by_subject:
            if names_reporter(self.case, str(data.get(name, ""))):
                words = _("This gives away who reported it. Leave out the name and the number.")
                self.add_error(name, words)
        return data


def names_reporter(case: Case, text: str) -> bool:
    """Whether the text holds the name of a reporter, or the number of a report (1 query)."""
    said = text.casefold()
    if not said:
        return False
    secrets = case.reports.values_list("reporter_name", "reporter__name", "reference")
    return any(_holds(said, secret.casefold()) for row in secrets for secret in row)


def _holds(text: str, words: str) -> bool:
    """Whether these words stand in the text, and not as a part of others."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
