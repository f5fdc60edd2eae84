"""What is done from the queue: setting aside, weighing, several at once, and what is new."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..forms_queueing import SetAsideForm, WeighForm
from ..presenters_queue_page import tried_in_words, with_query
from ..queueing import together
from ..queueing.setting_aside import set_aside as put_aside
from ..queueing.weighing import weigh as say_how_heavy
from .cases import case_or_404, must_be_allowed, revision_of
from .queue import must_have_a_queue
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

STEPS = {"oppakken": together.claim_all, "terugleggen": together.release_all}


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def set_aside(request: PersonRequest, reference: str) -> HttpResponse:
    """Put a case out of the way until a day."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "set_aside", request)
    form = SetAsideForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        put_aside(
            by=request.user,
            case=found,
            revision=revision_of(request, found),
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("The case is set aside. It comes back on that day."))
        return redirect(found)
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/set_aside.html", context, status=status_of(form))


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def weigh(request: PersonRequest, reference: str) -> HttpResponse:
    """Say how serious a case is, and how many see it."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "weigh", request)
    form = WeighForm(posted_or_unsent(request), case=found)
    if request.method == "POST" and form.is_valid():
        revision = revision_of(request, found)
        say_how_heavy(by=request.user, case=found, revision=revision, **form.cleaned_data)
        messages.success(request, _("Kept. The place in the work queue follows."))
        return redirect(found)
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/weigh.html", context, status=status_of(form))


@signed_in
@require_POST
def several(request: PersonRequest) -> HttpResponse:
    """Pick up, or give back, the cases that were ticked; then back to where one was."""
    must_have_a_queue(request)
    step, references = STEPS.get(request.POST.get("doen", "")), request.POST.getlist("zaak")
    if step and references:
        for level, words in tried_in_words(step(by=request.user, references=references)):
            messages.add_message(request, level, words)
    else:
        messages.warning(request, _("Tick one or more cases first."))
    query = QueryDict(request.POST.get("terug", ""))
    return redirect(reverse("escalations:queue") + with_query(query))
