"""The work queue: of the desk, and of a manager."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.roles import is_desk

from ..access import may_enter_queue
from ..filters import QueueFilter
from ..models import Case
from ..presenters_queue import (
    in_order,
    named_tab,
    queue_groups,
    sort_headers,
    summary,
    tabs,
    with_query,
)
from ..queries import open_cases, to_show
from ..queries_marks import marked
from ..queue_counts import queue_counts
from ..working.queries_mentions import cases_naming

PER_PAGE = 25


@signed_in
def queue(request: PersonRequest) -> HttpResponse:
    """What is to be done, most urgent first; narrowed and sorted by the address."""
    if not may_enter_queue(request.user):
        raise Http404
    counts = queue_counts(request.user)
    filters = QueueFilter(request.GET, queue=open_cases(request.user), person=request.user)
    # Keys first: what a line says is asked for the lines of this page alone.
    keys = filters.sorted_queue.values_list("pk", flat=True)
    pages = Paginator(keys, PER_PAGE)
    if (counted := filters.counted(counts)) is not None:
        pages.count = counted  # a tab has counted these already
    page = pages.get_page(request.GET.get("page"))
    found = to_show(marked(Case.objects.filter(pk__in=list(page.object_list))), request.user)
    shown = in_order(page.object_list, found)
    view, named = request.GET.get("bekijk", ""), cases_naming(request.user).count()
    context = {
        "page": page,
        "filters": filters,
        "groups": queue_groups(shown, by_target=filters.sort == "streef"),
        "tabs": [*tabs(counts, view, request.GET), *named_tab(named, view, request.GET)],
        "headers": sort_headers(filters.sort, request.GET),
        "summary": summary(counts),
        "query": with_query(request.GET)[1:],
        "is_desk": is_desk(request.user),
        "is_filtered": any(request.GET.get(name) for name in ("bekijk", "soort", "q")),
    }
    return render(request, "escalations/queue.html", context)
