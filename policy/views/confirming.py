"""Confirming a version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.unsent import keeps_unsent, owner_of_form, unsent_answers

from ..access import get_version
from ..access_acknowledging import own_acknowledgements
from ..acknowledging import Superseded, statement
from ..acknowledging import confirm as confirm_version
from ..models import Version
from ..presenters_confirming import confirm_page
from ..queries_acknowledging import open_obligation
from ..queries_reading import code_for


@keeps_unsent
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
    code = code_for(request.user, slug)
    if (current := code.in_force()) != version:
        return _to_the_one_in_force(request, version, current)
    if unsent_answers(request) is not None:
        messages.info(request, _("Your session had ended. Confirm once more."))
    context = {
        "version": version,
        "owner": owner_of_form(request.user),
        "statement": statement(version, language),
        "page": confirm_page(request.user, code, version, obligation),
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


def _to_the_one_in_force(
    request: PersonRequest, version: Version, current: Version | None
) -> HttpResponse:
    """Someone came by an old link, or a while ago: there is nothing to confirm here any more."""
    number = {"number": version.number}
    if current is None:
        words = _("Version %(number)d is not in force. There is nothing to confirm now.")
        messages.info(request, words % number)
        return redirect("policy:code")
    words = _("Version %(number)d is not in force. This is the one that is.")
    messages.info(request, words % number)
    return redirect("policy:confirm", current.policy.slug, current.number)


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
