"""A case that waits for its reporter: asking, and going on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from .. import triage
from ..access import reports_in
from ..forms_handling import WaitForm
from ..messaging import is_over_for_reporter
from ..models import Case, Report
from ..refusals_hearing import ReporterHeard
from .cases import case_or_404, case_to_move_or_404, must_be_allowed, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def resume(request: PersonRequest, reference: str) -> HttpResponse:
    """Go on without the reporter's answer."""
    found = case_to_move_or_404(request, reference)
    if request.method == "POST":
        triage.resume(by=request.user, case=found, revision=revision_of(request, found))
    return redirect(found)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def wait(request: PersonRequest, reference: str) -> HttpResponse:
    """Ask a reporter something, and wait for the answer."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "wait", request)
    reports = _reports_to_ask(request, found)
    form = WaitForm(posted_or_unsent(request), reports=reports)
    if request.method == "POST" and form.is_valid():
        triage.wait(
            by=request.user,
            case=found,
            revision=revision_of(request, found),
            report=form.chosen_report,
            question=form.cleaned_data["question"],
        )
        messages.success(request, _("Your question is with the reporter. The case waits."))
        return redirect(found)
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/wait.html", context, status=status_of(form))


def _reports_to_ask(request: PersonRequest, found: Case) -> list[Report]:
    """The reports whose reporter may still be asked something. Raises ReporterHeard."""
    reports = list(reports_in(found, request.user).filter(withdrawn_at__isnull=True))
    open_ones = [report for report in reports if not is_over_for_reporter(report)]
    if reports and not open_ones:
        raise ReporterHeard(found)
    return open_ones
