"""A line of the queue. Fifty of them in the language of templates take longer than all else.

{% load queue_row %}
{{ row|as_line }}       one case, as a row of the table
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from werksaam.templatetags.look import icon

from ..presenters_queue import QueueRow

register = template.Library()

_NONE = SafeString()
_LINE = """<tr class="row {edge}" role="row" data-case="{reference}">
  <td role="cell" class="tick">[tick]</td>
  <th scope="row" role="rowheader" class="kind">\
<a href="{url}">{label} <span class="small muted num">{reference}</span></a></th>
  <td role="cell" class="what"><span class="post">{where}<bdi>‘{quote}’</bdi>{reports}</span>\
{marks}</td>
  <td role="cell" class="num muted age">{age}</td>
  <td role="cell" class="until">\
<span class="status {tone}">{icon} <span>{left}</span></span></td>
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
def as_line(row: QueueRow) -> SafeString:
    """One case: what, how old, how long still, with whom."""
    skeleton = _FREE if row.can_claim else _OWN if row.can_release else _OF_OTHERS
    words = {name: escape(word) for name, word in _words(row)}
    return SafeString(skeleton.format(**words, **_parts(row)))


def _words(row: QueueRow) -> Iterator[tuple[str, str]]:
    """What a line says, still to be escaped."""
    yield "edge", "" if row.left.tone == "is-wait" else row.left.tone
    yield "tone", row.left.tone
    yield "reference", row.reference
    yield "choose", _("Choose")
    yield "claim", _("Pick up")
    yield "url", row.url
    yield "label", row.label
    yield "quote", row.quote
    yield "age", row.age
    yield "left", row.left.text
    yield "whom", row.whom


def _parts(row: QueueRow) -> dict[str, SafeString]:
    """What a line has beside words."""
    return {
        "where": format_html("<b>{}</b> ", row.where) if row.where else _NONE,
        "reports": format_html(_REPORTS, row.reports) if row.reports else _NONE,
        "marks": _marks(row),
        "icon": icon(row.left.icon),
    }


def _marks(row: QueueRow) -> SafeString:
    """Why a case is heavy, and what happened on it, beneath the post: there is room for it."""
    heavy = ((weight.kind, icon(weight.icon), weight.text) for weight in row.weights)
    tags = format_html_join("", _TAG, [*heavy, *_happened(row)])
    return format_html('<span class="cluster marks">{}</span>', tags) if tags else _NONE


def _happened(row: QueueRow) -> Iterator[tuple[str, SafeString, str]]:
    if row.is_named:
        yield "info", icon("chat"), _("You are named")
    if row.mark:
        yield "todo", icon("alert"), row.mark
