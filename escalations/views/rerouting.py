"""Wrong kind: the handler's proposal, and the word of the reporter."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from .. import rerouting
from ..access import reports_in
from ..forms_rerouting import AgreeForm, RerouteForm, agree_form
from ..kinds import kind
from ..models import Case, Report, Rerouting
from ..presenters_rerouting import question_view
from ..queries_decisions import pending_decision
from ..queries_rerouting import can_go_on, went_on_from
from ..refusals import NothingInForce, ReviewPending
from ..refusals_rerouting import WentOn
from ..routing import NobodyEligible
from ..transitions import refusal
from .cases import case_or_404, revision_of
from .reports import own_report_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def reroute(request: PersonRequest, reference: str, report_reference: str) -> HttpResponse:
    """Say that a report of the case is of another kind, and why."""
    found = case_or_404(request, reference)
    report = _live_report_or_404(request, found, report_reference)
    _must_be_able_to_go_on(request, found)
    form = RerouteForm(posted_or_unsent(request), of_kind=kind(found.kind))
    if request.method == "POST" and form.is_valid():
        try:
            made = rerouting.propose(
                by=request.user,
                case=found,
                report=report,
                revision=revision_of(request, found),
                **form.cleaned_data,
            )
        except (NobodyEligible, NothingInForce):
            form.add_error(None, _("Nobody can receive it as that kind now. It stays with you."))
        else:
            return _after(request, found, made)
    context = {
        "case": found,
        "report": report,
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/reroute.html", context, status=status_of(form))


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: PersonRequest, reference: str) -> HttpResponse:
    """The reporter reads who would see the report and why, and agrees or does not."""
    report = own_report_or_404(request, reference)
    question = question_view(report)
    if question is None and request.method != "POST":
        return redirect(report)
    form = agree_form(question, posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, report, form)
        except (NobodyEligible, NothingInForce):
            form.add_error(None, _("Nobody can receive it now. Your report stays where it is."))
        else:
            return redirect(report)
    if question is None:
        raise Http404
    context = {
        "report": report,
        "question": question,
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/agree.html", context, status=status_of(form))


def _live_report_or_404(request: PersonRequest, found: Case, reference: str) -> Report:
    """A report of the case that stands; WentOn where a step comes too late for it."""
    if request.method == "POST" and went_on_from(found, reference):
        raise WentOn(found)
    reports = reports_in(found, request.user).filter(withdrawn_at__isnull=True)
    return get_object_or_404(reports, reference=reference)


def _must_be_able_to_go_on(request: PersonRequest, found: Case) -> None:
    """Refuses who does not handle the case, and a case that was decided (409)."""
    if pending_decision(found):
        raise ReviewPending(found)
    if found.handler_id != request.user.pk or not can_go_on(found):
        shown = revision_of(request, found) if "revision" in request.POST else found.revision
        raise refusal(found, shown)


def _after(request: PersonRequest, found: Case, made: Rerouting) -> HttpResponse:
    """Back to the case, or to the queue where it is no longer one's own."""
    if made.needs_consent:
        messages.success(request, _("We asked the reporter. Until then the case stays with you."))
        return redirect(found)
    messages.success(request, _("The report goes on as another kind. Others handle it now."))
    found.refresh_from_db()
    return redirect("escalations:queue") if found.succeeded_by_id else redirect(found)


def _answer(request: PersonRequest, report: Report, form: AgreeForm) -> None:
    try:
        answered = rerouting.answer(
            by=request.user, report=report, agreed=form.is_agreed, shown=form.shown_ids
        )
    except Rerouting.DoesNotExist:
        raise Http404 from None
    told = (
        _("Thank you. Your report goes on.")
        if answered.agreed
        else _("Your report stays where it is.")
    )
    messages.success(request, told)
