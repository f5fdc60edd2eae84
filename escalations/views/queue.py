"""The work queue: of the desk, and of a manager."""

import base64
from datetime import datetime
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from werksaam import clock
from werksaam.audit.queries import latest_leaf
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.roles import is_desk

from ..access import may_enter_queue
from ..filters import order_of
from ..listing import Listing, listing
from ..presenters_queue import queue_groups
from ..presenters_queue_page import (
    NARROWING,
    age_header,
    empty_of,
    named_tab,
    narrowing_key,
    news_in_words,
    selects,
    sorted_in_words,
    summary,
    tabs,
    with_query,
)
from ..queries import VIEWS
from ..queue_counts import queue_counts
from ..queueing.pages import MOST_URGENT, moment_of
from ..working.queries_mentions import count_naming


def must_have_a_queue(request: PersonRequest) -> None:
    """The same 404 for who has no queue as for what does not exist."""
    if not may_enter_queue(request.user):
        raise Http404


@signed_in
def queue(request: PersonRequest) -> HttpResponse:
    """What is to be done, what needs one first on top; narrowed and sorted by the address."""
    request.user.take_stock()
    must_have_a_queue(request)
    counts = queue_counts(request.user)
    asked, query = listing(request.user, request.GET), request.GET
    view, named = query.get("bekijk", ""), count_naming(request.user)
    context = _listed(request, asked) | {
        "view": view if view in VIEWS else "",
        "typed": query.get("q", ""),
        "narrowing": partial(selects, asked.handlers, query),
        "narrowing_key": narrowing_key(asked.handlers, query),
        "is_narrowed": any(query.get(name) for name in NARROWING),
        "tabs": [*tabs(counts, view, query), *named_tab(named, view, query)],
        "summary": summary(counts),
    }
    return render(request, "escalations/queue.html", context)


def _etag(request: HttpRequest) -> str:
    """Nothing is new while nothing happened; every act leaves an event."""
    return f'"{base64.urlsafe_b64encode(latest_leaf()).decode()}"'


@signed_in
@require_safe
def news(request: PersonRequest) -> HttpResponse:
    """The list as it is now, with how many cases came since; for a page that asks by itself.

    304 while nothing happened, 204 where it was nothing for this list.
    """
    must_have_a_queue(request)
    return _news(request)


@condition(etag_func=_etag)
def _news(request: PersonRequest) -> HttpResponse:
    asked = listing(request.user, request.GET)
    number = asked.new_since(_moment(request.GET.get("sinds", "")))
    if not number:
        return HttpResponse(status=204)
    context = _listed(request, asked) | {"news": news_in_words(number)}
    return render(request, "escalations/queue_news.html", context)


def _listed(request: PersonRequest, asked: Listing) -> dict[str, Any]:
    """A page of the list."""
    now, query, page = clock.now(), request.GET, asked.page()
    by_urgency = order_of(query) == MOST_URGENT
    return {
        "groups": queue_groups(page.rows, request.user, by_urgency=by_urgency),
        "age_header": age_header(query),
        "sorted": sorted_in_words(query),
        "before": with_query(query, voor=page.before) if page.before else "",
        "after": with_query(query, na=page.after) if page.after else "",
        "query": with_query(query)[1:],
        "since": now.isoformat(),
        "empty": empty_of(query, at_desk=is_desk(request.user)),
    }


def _moment(words: str) -> datetime:
    """Since when; nonsense is now, since which nothing came."""
    try:
        return moment_of(words)
    except ValueError:
        return clock.now()
