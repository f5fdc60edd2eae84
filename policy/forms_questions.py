"""The forms of asking about a provision, answering, and putting an answer beside the code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

LONGEST_QUESTION = 2000
LONGEST_ANSWER = 5000
LONGEST_PUBLISHED = 300


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


class QuestionForm(PlainErrors):
    """A question about one provision."""

    body = TextField(
        label=_("What do you want to know?"),
        help_text=_("Write it in your own words. Leave out the names of others."),
        max_length=LONGEST_QUESTION,
        widget=_lines(5),
        error_messages={"required": _("Write down your question.")},
    )


class AnswerForm(PlainErrors):
    """The answer to who asked."""

    body = TextField(
        label=_("Your answer"),
        help_text=_("Write short sentences and common words. Your colleague sees your name."),
        max_length=LONGEST_ANSWER,
        widget=_lines(6),
        error_messages={"required": _("Write an answer.")},
    )


def _question(label: Any, **options: Any) -> TextField:
    return TextField(label=label, max_length=LONGEST_PUBLISHED, widget=_lines(2), **options)


def _answer(label: Any, **options: Any) -> TextField:
    return TextField(label=label, max_length=LONGEST_ANSWER, widget=_lines(4), **options)


class PublishAnswerForm(PlainErrors):
    """A question and its answer in general words, in Dutch and, if wanted, in English.

    `text_sha256` is that of the text that the page showed.
    """

    text_sha256 = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    question_nl = _question(
        _("The question, in Dutch"),
        help_text=_("In general words, as if anyone could have asked it."),
        error_messages={"required": _("Write the question in general words.")},
    )
    answer_nl = _answer(
        _("The answer, in Dutch"), error_messages={"required": _("Write the answer.")}
    )
    question_en = _question(_("The question, in English"), required=False)
    answer_en = _answer(_("The answer, in English"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse half of the English: a question needs its answer."""
        data = super().clean() or {}
        for one, other in (("question_en", "answer_en"), ("answer_en", "question_en")):
            if data.get(one) and not data.get(other) and other not in self.errors:
                self.add_error(other, _("Fill this in, or leave out the English altogether."))
        return data
