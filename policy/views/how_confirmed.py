"""The desk looks one person up: to handle a paper form, a contested reading or a bounce."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires
from werksaam.people.finding import people_called
from werksaam.people.hierarchy import team_of, teams_on
from werksaam.people.models import DESK, User
from werksaam.plain_forms import status_of

from ..access import published_versions
from ..forms_paper import RecordFormForm
from ..forms_reading import FindPersonForm
from ..looking import note_looked_up
from ..paper import CannotRecord, record_paper_form
from ..presenters_ways import ways
from ..queries_acknowledging import open_obligation
from ..queries_ways import confirmations_of, lately_contested, readings_of

MOST_SHOWN = 25


@requires(*sorted(DESK))
@require_safe
def look_up(request: PersonRequest) -> HttpResponse:
    """Find one person, by number or name; nobody is listed unasked but who contested.

    That the desk saw who contested is in the trail; a name and a team found by it is not.
    """
    form = FindPersonForm(request.GET if request.GET.get("q") else None)
    contested = list(lately_contested())
    note_looked_up(by=request.user, people=[one.reading.person for one in contested])
    context: dict[str, object] = {"form": form, "contested": contested}
    if form.is_valid():
        found = list(people_called(form.cleaned_data["q"])[: MOST_SHOWN + 1])
        teams = teams_on(found, clock.today())
        context["found"] = [(person, teams.get(person.pk)) for person in found[:MOST_SHOWN]]
        context["are_more"] = len(found) > MOST_SHOWN
    status = status_of(form)
    return render(request, "policy/look_up.html", context, status=status)


@requires(*sorted(DESK))
@require_safe
def how_confirmed(request: PersonRequest, identifier: int) -> HttpResponse:
    """How one person confirmed. That the desk looked is in the trail."""
    person = _person_or_404(identifier)
    note_looked_up(by=request.user, people=[person])
    context = {
        "person": person,
        "team": team_of(person, clock.today()),
        "obligation": open_obligation(person),
        "ways": ways(confirmations_of(person), readings_of(person)),
    }
    return render(request, "policy/how_confirmed.html", context)


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def record_form(request: PersonRequest, identifier: int) -> HttpResponse:
    """Record what this person signed on paper."""
    person = _person_or_404(identifier)
    versions = published_versions(request.user)
    latest = versions.first()
    initial = {"version": latest.pk if latest else None, "language": "nl"}
    if request.method != "POST":
        form = RecordFormForm(versions=versions, initial=initial)
        return render(request, "policy/record_form.html", {"form": form, "person": person})
    form = RecordFormForm(request.POST, request.FILES, versions=versions)
    if form.is_valid() and _recorded(request, person, form):
        words = _("The form of %(name)s is recorded. It counts from the day of signing.")
        messages.success(request, words % {"name": person.name})
        return redirect("policy:how_confirmed", person.pk)
    context = {"form": form, "person": person}
    return render(request, "policy/record_form.html", context, status=422)


def _recorded(request: PersonRequest, person: User, form: RecordFormForm) -> bool:
    try:
        record_paper_form(by=request.user, person=person, **form.cleaned_data)
    except CannotRecord as refused:
        form.refuse(refused.errors)
        return False
    return True


def _person_or_404(identifier: int) -> User:
    return get_object_or_404(User, pk=min(identifier, 2**62))
