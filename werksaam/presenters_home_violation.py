"""What a violation asks of someone on the home page: to answer, or as its handler to go on."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from escalations.presenters_subject import AboutLine
from escalations.queries_marks import HEARD, TELL
from werksaam.to_do import ToDo

OF_A_VIOLATION = {
    TELL: (
        gettext_lazy("Your colleague should have been told"),
        gettext_lazy("Put the findings to them, or write down why you wait."),
        gettext_lazy("See the case"),
    ),
    HEARD: (
        gettext_lazy("You can decide now"),
        gettext_lazy("You have all you need. Read everything, then decide."),
        gettext_lazy("See the case"),
    ),
}
"""For each mark of its handler: what to do, why, and the button."""


def to_answer(about: Iterable[AboutLine]) -> Iterator[ToDo]:
    """What there is to do for findings that someone may still answer."""
    for line in about:
        if line.answer_by is None:
            continue
        day, number = date_format(line.answer_by, "j F"), {"reference": line.reference}
        words = _("It is about case %(reference)s. Nothing is decided before you could answer.")
        yield ToDo(
            tone="todo",
            when=_("You may answer until %(day)s") % {"day": day},
            title=_("Read a report about you"),
            text=words % number,
            url=line.url,
            button=_("Read and answer"),
        )
