"""A line of the queue. Fifty of them in the language of templates take longer than all else.

{% load queue_row %}
{{ row|as_line }}       one case, as a row of the table
"""

from __future__ import annotations

from collections.abc import Iterator

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
_TAG = ' <span class="tag is-{}">{} {}</span>'


@register.filter
def as_line(row: QueueRow) -> SafeString:
    """One case: what, how old, how long still, with whom."""
    return format_html(
        _FREE if row.can_claim else _OWN if row.can_release else _OF_OTHERS,
        edge="" if row.left.tone == "is-wait" else row.left.tone,
        tone=row.left.tone,
        reference=row.reference,
        choose=_("Choose"),
        claim=_("Pick up"),
        url=row.url,
        label=row.label,
        where=format_html("<b>{}</b> ", row.where) if row.where else _NONE,
        quote=row.quote,
        reports=format_html(' <span class="muted">{}</span>', row.reports) if row.reports else _NONE,
        weights=_weights(row) if row.weights else _NONE,
        age=row.age,
        icon=icon(row.left.icon),
        left=row.left.text,
        happened=format_html_join("", _TAG, _happened(row)),
        whom=row.whom,
    )


def _weights(row: QueueRow) -> SafeString:
    heavy = ((weight.kind, icon(weight.icon), weight.text) for weight in row.weights)
    tags = format_html_join("", _TAG, heavy)
    return format_html('<span class="cluster weights">{}</span>', tags)


def _happened(row: QueueRow) -> Iterator[tuple[str, SafeString, str]]:
    if row.is_named:
        yield "info", icon("chat"), _("You are named")
    if row.mark:
        yield "todo", icon("alert"), row.mark
