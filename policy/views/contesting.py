"""Saying that the code was not read together: by the person, or by the desk from a slip."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires, signed_in
from werksaam.people.models import DESK
from werksaam.plain_forms import status_of

from ..access_reading import get_reading_with
from ..forms_reading import ContestForm
from ..looking import note_looked_up
from ..models import ReadingTogether
from ..reading_together import contest


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def contest_reading(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The person contests a reading, with or without a remark."""
    reading = get_reading_with(request.user, identifier)
    if _contested(request, reading):
        messages.success(request, _("You contested it. It does not count any more."))
        return redirect("policy:acknowledgements")
    return _ask(request, reading, "policy/contest.html")


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def contest_for_person(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The desk took the slip in on which the person contests it. That it looked is in the trail."""
    found = ReadingTogether.objects.select_related("version__policy", "contested", "person")
    reading = get_object_or_404(found, pk=identifier)
    if _contested(request, reading):
        words = _("Recorded. The reading with %(name)s does not count any more.") % {
            "name": reading.person_name
        }
        messages.success(request, words)
        return redirect("policy:how_confirmed", reading.person_id)
    note_looked_up(by=request.user, people=[reading.person])
    return _ask(request, reading, "policy/contest_for_person.html")


def _contested(request: PersonRequest, reading: ReadingTogether) -> bool:
    form = ContestForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return False
    contest(by=request.user, reading=reading, remark=form.cleaned_data["remark"])
    return True


def _ask(request: PersonRequest, reading: ReadingTogether, template: str) -> HttpResponse:
    form = ContestForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "reading": reading, "contested": getattr(reading, "contested", None)}
    return render(request, template, context, status=status_of(form))
