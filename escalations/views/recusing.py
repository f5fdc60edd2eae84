"""Stepping aside from a case: one button, with a reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in

from .. import recusing
from ..access import may_enter_queue
from ..forms_reason import ReasonForm
from ..refusals import NoSecondReader
from ..routing import NobodyEligible
from .cases import case_or_404, must_be_allowed, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def step_aside(request: PersonRequest, reference: str) -> HttpResponse:
    """Leave the case to others, for good. With nobody left the page says whom to call (422)."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "step_aside", request)
    form = ReasonForm(posted_or_unsent(request), required=True, label=_("Why do you step aside?"))
    nobody = False
    if request.method == "POST" and form.is_valid():
        shown, reason = revision_of(request, found), form.cleaned_data["reason"]
        try:
            recusing.step_aside(by=request.user, case=found, revision=shown, reason=reason)
        except (NobodyEligible, NoSecondReader):
            nobody = True
        else:
            messages.success(request, _("You stepped aside. Others handle the case now."))
            return redirect("escalations:queue" if may_enter_queue(request.user) else "home")
    context = {
        "case": found,
        "form": form,
        "owner": owner_of_form(request.user),
        "nobody": nobody,
    }
    status = 422 if nobody else 200
    return render(request, "escalations/step_aside.html", context, status=status)
