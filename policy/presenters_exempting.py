"""Exemptions as the desk sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Exemption
from .presenters_version import in_words


@dataclass(frozen=True)
class ExemptionLine:
    """One in the list; `url` leads to ending it, and is empty once it is over."""

    name: str
    days: str
    reason: str
    decided_by: str
    is_now: bool
    is_coming: bool
    url: str


def exemption_lines(rows: Iterable[Exemption], today: date) -> list[ExemptionLine]:
    """Each exemption, as it stands today."""
    return [
        ExemptionLine(
            name=row.person.name,
            days=days_words(row),
            reason=row.get_reason_display(),
            decided_by=row.decided_by.name,
            is_now=row.starts_on <= today and not _is_over(row, today),
            is_coming=row.starts_on > today,
            url="" if _is_over(row, today) else reverse("policy:end_exemption", args=[row.pk]),
        )
        for row in rows
    ]


def days_words(row: Exemption) -> str:
    """From when until when."""
    if row.ends_on is None:
        return _("from %(first)s") % {"first": in_words(row.starts_on)}
    words = _("from %(first)s until %(last)s")
    return words % {"first": in_words(row.starts_on), "last": in_words(row.ends_on)}


def _is_over(row: Exemption, today: date) -> bool:
    return row.ends_on is not None and row.ends_on < today
