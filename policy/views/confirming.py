"""Confirming a version, and the receipts of what one confirmed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.audit.receipts import receipt_for
from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, signed_in

from ..access import get_version
from ..access_acknowledging import get_acknowledgement, own_acknowledgements
from ..access_reading import readings_with
from ..acknowledging import Superseded, statement
from ..acknowledging import confirm as confirm_version
from ..models import Acknowledgement, Version
from ..presenters_receipt import receipt_page
from ..presenters_versions import change_note
from ..presenters_ways import own_reading
from ..queries_acknowledging import open_obligation
from ..queries_ways import proof_action


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Shows what is confirmed (GET); confirms it, or gives the earlier receipt (POST)."""
    version = get_version(request.user, slug, number)
    language = get_language() or "nl"
    if request.method == "POST":
        return _confirm(request, version, language)
    obligation = open_obligation(request.user)
    earlier = own_acknowledgements(request.user).filter(version=version).first()
    if earlier and not (obligation and obligation.version == version):
        return redirect("policy:acknowledgement", earlier.pk)
    context = {
        "version": version,
        "statement": statement(version, language),
        "note": change_note(version),
        "obligation": obligation,
        "today": clock.today(),
    }
    return render(request, "policy/confirm.html", context)


@signed_in
@require_safe
def acknowledgements(request: PersonRequest) -> HttpResponse:
    """What this person confirmed, and what is still open."""
    context = {
        "acknowledgements": own_acknowledgements(request.user),
        "obligation": open_obligation(request.user),
        "readings": [own_reading(one) for one in readings_with(request.user)],
    }
    return render(request, "policy/acknowledgements.html", context)


@signed_in
@require_safe
def acknowledgement(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The receipt of one confirmation, for who gave it."""
    given = get_acknowledgement(request.user, identifier)
    context = {
        "given": given,
        "receipt": receipt_page(given, _proof(given)),
        "is_up_to_date": open_obligation(request.user) is None,
    }
    return render(request, "policy/acknowledgement.html", context)


@signed_in
@require_safe
def acknowledgement_receipt(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The receipt as a file, with the proof that it stands in the trail."""
    given = get_acknowledgement(request.user, identifier)
    response = JsonResponse(_proof(given), json_dumps_params={"ensure_ascii": False, "indent": 2})
    name = f"bevestiging-{given.pk}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _confirm(request: PersonRequest, version: Version, language: str) -> HttpResponse:
    try:
        given = confirm_version(by=request.user, version=version, language=language)
    except Superseded as found:
        raise _not_in_force(version, found.current) from found
    return redirect("policy:acknowledgement", given.pk)


def _not_in_force(version: Version, current: Version | None) -> Conflict:
    title = _("Version %(number)d is not in force") % {"number": version.number}
    if current is None:
        words = _("No version is in force now. There is nothing to confirm. Nothing was stored.")
        return Conflict(title, words, reverse("policy:code"), _("Read the code"))
    words = _(
        "Version %(number)d is in force now. Nothing was stored. Read and confirm that version."
    )
    url = reverse("policy:confirm", args=[current.policy.slug, current.number])
    return Conflict(title, words % {"number": current.number}, url, _("Read and confirm"))


def _proof(given: Acknowledgement) -> dict[str, object]:
    return receipt_for(given, action=proof_action(given), with_record=True)
