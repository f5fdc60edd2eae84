"""The home page: what you must do now, three doors, your reports."""

from django.http import HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in


@signed_in
def home(request: PersonRequest) -> HttpResponse:
    """What is open for this person, derived from facts, so it can't go stale."""
    return render(request, "home.html")
