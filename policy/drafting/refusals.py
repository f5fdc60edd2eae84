"""Why a draft can't take an operation, in words that say what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .parts import NotPossible

WORDS = {
    "gone": gettext_noop("This provision is no longer in the draft."),
    "misplaced": gettext_noop("This can’t stand there. Choose another place."),
    "into-itself": gettext_noop("A provision can’t go inside itself. Choose another place."),
    "leaves-empty": gettext_noop(
        "Then nothing is left of what is around it. Let that lapse as a whole instead."
    ),
    "never-lapses": gettext_noop(
        "This part belongs to every regulation. Change its words instead."
    ),
    "no-heading": gettext_noop(
        "Only an article, a chapter or an annex has a heading. Leave it empty."
    ),
    "no-number": gettext_noop("This part has no number."),
    "odd-number": gettext_noop("Write the number like 4, 4a or b."),
    "number-taken": gettext_noop(
        "That number is taken. Choose another, or let what follows move up."
    ),
    "no-text": gettext_noop("Write the text. To take it out, let the provision lapse."),
    "text-beside-leden": gettext_noop(
        "An article with leden has no text of its own. Put the words in a lid."
    ),
    "not-split": gettext_noop("This has no text of its own to split."),
    "nothing-to-split": gettext_noop("Nothing is left of one of the two. Choose another place."),
    "nothing-to-merge": gettext_noop("Nothing of the same kind comes after this."),
    "no-list": gettext_noop("There is no list for this sentence to come after."),
    "list-between": gettext_noop(
        "There is a list between the two texts. Move or change the list first."
    ),
    "nothing-to-mend": gettext_noop("This reference has been mended already."),
}


def in_words(refused: NotPossible) -> str:
    """Why not, in the language of now."""
    return _(WORDS[refused.reason])
