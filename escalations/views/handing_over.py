"""Giving a case to a colleague, with a note."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..models import Case
from ..working import handing_over
from ..working.colleagues import away_until, colleagues_of
from ..working.forms import HandOverForm
from ..working.refusals import CannotSee
from .cases import case_or_404, must_be_allowed, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: PersonRequest, reference: str) -> HttpResponse:
    """Choose who gets the case, and write where it stands; only who may see it is offered."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "hand_over", request)
    form = _form(request, found)
    if request.method != "POST" or not form.is_valid():
        return _show(request, found, form)
    try:
        handing_over.hand_over(
            by=request.user,
            case=found,
            to=form.chosen,
            note=form.cleaned_data["note"],
            revision=revision_of(request, found),
        )
    except CannotSee:
        form.refuse()
        return _show(request, found, form)
    messages.success(
        request, _("%(name)s has the case now, and gets a mail.") % {"name": form.chosen.name}
    )
    return redirect(found)


def _form(request: PersonRequest, found: Case) -> HandOverForm:
    """Whoever gave the case is chosen already where it is given back."""
    colleagues = colleagues_of(found, request.user)
    return HandOverForm(
        posted_or_unsent(request),
        colleagues=colleagues,
        away=away_until(colleagues),
        initial={"to": request.GET.get("aan", "")},
    )


def _show(request: PersonRequest, found: Case, form: HandOverForm) -> HttpResponse:
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    status = status_of(form)
    return render(request, "escalations/hand_over.html", context, status=status)
