"""The own account: who we think you are, and how you sign in."""

from django.http import HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.presenters import account_of


@signed_in
def account(request: PersonRequest) -> HttpResponse:
    """Name, team, manager and roles, and the way to password and second factor."""
    return render(request, "account/account.html", {"account": account_of(request.user)})
