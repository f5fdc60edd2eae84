"""How the acts about responses say no (409)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict

from ..models import ApprovedAnswer, Case, ResponseDraft

ANSWERS = "/beheer/antwoorden/"


class DraftChanged(Conflict):
    """A colleague, or another window, wrote in the draft since it was shown: `now` stands."""

    def __init__(self, case: Case, now: ResponseDraft | None) -> None:
        self.now = now
        super().__init__(
            _("The text has changed in the meantime"),
            _("Someone kept another text. Yours was not stored. Both are below."),
            f"{case.get_absolute_url()}reactie/",
            _("See the text as it is now"),
        )


class PlacementNoted(Conflict):
    """What became of the response was noted since the page was shown."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("This has been noted already"),
            _("Someone noted what became of the response. What you sent was not stored."),
            f"{case.get_absolute_url()}#h-decision",
            _("See what was noted"),
        )


class ToPlace(Conflict):
    """A case can't be closed while an approved response waits to be placed or not."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("What became of the response?"),
            _("Note where it was placed, or that it was not. Then close the case."),
            f"{case.get_absolute_url()}#h-decision",
            _("See the response"),
        )


class ToLook(Conflict):
    """A case can't be closed while someone is still to look at the post again."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("The post must still be looked at again"),
            _("Look now and note what you see. Then close the case."),
            f"{case.get_absolute_url()}kijken/",
            _("Look again"),
        )


class AlreadyWatched(Conflict):
    """A post has one day to look again at a time."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("There is a day to look again already"),
            _("Note first what you see then. After that you can choose a new day."),
            f"{case.get_absolute_url()}#h-watching",
            _("See that day"),
        )


class AlreadyLooked(Conflict):
    """Someone looked again since the page was shown."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("Someone looked already"),
            _("What was seen has been noted. What you sent was not stored."),
            f"{case.get_absolute_url()}#h-watching",
            _("See what was noted"),
        )


class AnswerSettled(Conflict):
    """An answer is approved once and withdrawn once."""

    def __init__(self, answer: ApprovedAnswer) -> None:
        super().__init__(
            _("A colleague was ahead of you"),
            _("This answer was approved or withdrawn in the meantime. Nothing has changed now."),
            f"{ANSWERS}{answer.pk}/",
            _("See the answer"),
        )


class OwnAnswer(Conflict):
    """Nobody approves the answer that they made."""

    def __init__(self, answer: ApprovedAnswer) -> None:
        super().__init__(
            _("You made this answer yourself"),
            _("Someone else approves it, so two people have looked."),
            f"{ANSWERS}{answer.pk}/",
            _("See the answer"),
        )


class BeingChanged(Conflict):
    """A new text for this answer waits to be approved already."""

    def __init__(self, waiting: ApprovedAnswer) -> None:
        super().__init__(
            _("Someone is changing this answer already"),
            _("Look at that text first. Yours was not stored."),
            f"{ANSWERS}{waiting.pk}/",
            _("See the new text"),
        )
