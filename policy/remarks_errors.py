"""Why a line can't be placed, in the reader's language.

`policy.parsing` knows no Django and speaks plain English; what it expected is a sentence with
names and numbers in it, so it is known again by its form. What is not known here is shown as
it is: an editor is better off with English than with nothing.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .parsing import ParseError

_FOUND = re.compile(r"(?P<expected>.+?), found (?P<found>“.*”|the end of the text)", re.DOTALL)

_EXPECTED = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the title of the regulation(?:, found no text)?", gettext_noop("the title")),
        (r"(?P<what>“Artikel .+”)", gettext_noop("%(what)s")),
        (r"lid (?P<what>\S+)", gettext_noop("lid %(what)s")),
        (r"item (?P<what>\S+)", gettext_noop("item %(what)s")),
        (r"an item of (?:the|a) list", gettext_noop("an item of the list")),
        (r"a lid with a number", gettext_noop("a lid with a number")),
        (r"an article with a number", gettext_noop("an article with a number")),
        (r"another number than before", gettext_noop("another number than before")),
        (
            r"the text or the first lid of article (?P<what>\S+)",
            gettext_noop("the text or the first lid of article %(what)s"),
        ),
        (
            r"the next lid, article or closing formula \(“Aldus …”\)",
            gettext_noop("the next lid, the next article, or “Aldus …”"),
        ),
        (
            r"a (?:heading|title|number|eid) of at most (?P<most>[0-9]+) characters",
            gettext_noop("a part of at most %(most)s characters"),
        ),
        (
            r"a list that is at most (?P<most>[0-9]+) lists deep",
            gettext_noop("a list that is at most %(most)s lists deep"),
        ),
        (r"words after (?P<what>“.*”)", gettext_noop("words after %(what)s")),
        (r"text, found a control character", gettext_noop("text, without control characters")),
        (r"the end of the header.*", gettext_noop("the end of the header, a line with ---")),
    )
)


def error_in_words(error: ParseError) -> str:
    """What was expected on the line of the error, and what stands there."""
    told = _FOUND.fullmatch(error.expected)
    expected = _expected(told["expected"] if told else error.expected)
    if told is None:
        return _("Here should be: %(expected)s.") % {"expected": expected}
    if told["found"] == "the end of the text":
        return _("The text ends here. Expected: %(expected)s.") % {"expected": expected}
    return _("Here should be: %(expected)s. There is: %(found)s") % {
        "expected": expected,
        "found": told["found"],
    }


def _expected(expected: str) -> str:
    for pattern, words in _EXPECTED:
        if found := pattern.fullmatch(expected):
            return _(words) % found.groupdict()
    return expected
