"""The words for parts of guidance, what is wrong with them, and lines that changed."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Words = str | Promise

KIND_WORDS: dict[str, tuple[Words, Words]] = {
    "begin": (gettext_lazy("Beginning"), gettext_lazy("Beginning")),
    "question": (gettext_lazy("Question"), gettext_lazy("Questions")),
    "outcome": (gettext_lazy("Advice"), gettext_lazy("Pieces of advice")),
    "description": (
        gettext_lazy("Description of WerkSaam"),
        gettext_lazy("Description of WerkSaam"),
    ),
    "value": (gettext_lazy("Core value"), gettext_lazy("Core values")),
    "account": (gettext_lazy("Official account"), gettext_lazy("Official accounts")),
    "topic": (gettext_lazy("Whom to ask"), gettext_lazy("Whom to ask")),
}
"""Of a kind of part: one, and several."""

PROBLEMS: dict[str, Words] = {
    "no_start": gettext_lazy("Choose which question comes first."),
    "few_answers": gettext_lazy("A question needs at least two answers."),
    "many_answers": gettext_lazy("A question has at most ten answers."),
    "leads_nowhere": gettext_lazy("The answer ‘%(value)s’ leads nowhere."),
    "circle": gettext_lazy("From this question one comes back to it, again and again."),
    "long_way": gettext_lazy("One way asks more than %(value)s questions."),
    "unreachable": gettext_lazy("No answer leads here."),
    "no_steps": gettext_lazy("Say in at least one step what to do."),
    "many_steps": gettext_lazy("An advice has at most ten steps."),
    "no_lids": gettext_lazy("Choose at least one rule that is behind it."),
    "lid_lapsed": gettext_lazy("The code no longer holds %(lid)s. Choose another rule."),
    "lid_changed": gettext_lazy("The words of %(lid)s changed. Look whether this still holds."),
    "no_disclaimer": gettext_lazy("None of its rules holds the text of a disclaimer."),
    "missing_nl": gettext_lazy("The Dutch is missing somewhere."),
    "missing_en": gettext_lazy("The English is missing somewhere."),
    "too_long": gettext_lazy("A text is too long."),
    "account_incomplete": gettext_lazy("Enter the platform and the name of the account."),
    "no_web_address": gettext_lazy("The address is none of the web: ‘%(value)s’."),
}
LINE_WORDS: dict[str, Words] = {
    "nl": gettext_lazy("In Dutch"),
    "en": gettext_lazy("In English"),
    "next": gettext_lazy("Leads to"),
    "eid": gettext_lazy("Rule"),
    "verdict": gettext_lazy("Advice"),
    "start": gettext_lazy("First question"),
    "action": gettext_lazy("Action"),
    "needs_disclaimer": gettext_lazy("With the disclaimer"),
    "note_for_desk": gettext_lazy("Note for the desk"),
    "who": gettext_lazy("Who answers"),
    "platform": gettext_lazy("Platform"),
    "handle": gettext_lazy("Account name"),
    "address": gettext_lazy("Address"),
}
