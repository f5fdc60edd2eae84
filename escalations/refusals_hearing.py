"""How the acts of a violation say no: a gate that is still to come, a term that is over."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam.conflicts import Conflict

from .gates import Next
from .kinds import Text
from .models import Case, Wording

STILL_TO_DO: dict[Next, Text] = {
    Next.CLAIM: gettext_lazy("First pick up the case."),
    Next.ADMIT: gettext_lazy(
        "First say whether the report is concrete and substantiated. "
        "If it is not, do not take it up."
    ),
    Next.HEAR: gettext_lazy(
        "First put the findings to your colleague, or say why you do not do that."
    ),
    Next.AWAIT_ANSWER: gettext_lazy(
        "Your colleague may still answer. You decide after the answer, or after the last day."
    ),
    Next.NOTHING: "",
}
"""What comes before a decision on the merits, for who handles the case."""


class GateAhead(Conflict):
    """A decision, or this one, is not possible before a gate that is still to come."""

    def __init__(self, case: Case, still: Next) -> None:
        super().__init__(
            _("You can’t decide this yet"),
            str(STILL_TO_DO[still]) or _("This outcome does not fit where the case is now."),
            case.get_absolute_url(),
            _("See the case as it is now"),
        )


class TermOver(Conflict):
    """The subject answered already, the last day has passed, or it was decided."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("You can no longer answer"),
            _("You answered already, or the last day has passed. Your text was not stored."),
            case.get_absolute_url(),
            _("See the case as it is now"),
        )


class NoObjection(Conflict):
    """There is no decision (any more) to object to."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("You can’t object now"),
            _("You objected already, or the six weeks are over. Your text was not stored."),
            case.get_absolute_url(),
            _("See the case as it is now"),
        )


class ToldAlready(Conflict):
    """The subject knows, so there is nothing to put off."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("Your colleague has been told already"),
            _("There is nothing left to put off."),
            case.get_absolute_url(),
            _("See the case as it is now"),
        )


class ReporterHeard(Conflict):
    """The reporter of a violation heard that it was handled; a message would tell of more."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("The reporter heard that it was handled"),
            _("They hear nothing more about it. Your text was not stored."),
            case.get_absolute_url(),
            _("See the case"),
        )


class WordingChanged(Conflict):
    """A colleague changed the text since the page was shown; `latest` is what holds now."""

    def __init__(self, latest: Wording | None, url: str) -> None:
        name = latest.written_by_name if latest else ""
        super().__init__(
            _("The text has changed in the meantime"),
            _("%(name)s changed it. What you sent was not stored.") % {"name": name},
            url,
            _("See the text as it is now"),
        )


class DayStatedAlready(Exception):
    """This day was looked up in this case before."""


class TermTooShort(ValueError):
    """The subject gets fewer working days to answer than the least."""


class MeasureMissing(ValueError):
    """This outcome is a measure; which one is not said, or it is none and one is said."""


class NotForReporter(ValueError):
    """The reporter hears only that it was handled: no advice of one's own."""
