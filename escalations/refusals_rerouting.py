"""How rerouting says no: asked or answered before, overtaken, or gone on already (409)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict

from .models import Case, Report


class AskedBefore(Conflict):
    """The reporter was asked this before: there is an answer, or it is being waited for."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("The reporter was asked this before"),
            _("You see the answer at the case, or that there is none yet."),
            case.get_absolute_url(),
            _("See the case"),
        )


class AnsweredBefore(Conflict):
    """The reporter answered already, perhaps in another window."""

    def __init__(self, report: Report, *, agreed: bool) -> None:
        super().__init__(
            _("You have answered this already"),
            _("You agreed. Your report went on.")
            if agreed
            else _("You did not agree. Your report stays where it is."),
            report.get_absolute_url(),
            _("See your report"),
        )


class OvertakenQuestion(Conflict):
    """The case moved on while the reporter thought it over."""

    def __init__(self, report: Report) -> None:
        super().__init__(
            _("Your answer is no longer needed"),
            _("This question no longer applies. Your report stays where it is."),
            report.get_absolute_url(),
            _("See your report"),
        )


class OtherPeopleNow(Conflict):
    """Others would get to see the report than the page said."""

    def __init__(self, report: Report) -> None:
        super().__init__(
            _("Other people would see your report now"),
            _("Who would see it has changed. Look again, then choose."),
            f"{report.get_absolute_url()}andere-soort/",
            _("See who would see it"),
        )


class WentOn(Conflict):
    """A step about a report that went on as another kind, from a case that stays."""

    def __init__(self, case: Case) -> None:
        super().__init__(
            _("This report is no longer with you"),
            _("It went on as another kind. What you sent was not stored."),
            case.get_absolute_url(),
            _("See the case"),
        )
