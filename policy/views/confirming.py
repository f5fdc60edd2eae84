"""Confirming a version."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, signed_in

from ..access import get_version
from ..access_acknowledging import own_acknowledgements
from ..acknowledging import Superseded, statement
from ..acknowledging import confirm as confirm_version
from ..models import Version
from ..presenters_versions import change_note
from ..queries_acknowledging import open_obligation


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
