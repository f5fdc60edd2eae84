"""How the portal looks for whoever is signed in: kept with the person, on every device."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from werksaam.plain_forms import status_of

from ..access import PersonRequest, signed_in
from ..forms_display import DisplayForm
from ..preferences import set_display


@signed_in
def display(request: PersonRequest) -> HttpResponse:
    """Choose the size of the letters and the room between lines; then back to where one was."""
    person = request.user
    before = {name: getattr(person, name) for name in DisplayForm.base_fields}
    form = DisplayForm(request.POST if request.method == "POST" else None, initial=before)
    back = _way_back(request)
    if form.is_bound and form.is_valid():
        set_display(person=person, **form.cleaned_data)
        messages.success(request, _("Kept. The portal now looks like this on every device."))
        return redirect(back or "display")
    status = status_of(form)
    context = {"form": form, "back": back}
    return render(request, "account/display.html", context, status=status)


def _way_back(request: PersonRequest) -> str:
    """The page that someone came from, if that is one of ours; else empty."""
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/") and wanted != reverse("display") else ""
