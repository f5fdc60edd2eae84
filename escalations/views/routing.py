"""The administrator's page about routing: where a report would go today, and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import Role
from werksaam.plain_forms import status_of

from ..forms_routing import RoutingForm
from ..presenters_routing import routing_view


@requires(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def routing(request: PersonRequest) -> HttpResponse:
    """Ask for any person and kind. By POST, so the names stand in no address and no log."""
    form = RoutingForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        (reporter,) = form.cleaned_data["reporter"]
        context["routing"] = routing_view(form.chosen_kind, reporter, form.cleaned_data["named"])
    return render(request, "escalations/routing.html", context, status=status_of(form))
