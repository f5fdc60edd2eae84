"""The own account: who we think you are, and how you sign in."""

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.presenters import account_of


@signed_in
def account(request: PersonRequest) -> HttpResponse:
    """Name, team, manager and roles, and the way to password and second factor."""
    return render(request, "account/account.html", {"account": account_of(request.user)})


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; what the browser kept for when there is no connection goes with it."""
    response: HttpResponse = allauth.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"storage"'
    return response
