"""The measure: a view with the session, its user and a tiny template, and nothing else."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    """Greet the person who is signed in; through the same middleware as every page."""
    return HttpResponse(render_to_string("bench/bare.html", {"person": request.user}))
