"""What the portal says about itself: accessibility, and what it keeps about you."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.hierarchy import team_of


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Besluit digitale toegankelijkheid overheid)."""
    return render(request, "about/accessibility.html")


@signed_in
def your_data(request: PersonRequest) -> HttpResponse:
    """What the portal knows about this person, why, how long, and who sees it."""
    team = team_of(request.user, clock.today())
    return render(request, "about/your_data.html", {"person": request.user, "team": team})
