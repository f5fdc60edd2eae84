"""Noting what became of an approved response."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..models import Case, Decision, Placement
from ..presenters_times import moment_in_words
from ..queries_strategy import may_end_actions
from ..refusals import NotAllowedNow
from ..responding.forms import PlacementForm
from ..responding.placing import approved_at, note_not_placed, note_placed
from ..responding.queries import is_response, placement_now
from .cases import case_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def place(request: PersonRequest, reference: str, decision_id: UUID) -> HttpResponse:
    """Where and when it was placed, or why not; what was noted wrongly is noted anew."""
    case = case_or_404(request, reference)
    rows = case.decisions.select_related("review").prefetch_related("placements")
    decision = get_object_or_404(rows, pk=decision_id)
    _must_be_notable(request, case, decision)
    now = placement_now(decision)
    form = PlacementForm(
        posted_or_unsent(request),
        since=approved_at(decision),
        post=case.post,
        initial=_initial(now),
    )
    if request.method == "POST" and form.is_valid():
        _note(request, decision, form)
        messages.success(request, _("It is noted."))
        return redirect(f"{case.get_absolute_url()}#h-decision")
    context = {
        "case": case,
        "decision": decision,
        "placement": now,
        "approved": moment_in_words(decision.review.reviewed_at),
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/place.html", context, status=status_of(form))


def _must_be_notable(request: PersonRequest, case: Case, decision: Decision) -> None:
    """Refuses the page for what was not approved, or to who does not handle it (409)."""
    if not is_response(decision) or not may_end_actions(request.user, case):
        raise NotAllowedNow(case)


def _initial(now: Placement | None) -> dict[str, object]:
    if now is None:
        return {"placed_at": clock.now(), "shown": ""}
    return {
        "became": "placed" if now.placed_at else "not",
        "address": now.address,
        "placed_at": now.placed_at or clock.now(),
        "reason": now.not_placed_reason,
        "shown": str(now.pk),
    }


def _note(request: PersonRequest, decision: Decision, form: PlacementForm) -> None:
    data = form.cleaned_data
    shown = next((p for p in decision.placements.all() if str(p.pk) == data["shown"]), None)
    if form.is_placed:
        note_placed(
            by=request.user,
            decision=decision,
            shown=shown,
            address=data["address"],
            placed_at=data["placed_at"],
        )
    else:
        note_not_placed(by=request.user, decision=decision, shown=shown, reason=data["reason"])
