"""What was agreed: marking a line done, or letting it go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from .. import agreeing
from ..forms_reason import ReasonForm
from ..models import Case
from ..queries_strategy import actions_of, may_end_actions, to_do_of_reporter
from ..refusals import ActionEnded, NotAllowedNow
from .cases import case_or_404, case_to_move_or_404
from .reports import own_report_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

AGREED = "#h-agreed"
"""Where on a page the agreements stand."""


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def finish_own(request: PersonRequest, reference: str, action_id: UUID) -> HttpResponse:
    """The reporter did what they had agreed to do."""
    found = own_report_or_404(request, reference)
    action = get_object_or_404(to_do_of_reporter(found), pk=action_id)
    if request.method == "POST":
        agreeing.finish(by=request.user, action=action)
        messages.success(request, _("Good. It is marked as done."))
    return redirect(f"{found.get_absolute_url()}{AGREED}")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def finish(request: PersonRequest, reference: str, action_id: UUID) -> HttpResponse:
    """Whoever handles the case marks any line done."""
    found = case_to_move_or_404(request, reference)
    action = get_object_or_404(actions_of(found), pk=action_id)
    if request.method == "POST":
        agreeing.finish(by=request.user, action=action)
        messages.success(request, _("It is marked as done."))
    return redirect(f"{found.get_absolute_url()}{AGREED}")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def drop(request: PersonRequest, reference: str, action_id: UUID) -> HttpResponse:
    """Whoever handles the case lets a line go, with a reason."""
    found = case_or_404(request, reference)
    action = get_object_or_404(actions_of(found), pk=action_id)
    _must_be_droppable(request, found, is_ended=action.ended_at is not None)
    form = ReasonForm(
        posted_or_unsent(request),
        required=True,
        label=_("Why is it no longer needed?"),
        help=_("The reporter reads this."),
    )
    if request.method == "POST" and form.is_valid():
        agreeing.drop(by=request.user, action=action, reason=form.cleaned_data["reason"])
        messages.success(request, _("The agreement has been dropped. The reporter can read why."))
        return redirect(f"{found.get_absolute_url()}{AGREED}")
    context = {
        "case": found,
        "action": action,
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/drop_action.html", context, status=status_of(form))


def _must_be_droppable(request: PersonRequest, found: Case, *, is_ended: bool) -> None:
    """Refuses the page for a line that has ended, or to who may not end it (409)."""
    if is_ended:
        raise ActionEnded(f"{found.get_absolute_url()}{AGREED}")
    if not may_end_actions(request.user, found):
        raise NotAllowedNow(found)
