"""The work queue of the desk."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in

from ..access import may_enter_queue
from ..filters import QueueFilter
from ..presenters_queue import (
    in_order,
    queue_groups,
    sort_headers,
    summary,
    tabs,
    with_query,
)
from ..queries import queue_counts, queue_for

PER_PAGE = 50


@signed_in
def queue(request: PersonRequest) -> HttpResponse:
    """What is to be done, most urgent first; narrowed and sorted by the address."""
    if not may_enter_queue(request.user):
        raise Http404
    cases = queue_for(request.user)
    filters = QueueFilter(request.GET, queue=cases, person=request.user)
    # Keys first: counting reports for each row is for the rows of this page alone.
    keys = filters.sorted_queue.values_list("pk", flat=True)
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    shown = in_order(page.object_list, cases.filter(pk__in=list(page.object_list)))
    counts = queue_counts(request.user)
    context = {
        "page": page,
        "filters": filters,
        "groups": queue_groups(shown, by_target=filters.sort == "streef"),
        "tabs": tabs(counts, request.GET.get("bekijk", ""), request.GET),
        "headers": sort_headers(filters.sort, request.GET),
        "summary": summary(counts),
        "query": with_query(request.GET)[1:],
        "is_filtered": any(request.GET.get(name) for name in ("bekijk", "soort", "q")),
    }
    return render(request, "escalations/queue.html", context)
