"""The home page: what you must do now, the doors, your reports."""

from django.http import HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in
from werksaam.presenters_home import home_of


@signed_in
def home(request: PersonRequest) -> HttpResponse:
    """What is open for this person, derived from facts, so it can't go stale."""
    return render(request, "home.html", {"home": home_of(request.user)})
