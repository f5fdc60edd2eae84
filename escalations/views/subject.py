"""A violation for whom it is about: reading it, answering, objecting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in

from .. import hearing, history, objecting
from ..access import cases_about
from ..forms_hearing import AnswerForm, ObjectForm
from ..models import Case
from ..presenters_history import history_days
from ..presenters_subject import subject_view
from ..queries_hearing import can_answer, decision_to_object_to, progress_of
from ..refusals_hearing import NoObjection, TermOver
from ..routing import NobodyEligible
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


def own_case_or_404(request: PersonRequest, reference: str) -> Case:
    """A case that is about this person, who was told; any other is the same 404."""
    cases = cases_about(request.user).select_related("handler", "provision_text__version__policy")
    cases = cases.defer("provision_text__version__source_text")
    return get_object_or_404(cases, reference=reference)


def page(request: PersonRequest, reference: str) -> HttpResponse:
    """What it is about, what they may do, and what was decided."""
    found = own_case_or_404(request, reference)
    context = {
        "view": subject_view(found),
        "history": history_days(history.of_subject(found, request.user)),
    }
    return render(request, "escalations/subject.html", context)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: PersonRequest, reference: str) -> HttpResponse:
    """Answer the findings, once."""
    found = own_case_or_404(request, reference)
    if not can_answer(found, progress_of(found)):
        raise TermOver(found)
    form = AnswerForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        hearing.answer(by=request.user, case=found, **form.cleaned_data)
        messages.success(request, _("Your answer has been sent."))
        return redirect(found)
    return _show(request, found, form, "escalations/subject_answer.html")


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def object_to(request: PersonRequest, reference: str) -> HttpResponse:
    """Object to the decision; with nobody else to decide, nothing is stored (422)."""
    found = own_case_or_404(request, reference)
    if decision_to_object_to(found, progress_of(found)) is None:
        raise NoObjection(found)
    form, template = ObjectForm(posted_or_unsent(request)), "escalations/subject_object.html"
    if request.method != "POST" or not form.is_valid():
        return _show(request, found, form, template)
    try:
        objecting.object_to_decision(by=request.user, case=found, **form.cleaned_data)
    except NobodyEligible:
        words = _("There is nobody else who can decide now. Nothing was sent. Call the director.")
        form.add_error(None, words)
        return _show(request, found, form, template, status=422)
    messages.success(request, _("Your objection has been sent. Another person takes it up."))
    return redirect(found)


def _show(
    request: PersonRequest, found: Case, form: Any, template: str, status: int = 200
) -> HttpResponse:
    context = {
        "case": found,
        "view": subject_view(found),
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, template, context, status=status)
