"""By which words a case is found. Follows from its quote, and may be made anew at any time."""

from __future__ import annotations

from django.db import models

from .case import Case


class CaseWord(models.Model):
    """A word that stands in the quote of a case, folded, or its stem. It goes with the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "case"], name="case_word_once")]
