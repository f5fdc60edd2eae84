"""The page that leads the desk to all it looks after."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werksaam.desk_places import DESK
from werksaam.people.access import PersonRequest, lets_in
from werksaam.people.roles import is_desk


@require_safe
@lets_in(is_desk)
def desk(request: PersonRequest) -> HttpResponse:
    """The desk's own pages in groups."""
    return render(request, "desk.html", {"groups": DESK})
