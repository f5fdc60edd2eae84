"""Texts that the subject of a violation reads never name who reported it, or saw it.

The portal shows no such name to a subject, with or without consent; this keeps a handler
from writing one down by a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from .models import Case, CaseParty, Relation, Report

if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object

LEAST_SURNAME = 3
"""Letters of a last name that is looked for by itself; a shorter one is a word too often."""


class KeepsReporterSecret(_Form):
    """A form with texts for the subject of `case`, named in `read_by_subject`."""

    case: Case
    read_by_subject: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in self.read_by_subject:
            if names_reporter(self.case, str(data.get(name, ""))):
                words = _(
                    "This gives away who reported or saw it. Leave out the name and the number."
                )
                self.add_error(name, words)
        return data


def names_reporter(case: Case, text: str) -> bool:
    """Whether the text holds the name, or the last name, of a reporter or a witness, or the
    number of a report that is or was in the case (2 queries)."""
    said = text.casefold()
    return bool(said) and any(_holds(said, secret.casefold()) for secret in _secrets(case))


def _secrets(case: Case) -> Iterator[str]:
    went_on = Q(reroutings__from_case=case, reroutings__successor__isnull=False)
    reports = Report.objects.filter(Q(case=case) | went_on)
    for reference, *names in reports.values_list("reference", "reporter_name", "reporter__name"):
        yield reference
        for name in names:
            yield from _ways_to_say(name)
    people = CaseParty.objects.filter(case=case, relation__in=[Relation.REPORTER, Relation.WITNESS])
    for name in people.values_list("person__name", flat=True):
        yield from _ways_to_say(name)


def _ways_to_say(name: str) -> Iterator[str]:
    """A name as a whole, and its last word."""
    words = name.split()
    if words:
        yield name
    if words and len(words[-1]) >= LEAST_SURNAME:
        yield words[-1]


def _holds(text: str, words: str) -> bool:
    """Whether these words stand in the text, and not as a part of others."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
