"""The director names who decides about an account name, where no adviser can."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..registers import appointing
from ..registers.forms_names import AppointForm
from ..registers.refusals import CanNotDecide
from .cases import case_or_404, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def appoint(request: PersonRequest, reference: str) -> HttpResponse:
    """Name someone, who then sees and decides the case."""
    found = case_or_404(request, reference)
    if not appointing.may_appoint(request.user, found):
        raise Http404
    form = AppointForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        try:
            appointing.appoint(
                by=request.user,
                case=found,
                revision=revision_of(request, found),
                to=form.chosen,
                reason=form.cleaned_data["reason"],
            )
        except CanNotDecide:
            form.add_error("person", _("This colleague can’t decide it. Name someone else."))
        else:
            messages.success(request, _("This colleague sees the case now, and decides."))
            return redirect(found)
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/appoint.html", context, status=status_of(form))
