"""The desk withdraws a version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK

from ..forms_withdrawing import WithdrawForm
from ..models import Version
from ..publishing import Contradiction, PublishingError
from ..withdrawing import refusal_to_withdraw, withdraw
from .desk import found


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_version(request: PersonRequest, number: int) -> HttpResponse:
    """What withdrawing means, and the form (GET); withdraw it (POST)."""
    _code, version = found(request, number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _withdrawn(request, version, form):
        messages.success(request, _("The version has been withdrawn."))
        return redirect("policy:desk_version", number)
    context = {
        "version": version,
        "refusal": refusal_to_withdraw(by=request.user, version=version),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "policy/withdraw_version.html", context, status=status)


def _withdrawn(request: PersonRequest, version: Version, form: WithdrawForm) -> bool:
    """Withdraw it; what stands in the way is told at the form."""
    try:
        withdraw(by=request.user, version=version, **form.cleaned_data)
    except Contradiction as refused:
        for words in refused.problems:
            form.add_error("on", words)
    except PublishingError as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
