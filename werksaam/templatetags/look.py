"""Icons, errors of a form, and the names of languages: what templates need to look right."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from django import template
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_DAY = re.compile(r"\b(\d{2}-\d{2}-\d{4})\b")


@cache
def _sprite() -> str:
    """The address of the icons: one file, kept by browsers for good."""
    return static("icons.svg")


@register.simple_tag
@lru_cache(maxsize=200)
def icon(name: str, css_class: str = "") -> SafeString:
    """An icon of `static/icons.svg`. It is decoration: the word beside it does the telling."""
    return format_html(
        '<svg class="ico {}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        css_class,
        _sprite(),
        name,
    )


@register.filter
def whole_days(words: object) -> SafeString:
    """The words, with each day such as 13-04-2017 kept on one line."""
    pieces = enumerate(_DAY.split(str(words)))  # every second piece is a day
    whole = '<span class="num">{}</span>'
    return format_html_join("", "{}", ((format_html(whole, p) if n % 2 else p,) for n, p in pieces))


@dataclass(frozen=True)
class LinkedError:
    """One line of the error summary: the words, and the field to go to ("" for none)."""

    message: str
    target: str


def _target(field: BoundField) -> str:
    """The id that a link to `field` must name: of a group, its first choice."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.simple_tag
def linked_errors(form: BaseForm) -> list[LinkedError]:
    """Every error of a bound form in the order of its fields, the form's own first."""
    found = [LinkedError(str(message), "") for message in form.non_field_errors()]
    for field in form:
        found += [LinkedError(str(message), _target(field)) for message in field.errors]
    return found
