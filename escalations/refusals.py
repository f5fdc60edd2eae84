"""How an act says no: lost races and stale pages (409), and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .kinds import Question
from .models import AgreedAction, Case, State

QUEUE = "/werkvoorraad/"
REPORTING = "/melden/"


class AlreadyClaimed(Conflict):
    """Someone else took the case first; `handler` is who."""

    def __init__(self, case: Case) -> None:
        self.handler: User | None = case.handler
        name = case.handler.name if case.handler else _("Someone")
        super().__init__(
            _("%(name)s was just ahead of you") % {"name": name},
            _("%(name)s has taken on this case.") % {"name": name},
            case.get_absolute_url(),
            _("See the case"),
        )


class Stale(Conflict):
    """The page showed an older state of the case than there is now; both are told."""

    def __init__(self, case: Case, *, shown: int, shown_state: State) -> None:
        self.case = case
        self.shown = shown
        self.shown_state = shown_state
        states = {
            "shown": shown,
            "before": shown_state.label,
            "now": case.revision,
            "after": case.standing,
        }
        super().__init__(
            _("The case has changed in the meantime"),
            _(
                "You saw step %(shown)s: %(before)s. The case is now at step %(now)s: %(after)s. "
                "What you sent was not stored."
            )
            % states,
            case.get_absolute_url(),
            _("See the case as it is now"),
        )


class NotAllowedNow(Conflict):
    """The case is in a state, or with a person, that does not allow this step."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("This is not possible now"),
            _("The case is now in this state: %(state)s.") % {"state": case.standing},
            case.get_absolute_url(),
            _("See the case as it is now"),
        )


class CaseIsClosed(Conflict):
    """A message or a note to a case that is closed, or that one can't see any more."""

    def __init__(self, url: str) -> None:
        super().__init__(
            _("This case is closed"),
            _("You can no longer send a message about it. Your text was not stored."),
            url,
            _("Go back"),
        )


class JustLost(Conflict):
    """A step on a case that went to others while one worked on it."""

    def __init__(self) -> None:
        super().__init__(
            _("This case is no longer with you"),
            _("It went to others in the meantime. What you sent was not stored."),
            QUEUE,
            _("To the work queue"),
        )


class Withdrawn(Conflict):
    """A message about a report that its reporter withdrew."""

    def __init__(self, url: str) -> None:
        super().__init__(
            _("This report was withdrawn"),
            _("You can no longer send a message about it. Your text was not stored."),
            url,
            _("Go back"),
        )


class NothingToDoAnyMore(Conflict):
    """What was agreed no longer asks anything of who withdrew the report."""

    def __init__(self, url: str) -> None:
        super().__init__(
            _("This report was withdrawn"),
            _("You no longer have to do what was agreed. Nothing has changed now."),
            url,
            _("Go back"),
        )


class ReviewPending(Conflict):
    """A decision waits for its second reader; there is no deciding beside it."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("A decision waits for a second reader"),
            _("First a colleague reads the decision that is there. Until then the case stays put."),
            case.get_absolute_url(),
            _("See the case"),
        )


class OwnDecision(Conflict):
    """Nobody is the second reader of their own decision."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("You took this decision yourself"),
            _("Someone else reads along, so two people have looked before it is placed."),
            case.get_absolute_url(),
            _("See the case"),
        )


class ReviewGiven(Conflict):
    """Someone read along before: one review belongs to a decision."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("A colleague has read this decision already"),
            _("There is nothing left for you to do here."),
            case.get_absolute_url(),
            _("See the case"),
        )


class ActionEnded(Conflict):
    """A line of a strategy ends once: it was done or dropped already."""

    def __init__(self, url: str) -> None:
        super().__init__(
            _("This agreement has ended already"),
            _("It was marked as done, or it was dropped. Nothing has changed now."),
            url,
            _("See what was agreed"),
        )


class ActionsOpen(Conflict):
    """A case can't be closed before everything that was agreed is done or dropped."""

    def __init__(self, case: Case, left: Sequence[AgreedAction]) -> None:
        what = "; ".join(f"{line.number}. {line.what[:80]}" for line in left)
        super().__init__(
            _("Not everything that was agreed is done"),
            _("Still open: %(what)s. Mark it as done, or drop it. Then close the case.")
            % {"what": what},
            f"{case.get_absolute_url()}#h-agreed",
            _("See what was agreed"),
        )


class TooManyImages(Conflict):
    """With these the draft would hold more images than a report may have."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("A report holds at most %(most)d images") % {"most": most},
            _("You added images in another window too. The last ones were not stored."),
            REPORTING,
            _("Go on with your report"),
        )


class ImageChanged(Conflict):
    """The image is not the one that the page showed: blacked out or removed meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This image has changed in the meantime"),
            _("You changed it in another window. Look at the image again."),
            REPORTING,
            _("Go on with your report"),
        )


class DraftGone(Conflict):
    """The draft was sent or thrown away while another page of it was open."""

    def __init__(self) -> None:
        super().__init__(
            _("This draft is no longer there"),
            _("You sent it or threw it away in another window. Nothing has changed now."),
            "/meldingen/",
            _("See your reports"),
        )


class NoSecondReader(Exception):
    """A public response needs a second person, and everyone who could be is barred or gone."""


class TooMany(Exception):
    """More reports by one person than allowed; `retry_after` in seconds (429)."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many reports in an hour.")
        self.retry_after = retry_after


class Incomplete(Exception):
    """A draft with required questions unanswered can't be sent."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__(", ".join(question.name for question in questions))
        self.questions = tuple(questions)


class NothingInForce(Exception):
    """No version of the code applies today, or none ever had the lid: nothing can rest on it."""
