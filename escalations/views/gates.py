"""The gates of a violation, for who handles it: admit, hear or waive, put off, look up a day."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import PlainErrors, status_of

from .. import admitting, hearing, noticing, stating_a_day
from ..forms_hearing import AdmitForm, DayStatementForm, DelayForm, HearForm, WaiveForm
from ..kinds import kind
from ..models import Case
from ..presenters_gates import gates_view
from ..queries_hearing import tell_subject_by
from ..refusals import NotAllowedNow
from ..refusals_hearing import DayStatedAlready, ToldAlready
from .cases import case_or_404, must_be_allowed, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


def violation_or_404(request: PersonRequest, reference: str) -> Case:
    """A case with gates that this person may handle; 404 for one without, too."""
    found = case_or_404(request, reference)
    if not kind(found.kind).hears_subject:
        raise Http404
    return found


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def admit(request: PersonRequest, reference: str) -> HttpResponse:
    """Take the report up, with the reason."""
    found = violation_or_404(request, reference)
    must_be_allowed(found, "admit", request)
    form = AdmitForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        revision = revision_of(request, found)
        admitting.admit(by=request.user, case=found, revision=revision, **form.cleaned_data)
        messages.success(request, _("You took the report up. Now put the findings together."))
        return redirect(found)
    return _show(request, found, form, "admit")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def hear(request: PersonRequest, reference: str) -> HttpResponse:
    """Put the findings to the subject, with a term."""
    found = violation_or_404(request, reference)
    must_be_allowed(found, "hear", request)
    form = HearForm(posted_or_unsent(request), case=found)
    if request.method == "POST" and form.is_valid():
        revision = revision_of(request, found)
        hearing.put_findings(by=request.user, case=found, revision=revision, **form.cleaned_data)
        messages.success(request, _("Your colleague has been told, and may answer."))
        return redirect(found)
    return _show(request, found, form, "hear")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def waive(request: PersonRequest, reference: str) -> HttpResponse:
    """Put nothing to the subject, with the reason."""
    found = violation_or_404(request, reference)
    must_be_allowed(found, "hear", request)
    form = WaiveForm(posted_or_unsent(request), case=found)
    if request.method == "POST" and form.is_valid():
        revision = revision_of(request, found)
        hearing.waive_hearing(by=request.user, case=found, revision=revision, **form.cleaned_data)
        messages.success(request, _("The reason is kept. You can decide now."))
        return redirect(found)
    return _show(request, found, form, "waive")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def delay(request: PersonRequest, reference: str) -> HttpResponse:
    """Say why the subject is told later."""
    found = violation_or_404(request, reference)
    _must_be_mine(request, found)
    if tell_subject_by(found) is None:
        raise ToldAlready(found)
    form = DelayForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        noticing.delay_notice(by=request.user, case=found, **form.cleaned_data)
        messages.success(request, _("The reason and the new last day are kept."))
        return redirect(found)
    return _show(request, found, form, "delay")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def day(request: PersonRequest, reference: str) -> HttpResponse:
    """Look up one day of the subject, with the reason."""
    found = violation_or_404(request, reference)
    _must_be_mine(request, found)
    if found.state not in stating_a_day.WHILE:
        raise NotAllowedNow(found)
    form = DayStatementForm(posted_or_unsent(request), case=found)
    if request.method == "POST" and form.is_valid():
        try:
            stating_a_day.state_day(by=request.user, case=found, **form.cleaned_data)
        except DayStatedAlready:
            form.add_error("day", _("You looked this day up already. It stands at the case."))
        else:
            messages.success(request, _("The answer stands at the case. Your colleague reads it."))
            return redirect(f"{found.get_absolute_url()}#h-days")
    return _show(request, found, form, "day")


def _must_be_mine(request: PersonRequest, found: Case) -> None:
    if found.handler_id != request.user.pk:
        raise NotAllowedNow(found)


def _show(request: PersonRequest, found: Case, form: PlainErrors, page: str) -> HttpResponse:
    context = {
        "case": found,
        "form": form,
        "owner": owner_of_form(request.user),
        "gates": gates_view(found, request.user),
    }
    return render(request, f"escalations/gate_{page}.html", context, status=status_of(form))
