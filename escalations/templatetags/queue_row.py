"""A line of the queue. Fifty of them in the language of templates take longer than all else.

{% load queue_row %}
{{ group.rows|as_lines }}       cases, each as a row of the table

What a row says follows from the row alone, and seldom changes between two looks at the queue:
it is written once and kept for as long as it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from werksaam.templatetags.look import icon

from ..kinds import Text, kind
from ..models import Case, Platform, Reach, Severity
from ..presenters_queue import QueueRow
from ..queries_marks import ANSWER, BACK, HEARD, LOOK, PLACE, STOP, TELL
from ..queueing.lines import Line

register = template.Library()

_KEPT = 1_000
_LONGEST_QUOTE = 200
MARKS: dict[str, Text] = {
    TELL: gettext_lazy("The colleague should have been told"),
    HEARD: gettext_lazy("You can decide"),
    STOP: gettext_lazy("Reporter asks to stop"),
    BACK: gettext_lazy("Sent back by the second reader"),
    ANSWER: gettext_lazy("Reporter wrote"),
    PLACE: gettext_lazy("Approved: place the response"),
    LOOK: gettext_lazy("Look at the post again"),
}
_HEAVY: dict[int, tuple[str, Text]] = {
    Severity.SERIOUS: ("todo", gettext_lazy("Serious")),
    Severity.GRAVE: ("error", gettext_lazy("Grave")),
}
_SEEN: dict[int, Text] = {
    Reach.MANY: gettext_lazy("Many see it"),
    Reach.PRESS: gettext_lazy("Press or very many"),
}
_PLATFORMS: dict[str | None, Text] = dict(Platform.choices)

_NONE = SafeString()
_LINE = """<tr class="row {edge}" role="row" data-case="{reference}">
  <td role="cell" class="tick">[tick]</td>
  <th scope="row" role="rowheader" class="kind">\
<a href="{url}">{label} <span class="small muted num">{reference}</span></a></th>
  <td role="cell" class="what"><span class="post">{where}<bdi>‘{quote}’</bdi>{reports}</span>\
{weights}</td>
  <td role="cell" class="num muted age">{age}</td>
  <td role="cell" class="until">\
<span class="status {tone}">{icon} <span>{left}</span></span>{happened}</td>
  <td role="cell" class="whom">[whom]</td>
</tr>
"""
_TICK = (
    '<label><input class="form-check-input" type="checkbox" name="zaak" value="{reference}">'
    '<span class="visually-hidden">{choose} {reference}</span></label>'
)
_CLAIM = (
    '<button class="btn btn-sm" type="submit" formaction="{url}oppakken/">{claim}'
    '<span class="visually-hidden"> {reference}</span></button>'
)
_FREE = _LINE.replace("[tick]", _TICK).replace("[whom]", _CLAIM)
_OWN = _LINE.replace("[tick]", _TICK).replace("[whom]", "{whom}")
_OF_OTHERS = _LINE.replace("[tick]", "").replace("[whom]", "{whom}")
_REPORTS = ' <span class="muted">{}</span>'
_TAG = ' <span class="tag is-{}">{} {}</span>'


@register.filter
def as_lines(rows: Iterable[QueueRow]) -> SafeString:
    """Of each case: what, how old, how long still, with whom."""
    language = get_language()
    return SafeString("".join(_written(row, language) for row in rows))


@lru_cache(maxsize=_KEPT)
def _written(row: QueueRow, _language: str | None) -> SafeString:
    skeleton = _FREE if row.can_claim else _OWN if row.can_release else _OF_OTHERS
    words = {name: escape(word) for name, word in _words(row)}
    return SafeString(skeleton.format(**words, **_parts(row)))


def _words(row: QueueRow) -> Iterator[tuple[str, str]]:
    """What a line says, still to be escaped."""
    yield "edge", "" if row.left.tone == "is-wait" else row.left.tone
    yield "tone", row.left.tone
    yield "reference", row.line.reference
    yield "choose", _("Choose")
    yield "claim", _("Pick up")
    yield "url", Case(reference=row.line.reference).get_absolute_url()
    yield "label", str(kind(row.line.kind).label)
    yield "quote", row.line.quote[:_LONGEST_QUOTE]
    yield "age", row.age
    yield "left", row.left.text
    yield "whom", row.line.handler_name or ""


def _parts(row: QueueRow) -> dict[str, SafeString]:
    """What a line has beside words."""
    where, reports = _PLATFORMS.get(row.line.platform, ""), _reports(row.line.report_count)
    return {
        "where": format_html("<b>{}</b> ", where) if where else _NONE,
        "reports": format_html(_REPORTS, reports) if reports else _NONE,
        "weights": _weights(row.line),
        "icon": icon(row.left.icon),
        "happened": format_html_join("", _TAG, _happened(row.line)),
    }


def _reports(number: int) -> str:
    """How many reported it, where that is more than one."""
    if number < 2:
        return ""
    return ngettext("%(number)s report", "%(number)s reports", number) % {"number": number}


def _weights(line: Line) -> SafeString:
    """What makes a case heavier than ordinary."""
    tags = format_html_join("", _TAG, _heavy(line))
    return format_html('<span class="cluster weights">{}</span>', tags) if tags else _NONE


def _heavy(line: Line) -> Iterator[tuple[str, SafeString, Text]]:
    if line.severity in _HEAVY:
        tone, words = _HEAVY[line.severity]
        yield tone, icon("alert"), words
    if line.reach in _SEEN:
        yield "todo", icon("eye"), _SEEN[line.reach]


def _happened(line: Line) -> Iterator[tuple[str, SafeString, Text]]:
    if line.is_named:
        yield "info", icon("chat"), _("You are named")
    if line.mark:
        yield "todo", icon("alert"), MARKS[line.mark]
