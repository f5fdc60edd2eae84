"""What the import mended and noticed, in the reader's language.

The sources (`policy.parsing`) know no Django and speak plain English; here the
same sentences are translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from .citations import full
from .parsing import flags

REASONS = (
    gettext_noop("A lone dash on a line is layout, not a list item."),
    gettext_noop("A dash broke the sentence: it goes on from the line before."),
    gettext_noop("A line break stood in the middle of a sentence."),
    gettext_noop("The last line had no line break."),
    gettext_noop("A byte order mark stood before the text."),
    gettext_noop("Line breaks were those of another system."),
    gettext_noop("The header of a hand-out is not part of the text."),
    gettext_noop("Blank lines stood before the text."),
    gettext_noop("Spaces stood before the line."),
    gettext_noop("A line of signs alone is layout."),
    gettext_noop("The number stood on a line of its own."),
    gettext_noop("Other blanks than spaces stood in the text."),
    gettext_noop("A character that does not show stood in the word."),
    gettext_noop("A hyphen that does not show broke the word over two lines."),
    gettext_noop("The items of a list had another sign before them."),
    gettext_noop("Numbers were written in another way."),
    gettext_noop("The function and the name of who signed stood on two lines."),
    gettext_noop("The page of the public database of regulations prints this line above the text."),
    gettext_noop("A page number or a footer is no part of the text."),
    gettext_noop("An editor says that this line is no part of the text."),
    gettext_noop("An editor says that this line goes on from the one before."),
)

MESSAGES = {
    flags.CONSENT_FAR_FROM_ADOPTION: gettext_noop(
        "The works council consented on %(consent)s, %(days)s days before adoption on %(adopted)s."
    ),
    flags.CONSENT_AFTER_ADOPTION: gettext_noop(
        "The works council consented on %(consent)s, after adoption on %(adopted)s."
    ),
    flags.ENTRY_INTO_FORCE_UNKNOWN: gettext_noop(
        "The day of entry into force follows from the publication, "
        "and the day of publication is not in the text."
    ),
    flags.WITHDRAWN_TWICE: gettext_noop(
        "“%(what)s” is withdrawn twice: in %(first)s and in %(second)s."
    ),
    flags.CITATION_TITLE_DIFFERS: gettext_noop(
        "The citation title is “%(cited)s”, elsewhere the text says “%(other)s”."
    ),
    flags.REFERENCE_POINTS_NOWHERE: gettext_noop(
        "The text refers to “%(words)s”, which it does not have."
    ),
    flags.NUMBER_SKIPPED: gettext_noop(
        "Number %(number)s comes after %(before)s: what stands between is missing."
    ),
}


_PLACES = frozenset({"first", "second"})
"""Values that are eIds: shown as citations."""


def repair_reason(reason: str) -> str:
    """Why something was mended, in the active language."""
    return _(reason)


def flag_message(code: str, values: Mapping[str, str], message: str) -> str:
    """What is odd, in the active language; `message` where the code is unknown here."""
    if code not in MESSAGES:
        return message
    language = get_language() or "nl"
    places = {name: full(eid, language) for name, eid in values.items() if name in _PLACES}
    return _(MESSAGES[code]) % {**values, **places}
