"""Words that came and went, as a page shows them: marked, and told to who can't see marks.

{% load compared %}
{{ line.text|inline }}          both, as they follow one another
{{ line.text|as_it_was }}       the earlier text, with what went marked
{{ line.text|as_it_is }}        the later text, with what came marked
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..comparing import Run, RunKind

register = template.Library()


@register.filter
def inline(runs: Iterable[Run]) -> SafeString:
    """Both texts in one, each stretch with what it is."""
    return format_html_join("", "{}", ((marked,) for marked in _apart(list(runs))))


@register.filter
def as_it_was(runs: Iterable[Run]) -> SafeString:
    """The earlier text."""
    return inline(run for run in runs if run.kind is not RunKind.ADDED)


@register.filter
def as_it_is(runs: Iterable[Run]) -> SafeString:
    """The later text."""
    return inline(run for run in runs if run.kind is not RunKind.GONE)


def _apart(runs: Sequence[Run]) -> Iterator[SafeString]:
    """Each stretch; a space where a word that went would touch the one that came for it."""
    before = ""
    for run in runs:
        touches = before[-1:].isalnum() and run.text[:1].isalnum()
        if touches and run.kind is RunKind.ADDED:
            yield SafeString(" ")
        yield _marked(run)
        before = run.text if run.kind is RunKind.GONE else ""


def _marked(run: Run) -> SafeString:
    if run.kind is RunKind.KEPT:
        return format_html("{}", run.text)
    tag, said = ("ins", _("added:")) if run.kind is RunKind.ADDED else ("del", _("lapsed:"))
    space = run.text[: len(run.text) - len(run.text.lstrip())]
    hidden = format_html(
        '<span class="visually-hidden" lang="{}">{} </span>', get_language() or "nl", said
    )
    # The space stays outside: a line under or through it says nothing.
    return format_html("{0}<{1}>{2}{3}</{1}>", space, tag, hidden, run.text[len(space) :])
