"""Exemptions: the desk keeps who need not confirm on which days, and no more about it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.plain_forms import status_of

from ..exempting import AlreadyExempt, NotSoAnyMore, end_exemption, exempt
from ..forms_exempting import EndExemptionForm, ExemptionForm, already_words
from ..models import Exemption
from ..presenters_exempting import days_words, exemption_lines
from ..queries_exempting import exemptions_before, exemptions_from

PER_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@requires(*sorted(DESK))
@require_safe
def exemptions(request: PersonRequest) -> HttpResponse:
    """Who is exempt now or later; who was, only for who asks for it."""
    today, over = clock.today(), "voorbij" in request.GET
    rows = exemptions_before(today) if over else exemptions_from(today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": exemption_lines(page, today), "over": over}
    return render(request, "policy/exemptions.html", context)


@requires(*sorted(DESK))
@form_page
def new_exemption(request: PersonRequest) -> HttpResponse:
    """Someone need not confirm in some days."""
    form = ExemptionForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_bound and form.is_valid():
        try:
            exempt(by=request.user, **form.cleaned_data)
        except AlreadyExempt as refused:
            form.add_error("starts_on", already_words(refused.there))
        else:
            messages.success(request, _("The exemption has been kept."))
            return redirect("policy:exemptions")
    status = status_of(form)
    return render(request, "policy/exemption_new.html", {"form": form}, status=status)


@requires(*sorted(DESK))
@form_page
def end(request: PersonRequest, identifier: int) -> HttpResponse:
    """Let an exemption end earlier, or take back one that has not begun."""
    found = _exemption(identifier)
    form = EndExemptionForm(request.POST if request.method == "POST" else None, exemption=found)
    if form.is_bound and form.is_valid():
        _end(request, found, form.cleaned_data["last_day"])
        return redirect("policy:exemptions")
    context = {"form": form, "exemption": found, "days": days_words(found)}
    status = status_of(form)
    return render(request, "policy/exemption_end.html", context, status=status)


def _exemption(identifier: int) -> Exemption:
    rows = Exemption.objects.select_related("person")
    found = rows.filter(pk=min(identifier, 2**62)).first()
    if found is None:
        raise Http404
    if not exemptions_from(clock.today()).filter(pk=found.pk).exists():
        raise _changed()
    return found


def _end(request: PersonRequest, found: Exemption, last_day: date) -> None:
    try:
        end_exemption(by=request.user, exemption=found, last_day=last_day)
    except NotSoAnyMore as refused:
        raise _changed() from refused
    messages.success(request, _("The exemption ends earlier."))


def _changed() -> Conflict:
    return Conflict(
        _("This has changed in the meantime"),
        _("Someone else ended this exemption, or it is over. Nothing was kept."),
        reverse("policy:exemptions"),
        _("See the exemptions as they are now"),
    )
