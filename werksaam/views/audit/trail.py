"""The trail, for the auditor and the privacy officer."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from escalations.access import is_party_to
from policy.access_figures import may_see_figures
from werksaam import clock
from werksaam.audit import checkpoints, queries
from werksaam.audit.models import Event
from werksaam.audit.queries import EventView
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import Role
from werksaam.people.roles import has_role

from . import acts
from .forms import TrailFilter, UnmaskForm
from .presenters import line_of

PER_PAGE = 50
NAMES_STAY_SHOWN = timedelta(minutes=15)


@require_safe
@requires(Role.AUDITOR, Role.PRIVACY_OFFICER)
def trail(request: PersonRequest) -> HttpResponse:
    """The events, newest first, with pseudonyms."""
    form = TrailFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.trail(**chosen), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": [line_of(event) for event in queries.views_of(page.object_list)],
        "query": query.urlencode(),
        "seal": checkpoints.latest(),
        "sees_figures": may_see_figures(request.user),
    }
    return render(request, "audit/trail.html", context)


@require_safe
@requires(Role.AUDITOR, Role.PRIVACY_OFFICER)
def event(request: PersonRequest, index: int) -> HttpResponse:
    """One event; with names for a privacy officer who had them shown a moment ago."""
    return _event_page(request, index, UnmaskForm())


@require_POST
@requires(Role.PRIVACY_OFFICER)
def unmask(request: PersonRequest, index: int) -> HttpResponse:
    """Show the names behind an event, for a reason."""
    form = UnmaskForm(request.POST)
    if not form.is_valid():
        return _event_page(request, index, form, status=422)
    if _is_barred(request, _view_of(_event_or_404(index))):
        raise Http404
    acts.unmask(by=request.user, index=index, reason=form.cleaned_data["reason"])
    return redirect("audit:event", index)


def _event_page(
    request: PersonRequest, index: int, form: UnmaskForm, status: int = 200
) -> HttpResponse:
    found = _event_or_404(index)
    view = _view_of(found)
    barred = _is_barred(request, view)
    shown = queries.unmaskings_by(request.user.pk, clock.now() - NAMES_STAY_SHOWN)
    unmasked = index in shown and not barred
    context = {
        "line": line_of(view, with_names=unmasked),
        "leaf": bytes(found.leaf).decode(),
        "form": form,
        "unmasked": unmasked,
        "may_unmask": has_role(request.user, Role.PRIVACY_OFFICER) and not (unmasked or barred),
    }
    return render(request, "audit/event.html", context, status=status)


def _view_of(event: Event) -> EventView:
    (view,) = queries.views_of([event])
    return view


def _is_barred(request: PersonRequest, event: EventView) -> bool:
    """Whether the event is of a case that concerns whoever asks: it keeps its names for them."""
    return is_party_to(request.user, event.object_type, event.object_id)


def _event_or_404(index: int) -> Event:
    found = Event.objects.filter(index=min(index, 2**62)).first()
    if found is None:
        raise Http404
    return found
