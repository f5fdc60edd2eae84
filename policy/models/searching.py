"""Which words stand in which text. Follows from other rows, and may be made anew at any time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .explanation import Explanation
from .provision import Provision
from .question import PublishedAnswer


class SearchWord(models.Model):
    """A word that stands somewhere, folded, in a language."""

    language = models.CharField(max_length=2)
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="search_word_once")
        ]


class SearchEntry(models.Model):
    """The words of one text: of every provision with the hash `text_sha256`, or of an
    explanation or an answer that stands beside the text of `provision` with that hash.

    `words` are all of them in order, between spaces, so that a phrase can be found.
    """

    text_sha256 = models.CharField(max_length=64)
    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, null=True, related_name="+")
    explanation = models.OneToOneField(
        Explanation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    answer = models.OneToOneField(
        PublishedAnswer, on_delete=models.CASCADE, null=True, related_name="+"
    )
    language = models.CharField(max_length=2)
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["text_sha256"], name="search_entry_of_text")]
        constraints = [
            models.UniqueConstraint(
                fields=["text_sha256"],
                condition=Q(provision__isnull=True),
                name="search_entry_once_for_a_text",
            ),
            models.CheckConstraint(
                condition=Q(provision__isnull=True, explanation__isnull=True, answer__isnull=True)
                | Q(provision__isnull=False, explanation__isnull=False, answer__isnull=True)
                | Q(provision__isnull=False, explanation__isnull=True, answer__isnull=False),
                name="search_entry_is_of_one_thing",
            ),
        ]


class SearchOccurrence(models.Model):
    """A word stands in a text; in its heading, perhaps."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="occurrences")
    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="occurrences")
    in_heading = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "entry"], name="search_occurrence_once")
        ]
