"""The desk's roster: who can be called outside working hours."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people import duty
from werksaam.people.access import PersonRequest, requires
from werksaam.people.forms_absence import DutyForm
from werksaam.people.models import DESK
from werksaam.people.presenters_duty import duty_lines
from werksaam.plain_forms import status_of

desk = requires(*sorted(DESK))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def roster(request: PersonRequest) -> HttpResponse:
    """Who can be called when, and a form to add someone."""
    form = DutyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _add(request, form):
        messages.success(request, _("The roster has been changed."))
        return redirect("duty:roster")
    context = {"lines": duty_lines(duty.duties_from(clock.today())), "form": form}
    return render(request, "absence/duty.html", context, status=status_of(form))


@require_POST
@desk
def end(request: PersonRequest, duty_id: int) -> HttpResponse:
    """Take a stretch of duty off the roster, from today."""
    found = get_object_or_404(duty.duties_from(clock.today()), pk=duty_id)
    try:
        duty.end_duty(by=request.user, duty=found)
    except duty.NotOnDutyAnyMore as refused:
        raise Conflict(
            _("The roster has changed in the meantime"),
            _("Someone else changed this line."),
            reverse("duty:roster"),
            _("See the roster as it is now"),
        ) from refused
    messages.success(request, _("The roster has been changed."))
    return redirect("duty:roster")


def _add(request: PersonRequest, form: DutyForm) -> bool:
    """Whether it was added; otherwise the form says why not."""
    days = form.cleaned_data["starts_on"], form.cleaned_data["ends_on"]
    try:
        duty.put_on_duty(by=request.user, person=form.chosen, starts_on=days[0], ends_on=days[1])
    except duty.AlreadyOnDuty:
        form.add_error("starts_on", _("This colleague is on duty on some of these days already."))
    except duty.NotOfTheDesk:
        form.add_error("person", _("This colleague no longer works at the desk."))
    return not form.errors
