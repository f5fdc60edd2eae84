"""Which figures someone wants to see, and why they are taken out of the portal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .forms import day_field
from .models import Round
from .presenters_version import in_words
from .queries_figures import NotOneOfItsDays

KINDS = [("xlsx", _("For a spreadsheet (XLSX)")), ("csv", _("As plain text (CSV)"))]


class FiguresForm(PlainErrors):
    """A round and a day. Both can be left out: then it is the latest of each."""

    marks_optional = False  # something always stands there: what is shown now

    ronde = forms.TypedChoiceField(
        label=pgettext_lazy("confirming", "Round"), required=False, coerce=int, empty_value=None
    )
    dag = day_field(
        _("Day"), required=False, help_text=_("Leave this empty for the latest figures.")
    )

    def __init__(
        self, *args: Any, rounds: Iterable[Round], planned: Round | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ronde"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(row.pk, _name_of(row)) for row in rounds]
        if planned:  # asked for in the address, and nobody was asked yet
            words = gettext("This round begins on %(day)s.") % {"day": in_words(planned.opens_on)}
            field.error_messages["invalid_choice"] = words

    def refuse_day(self, refused: NotOneOfItsDays) -> None:
        """Say on which days this round asked people."""
        words = gettext("Choose a day from %(first)s up to and including %(last)s.")
        days = {"first": in_words(refused.first), "last": in_words(refused.last)}
        self.add_error("dag", words % days)


class ExportForm(PlainErrors):
    """In which form the figures are taken out, and why."""

    kind = forms.ChoiceField(
        label=_("Kind of file"),
        choices=KINDS,
        widget=forms.RadioSelect,
        initial="xlsx",
        error_messages={"required": _("Choose the kind of file.")},
    )
    reason = TextField(
        label=_("What do you need the figures for?"),
        help_text=_("Your reason and your name are kept in the trail."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
        error_messages={"required": _("Say what you need the figures for.")},
    )


def _name_of(row: Round) -> str:
    values = {"number": row.version.number, "day": in_words(row.opens_on)}
    if row.is_periodic:
        return gettext("Version %(number)d once more, from %(day)s") % values
    return gettext("Version %(number)d, from %(day)s") % values
