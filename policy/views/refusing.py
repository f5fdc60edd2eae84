"""Not confirming, the conversation about it, and reasons without names for the desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires, signed_in
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..access import get_version, published_versions
from ..access_reading import may_read_with
from ..access_refusals import get_visible_refusal
from ..conversing import CannotHaveBeen, hold
from ..forms_refusing import ConversationForm, RefusalForm
from ..models import Refusal, Version
from ..presenters_refusals import refusal_told, whom_to_ask
from ..queries_acknowledging import open_obligation
from ..queries_refusals import is_to_talk_about, reasons_given
from ..refusing import NothingToRefuse
from ..refusing import refuse as refuse_version
from ..suppressing import reasons_to_show


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Say not to confirm (POST); before it what that means, after it what happens next."""
    version = get_version(request.user, slug, number)
    form = RefusalForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        return _refuse(request, version, form.cleaned_data["reason"])
    obligation = open_obligation(request.user)
    if obligation is None or obligation.version != version:
        # Confirmed already, or no longer asked: that page says how it stands.
        return redirect("policy:confirm", slug, number)
    context = {
        "form": form,
        "version": version,
        "told": refusal_told(request.user, obligation),
        "manager": whom_to_ask(request.user),
        "owner": owner_of_form(request.user),
    }
    return render(request, "policy/refuse.html", context, status=status_of(form))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: PersonRequest, identifier: int) -> HttpResponse:
    """A manager, or who stands in, records that the conversation was held."""
    # What may be recorded, the act says: also to whom another was first.
    refusal = get_visible_refusal(request.user, identifier)
    form = ConversationForm(
        request.POST if request.method == "POST" else None, initial={"held_on": clock.today()}
    )
    if form.is_valid() and _held(request, refusal, form):
        messages.success(request, _("It is recorded that you talked."))
        return redirect("policy:conversation", refusal.pk)
    if not is_to_talk_about(request.user, refusal):
        raise Http404
    context = {
        "form": form,
        "refusal": refusal,
        "held": getattr(refusal, "conversation", None),
        "reads_along": may_read_with(request.user, refusal.person),
    }
    return render(request, "policy/conversation.html", context, status=status_of(form))


@requires(*sorted(DESK))
@require_safe
def reasons(request: PersonRequest) -> HttpResponse:
    """Why people do not confirm, for each version: without names, five at a time."""
    given = reasons_given()
    versions = [
        (version, reasons_to_show(given.get(version.pk, [])))
        for version in published_versions(request.user)
    ]
    return render(request, "policy/reasons.html", {"versions": versions})


def _refuse(request: PersonRequest, version: Version, reason: str) -> HttpResponse:
    slug, number = version.policy.slug, version.number
    try:
        refuse_version(by=request.user, version=version, reason=reason)
    except NothingToRefuse as refused:
        if refused.asked is not None:
            raise _another_version(refused.asked.version, reason) from refused
        messages.info(request, _("Nothing is asked of you any more. Nothing was stored."))
        return redirect("policy:confirm", slug, number)
    return redirect("policy:refuse", slug, number)


def _another_version(asked: Version, reason: str) -> Conflict:
    conflict = Conflict(
        _("Version %(number)d is in force now") % {"number": asked.number},
        _("Another version is asked now. Read what changed first."),
        reverse("policy:confirm", args=[asked.policy.slug, asked.number]),
        _("See what changed"),
    )
    conflict.typed = (reason,) if reason else ()
    return conflict


def _held(request: PersonRequest, refusal: Refusal, form: ConversationForm) -> bool:
    try:
        hold(by=request.user, refusal=refusal, held_on=form.cleaned_data["held_on"])
    except CannotHaveBeen as refused:
        form.add_error("held_on", str(refused))
    except Refusal.DoesNotExist as gone:
        raise Http404 from gone
    return not form.errors
