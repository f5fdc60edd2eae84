"""The desk withdraws a version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent

from ..effects import after_withdrawal
from ..forms_sure import is_sure
from ..forms_withdrawing import WithdrawForm
from ..models import Version
from ..presenters_effects import gap_told
from ..presenters_version import in_words
from ..publishing import Contradiction, PublishingError
from ..queries_reading import Code
from ..withdrawing import refusal_to_withdraw, withdraw
from .desk import found


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_version(request: PersonRequest, number: int) -> HttpResponse:
    """What withdrawing means, and the form (GET); withdraw it (POST)."""
    code, version = found(request, number)
    form = WithdrawForm(posted_or_unsent(request))
    told = _effect(code, version, form) if form.is_bound and form.is_valid() else ""
    is_known = not told or is_sure(form, told, _("Yes, withdraw this version"))
    if (
        request.method == "POST"
        and form.is_valid()
        and is_known
        and _withdrawn(request, version, form)
    ):
        messages.success(request, _("The version has been withdrawn."))
        return redirect("policy:desk_version", number)
    context = {
        "version": version,
        "refusal": refusal_to_withdraw(by=request.user, version=version),
        "form": form,
        "effect": told,
        "owner": owner_of_form(request.user),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "policy/withdraw_version.html", context, status=status)


def _effect(code: Code, version: Version, form: WithdrawForm) -> str:
    """What applies from the day that was given: to be read before it is so.

    Empty for a day that is refused anyway.
    """
    on, validity = form.cleaned_data["on"], code.life(version).validity
    if validity is None or on < validity.starts_on:
        return ""
    return gap_told(after_withdrawal(code, version, on), in_words(on))


def _withdrawn(request: PersonRequest, version: Version, form: WithdrawForm) -> bool:
    """Withdraw it; what stands in the way is told at the form."""
    try:
        data = {name: form.cleaned_data[name] for name in ("on", "body", "reason")}
        withdraw(by=request.user, version=version, **data)
    except Contradiction as refused:
        for words in refused.problems:
            form.add_error("on", words)
    except PublishingError as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
