"""What the import mended and noticed, in the reader's language.

The sources (`policy.parsing`) know no Django and speak plain English; here the
same sentences are translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _, gettext_noop as N_

from .parsing import flags

REASONS = (
    N_("A lone dash on a line is layout, not a list item."),
    N_("A dash broke the sentence: it goes on from the line before."),
    N_("A line break stood in the middle of a sentence."),
    N_("The last line had no line break."),
    N_("A byte order mark stood before the text."),
    N_("Line breaks were those of another system."),
    N_("The header of a hand-out is not part of the text."),
    N_("Blank lines stood before the text."),
    N_("Spaces stood before the line."),
)

MESSAGES = {
    flags.CONSENT_FAR_FROM_ADOPTION: N_(
        "The works council consented on %(consent)s, %(days)s days before adoption on %(adopted)s."
    ),
    flags.CONSENT_AFTER_ADOPTION: N_(
        "The works council consented on %(consent)s, after adoption on %(adopted)s."
    ),
    flags.ENTRY_INTO_FORCE_UNKNOWN: N_(
        "The day of entry into force follows from the publication, "
        "and the day of publication is not in the text."
    ),
    flags.WITHDRAWN_TWICE: N_("“%(what)s” is withdrawn twice: in %(first)s and in %(second)s."),
    flags.CITATION_TITLE_DIFFERS: N_(
        "The citation title is “%(cited)s”, elsewhere the text says “%(other)s”."
    ),
    flags.REFERENCE_POINTS_NOWHERE: N_(
        "The text refers to “%(words)s”, which it does not have."
    ),
}


def repair_reason(reason: str) -> str:
    """Why something was mended, in the active language."""
    return _(reason)


def flag_message(code: str, values: Mapping[str, str], message: str) -> str:
    """What is odd, in the active language; `message` where the code is unknown here."""
    return _(MESSAGES[code]) % values if code in MESSAGES else message
