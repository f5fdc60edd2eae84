"""The reporter's own pages: what was sent, its lock, messages, proof, withdrawal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.audit.receipts import NoSuchEvent, receipt_for
from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from .. import history
from ..access import own_reports
from ..forms_handling import BodyForm
from ..forms_reason import ReasonForm
from ..forms_rerouting import agree_form
from ..messaging import send_message
from ..models import Report
from ..presenters_duty import duty_view
from ..presenters_history import history_days
from ..presenters_reports import report_lines_of, report_view, who_handles
from ..presenters_rerouting import question_view, went_on_views
from ..queries_reporter import reports_with_standing
from ..registers.presenters_names import asked_view
from ..withdrawing import withdraw as withdraw_report
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

PER_PAGE = 25
PROOFS = {"": "report.submitted", "bezorging": "report.notified", "advies": "report.advised"}
"""What can be proven of a report, as it stands in the address: sending, notification, advice."""


def own_report_or_404(request: PersonRequest, reference: str) -> Report:
    """This person's report; another's and none at all are the same 404."""
    reports = own_reports(request.user).select_related("case__post")
    return get_object_or_404(reports, reference=reference)


@signed_in
def reports(request: PersonRequest) -> HttpResponse:
    """Everything this person reported, latest first."""
    found = reports_with_standing(request.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": report_lines_of(page)}
    return render(request, "escalations/reports.html", context)


@signed_in
def sent(request: PersonRequest, reference: str) -> HttpResponse:
    """Right after sending: the reference, the lock, what happens next."""
    found = own_report_or_404(request, reference)
    context = {
        "view": report_view(found, request.user),
        "duty": duty_view(found),
        "name": asked_view(found),
    }
    return render(request, "escalations/sent.html", context)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def report(request: PersonRequest, reference: str) -> HttpResponse:
    """One report; posting here sends a message about it."""
    found = own_report_or_404(request, reference)
    data = posted_or_unsent(request)
    who = who_handles(found)
    form = BodyForm(data, label=who.told(_("Your message to %(who)s")), prefix="message")
    if request.method == "POST" and form.is_valid():
        send_message(by=request.user, report=found, body=form.cleaned_data["body"])
        messages.success(request, who.told(_("Your message is with %(who)s.")))
        return redirect(found)
    question = question_view(found)
    context = {
        "view": report_view(found, request.user),
        "question": question,
        "agree_form": agree_form(question),
        "went_on": list(went_on_views(found)),
        "history": history_days(history.of_report(found, request.user)),
        "form": form,
        "owner": owner_of_form(request.user),
        "duty": duty_view(found),
        "name": asked_view(found),
    }
    return render(request, "escalations/report.html", context, status=status_of(form))


@signed_in
def receipt(request: PersonRequest, reference: str) -> HttpResponse:
    """The proof that it was sent; with `?van=` that the team was notified, or gave advice."""
    found = own_report_or_404(request, reference)
    action = PROOFS.get(request.GET.get("van", ""), "report.submitted")
    try:
        proof = receipt_for(found, action=action)
    except NoSuchEvent:
        raise Http404 from None
    name = f"{found.reference}-{action.split('.')[1]}.json"
    response = JsonResponse(proof, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: PersonRequest, reference: str) -> HttpResponse:
    """Ask whether the report can be taken back; then take it back, or ask for it."""
    found = own_report_or_404(request, reference)
    form = ReasonForm(posted_or_unsent(request), required=False)
    if request.method == "POST" and form.is_valid():
        is_done = withdraw_report(by=request.user, report=found, reason=form.cleaned_data["reason"])
        asked = who_handles(found).told(_("We asked %(who)s to stop."))
        messages.success(request, _("You withdrew your report.") if is_done else asked)
        return redirect(found)
    context = {
        "view": report_view(found, request.user),
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/withdraw.html", context, status=status_of(form))
