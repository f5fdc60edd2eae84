"""What the portal says about itself: accessibility, and what it keeps about you."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from werksaam.people.access import PersonRequest, signed_in


@dataclass(frozen=True)
class Kept:
    """A class of records in plain words; terms from the Selectielijst 2020 (bar 16)."""

    what: Promise
    who: Promise
    how_long: Promise


KEPT = (
    Kept(
        _("That you have confirmed the code"),
        _("Your manager sees that you did. The communications team sees numbers only."),
        _("10 years after the version ends"),
    ),
    Kept(
        _("On which days you were invited or reminded to confirm"),
        _("Nobody. Only where no mail reaches you, the communications team prints one for you."),
        _("As long as the confirmations of that version"),
    ),
    Kept(
        _("That you do not confirm the code, and that you talked about it"),
        _("Your managers, not your reason. The communications team reads reasons without names."),
        _("10 years after the version ends"),
    ),
    Kept(
        _("Questions about a rule that you asked, and the answers"),
        _("You and the communications team"),
        _("5 years after the answer"),
    ),
    Kept(
        _("That a rule was not understood: a number, without your name"),
        _("The communications team sees how often. Nobody sees who."),
        _("As long as the code"),
    ),
    Kept(
        _("How you confirmed: in the portal, on paper with a scan, or read together"),
        _("You, the communications team, and who read with you. Nobody else."),
        _("10 years after the version ends"),
    ),
    Kept(
        _("In a case about you and a possible violation: what you had confirmed on one day"),
        _("Who decides in that case, with a reason; and you"),
        _("As long as that case"),
    ),
    Kept(
        _("A case about you and a possible violation: findings, your answer, the decision"),
        _("You and who decides, not the communications team."),
        _("10 years after a measure, else 5 years after closing"),
    ),
    Kept(
        _("Your reports, with the screenshots that you added"),
        _("You, and the people named with your report"),
        _("5 years after closing; 1 year if it was dropped"),
    ),
    Kept(
        _("Drafts that you have not sent"),
        _("Only you"),
        _("30 days"),
    ),
    Kept(
        _("What happened with your report and your confirmation, in the trail"),
        _("The privacy officer and the auditor"),
        _("As long as the record it is about; then your name is erased"),
    ),
    Kept(
        _("When you signed in, and failed tries"),
        _("Nobody on a page of this portal. A technical administrator can look after an incident."),
        _("6 months"),
    ),
)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Besluit digitale toegankelijkheid overheid)."""
    return render(request, "about/accessibility.html")


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Keep the session: the request itself counts as a sign of life. 204, or 403 once it ended."""
    return HttpResponse(status=204 if request.user.is_authenticated else 403)


@signed_in
def your_data(request: PersonRequest) -> HttpResponse:
    """What the portal keeps about whoever uses it, how long, and who sees it."""
    return render(request, "about/your_data.html", {"kept": KEPT})
