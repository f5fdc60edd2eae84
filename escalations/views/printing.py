"""A case on paper: one document with everything opened, and the hash of each image."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in

from .. import history
from ..loading import load_page
from ..presenters_case import case_view
from ..presenters_gates import gates_view
from ..presenters_history import history_days
from ..working.presenters import beside_case
from ..working.queries_links import links_among, related_to
from .cases import case_or_404


@signed_in
@require_safe
def printed(request: PersonRequest, reference: str) -> HttpResponse:
    """The case as a document. Looking at it is a look like any other."""
    found = case_or_404(request, reference)
    load_page(found)
    related = related_to(found, request.user)
    context = {
        "view": case_view(found, request.user),
        "gates": gates_view(found, request.user),
        "history": history_days(history.of_loaded_case(found, links_among(related))),
        "printed_at": clock.now(),
        **beside_case(found, request.user, related),
    }
    return render(request, "escalations/case_print.html", context)
