"""Watching a post: choosing a day to look again, and noting what was seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..kinds import kind
from ..models import Case, Watch
from ..presenters_case import post_view
from ..queries_strategy import may_end_actions
from ..refusals import NotAllowedNow
from ..responding import looking
from ..responding.forms import LookForm, WatchForm
from ..responding.presenters import look_status
from ..responding.queries import FOLLOWED_UP, may_be_watched, open_watch
from ..responding.refusals import AlreadyLooked, AlreadyWatched
from ..responding.watching import proposed_day, set_watch
from .cases import case_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

WATCHING = "#h-watching"
"""Where on the page of a case the days to look again stand."""


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def watch(request: PersonRequest, reference: str) -> HttpResponse:
    """Choose a day to look at the post again."""
    case = case_or_404(request, reference)
    _must_be_followed_up(request, case)
    if open_watch(case) is not None:
        raise AlreadyWatched(case)
    initial = {"look_on": proposed_day(clock.today())}
    form = WatchForm(posted_or_unsent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        set_watch(by=request.user, case=case, **form.cleaned_data)
        messages.success(request, _("The day is kept. You get a mail on that day."))
        return redirect(f"{case.get_absolute_url()}{WATCHING}")
    return render(
        request, "escalations/watch.html", _context(request, case, form), status=status_of(form)
    )


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def look(request: PersonRequest, reference: str) -> HttpResponse:
    """Note what was seen, and how it goes on."""
    case = case_or_404(request, reference)
    _must_be_followed_up(request, case)
    now = open_watch(case)
    if now is None:
        raise AlreadyLooked(case)
    initial = {"watch": str(now.pk), "next_on": proposed_day(clock.today())}
    of_kind = kind(case.kind)
    form = LookForm(posted_or_unsent(request), has_guide=of_kind.guide, initial=initial)
    if request.method == "POST" and form.is_valid():
        looking.look(by=request.user, watch=_shown(case, form), **form.outcome)
        messages.success(request, _("What you saw is noted."))
        if form.outcome["again"]:
            return redirect("escalations:guide", reference)
        return redirect(f"{case.get_absolute_url()}{WATCHING}")
    context = _context(request, case, form) | {"watch": now, "status": look_status(now.look_on)}
    return render(request, "escalations/look.html", context, status=status_of(form))


def _must_be_followed_up(request: PersonRequest, case: Case) -> None:
    """Refuses the page where nobody watches, or to who does not handle the case (409)."""
    allowed = case.state in FOLLOWED_UP and may_be_watched(case)
    if not allowed or not may_end_actions(request.user, case):
        raise NotAllowedNow(case)


def _shown(case: Case, form: LookForm) -> Watch:
    """The watch that the page showed. Raises AlreadyLooked for nonsense."""
    shown = form.cleaned_data["watch"]
    found = next((one for one in case.watches.all() if str(one.pk) == shown), None)
    if found is None:
        raise AlreadyLooked(case)
    return found


def _context(request: PersonRequest, case: Case, form: WatchForm | LookForm) -> dict[str, object]:
    return {
        "case": case,
        "form": form,
        "post": post_view(case.post, case.quote) if case.post else None,
        "owner": owner_of_form(request.user),
    }
