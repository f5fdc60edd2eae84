"""What reading a file and the import mended, noticed and refused, in the reader's language.

The sources (`policy.parsing`, `policy.sources`) know no Django and speak plain English; here the
same sentences are translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from .citations import full
from .flags import REFERENCE_RENUMBERED, REFERENCE_TO_LAPSED
from .parsing import flags
from .sources import Unreadable, left_out

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

LEFT_OUT = (
    gettext_noop("The address behind a link is not part of the text."),
    gettext_noop("The name of a language above code."),
    gettext_noop("Deleted with tracked changes."),
    gettext_noop("Added with tracked changes, not accepted in Word yet: it is in the text."),
    gettext_noop("A comment."),
    gettext_noop("A footnote or endnote."),
    gettext_noop("Hidden text."),
    gettext_noop("A table of contents."),
    gettext_noop("A picture."),
    gettext_noop("Text in a box beside the text."),
    gettext_noop("A header or footer of the page."),
    gettext_noop("A sign of a font of signs: look up in Word what it is."),
    gettext_noop("Words in a place of the file that is no part of its running text."),
    gettext_noop("A table: each of its rows is a line of text."),
)

PROBLEMS = {
    left_out.EMPTY: gettext_noop("The file is empty."),
    left_out.TOO_LARGE: gettext_noop("The file is larger than %(largest)s MB."),
    left_out.TOO_LONG: gettext_noop("The text is longer than 500,000 characters."),
    left_out.BINARY: gettext_noop("This is no text but another kind of file."),
    left_out.OTHER_KIND: gettext_noop("Only .txt, .md and .docx can be read."),
    left_out.ENCODING: gettext_noop(
        "Line %(line)s is not in UTF-8; it looks like %(encoding)s. Save the file as UTF-8."
    ),
    left_out.LOCKED: gettext_noop(
        "The file is locked with a password. Take the password off in Word."
    ),
    left_out.OLD_WORD: gettext_noop("This is an old Word file (.doc). Save it as .docx."),
    left_out.PDF: gettext_noop("A PDF can't be read. Give the Word file or the text."),
    left_out.OPEN_DOCUMENT: gettext_noop("This is an OpenDocument file (.odt). Save it as .docx."),
    left_out.RICH_TEXT: gettext_noop("This is a file in rich text (.rtf). Save it as .docx."),
    left_out.BROKEN: gettext_noop("The Word file is broken or holds what Word never writes."),
}

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
    REFERENCE_RENUMBERED: gettext_noop(
        "%(place)s refers to “%(words)s”, but what was meant is %(now)s now."
    ),
    REFERENCE_TO_LAPSED: gettext_noop("%(place)s refers to “%(words)s”, which has lapsed."),
    flags.ADOPTED_ON_ANOTHER_DAY: gettext_noop(
        "The closing formula says %(closing)s, but the adoption was on %(adopted)s."
    ),
}


_SIGNS = str.maketrans(
    {"\n": "⏎ ", "\t": "⇥ ", "\u00a0": "␣", "\u202f": "␣", "\u00ad": "[-]", "\u200b": "[]"}
)
"""For a line break, a tab, a fixed space, a soft hyphen and a space without width."""
_PLACES = frozenset({"first", "second", "place", "now"})
"""Values that are eIds: shown as citations."""


def visible(words: str) -> str:
    """What was found or mended, with a sign for what else would not be seen."""
    return words.translate(_SIGNS)


def repair_reason(reason: str) -> str:
    """Why something was mended or left out, in the active language."""
    return _(reason)


def file_problem(error: Unreadable) -> str:
    """Why a file can't be read, in the active language."""
    return _(PROBLEMS[error.code]) % error.values


def flag_message(code: str, values: Mapping[str, str], message: str) -> str:
    """What is odd, in the active language; `message` where the code is unknown here."""
    if code not in MESSAGES:
        return message
    language = get_language() or "nl"
    places = {name: full(eid, language) for name, eid in values.items() if name in _PLACES}
    return capfirst(_(MESSAGES[code]) % {**values, **places})
