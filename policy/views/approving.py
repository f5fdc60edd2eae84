"""A second person reads a proposed explanation beside its text, and judges it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK, User
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..access_explaining import get_explanation
from ..explaining import NotApprovable, approve, reject, take_back
from ..forms_explaining import TurnDownForm
from ..models import Explanation, Outcome, ProvisionText
from ..presenters_explaining import address
from ..presenters_explanation import (
    LANGUAGE_NAMES,
    changed_text,
    changed_words,
    shown,
    subject,
)
from ..queries_proposals import approved_before, place_of, standing_beside, to_approve_in
from ..queries_same_words import holds_for


@requires(*sorted(DESK))
@require_safe
def proposal(request: PersonRequest, identifier: int) -> HttpResponse:
    """One proposal with its text, with what was approved before, and what became of it."""
    found, text = _found(identifier)
    return _page(request, found, text, TurnDownForm())


@requires(*sorted(DESK))
@require_POST
def approve_one(request: PersonRequest, identifier: int) -> HttpResponse:
    """Approve a proposal of someone else, and go on to the next that waits."""
    found, text = _found(identifier)
    following = _next(request.user, found, text)
    posted = request.POST.get("instead_of", "")
    instead_of = int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 19 else None
    try:
        approve(by=request.user, explanation=found, instead_of=instead_of)
    except NotApprovable as refused:
        raise _not_now(found, str(refused)) from refused
    messages.success(request, _("The explanation is approved. Everyone sees it now."))
    return _onward(following, found, text)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def turn_down(request: PersonRequest, identifier: int) -> HttpResponse:
    """Turn a proposal of someone else down, with a reason."""
    found, text = _found(identifier)
    form = TurnDownForm(posted_or_unsent(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, text, form, status=status_of(form))
    following = _next(request.user, found, text)
    try:
        reject(by=request.user, explanation=found, reason=form.cleaned_data["reason"])
    except NotApprovable as refused:
        raise _not_now(found, str(refused)) from refused
    messages.success(request, _("The proposal is turned down."))
    return _onward(following, found, text)


@requires(*sorted(DESK))
@require_POST
def take_back_one(request: PersonRequest, identifier: int) -> HttpResponse:
    """Take one's own proposal back."""
    found, text = _found(identifier)
    try:
        take_back(by=request.user, explanation=found)
    except NotApprovable as refused:
        raise _not_now(found, str(refused)) from refused
    messages.success(request, _("You have taken your proposal back."))
    return redirect("policy:explanation", *address(text.version, found.language, text))


def _found(identifier: int) -> tuple[Explanation, ProvisionText]:
    found = get_explanation(identifier)
    text = place_of(found)
    if text is None:
        raise Http404
    return found, text


def _not_now(found: Explanation, why: str) -> Conflict:
    words = _("See how the explanation stands now, and decide again.")
    return Conflict(why, words, reverse("policy:proposal", args=[found.pk]))


def _next(person: User, found: Explanation, text: ProvisionText) -> int | None:
    """The proposal of the same version that comes after this one, around the end."""
    others = _others(person, found, text)
    return others[0] if others else None


def _others(person: User, found: Explanation, text: ProvisionText) -> list[int]:
    """What else of this version waits for `person`, beginning after this one (1 query)."""
    keys = list(to_approve_in(person, text.version).values_list("pk", flat=True))
    at = keys.index(found.pk) if found.pk in keys else len(keys)
    return [*keys[at + 1 :], *keys[:at]]


def _onward(following: int | None, found: Explanation, text: ProvisionText) -> HttpResponse:
    """To the next one to read: each is approved on a page of its own."""
    if following is not None:
        return redirect("policy:proposal", following)
    return redirect("policy:explanation", *address(text.version, found.language, text))


def _page(
    request: PersonRequest,
    found: Explanation,
    text: ProvisionText,
    form: TurnDownForm,
    status: int = 200,
) -> HttpResponse:
    waits = found.outcome == Outcome.WAITING
    is_own = found.proposed_by_id == request.user.pk
    context: dict[str, Any] = {
        "form": form,
        "row": found,
        "shown": shown(found),
        "language_name": LANGUAGE_NAMES[found.language],
        "text": text,
        "about": subject(text),
        "is_stale": not holds_for(text, found.text_sha256),
        "runs": changed_text(found, text),
        "standing": standing_beside(found),
        "may_judge": waits and not is_own,
        "may_take_back": waits and is_own,
        "here": address(text.version, found.language, text),
        "owner": owner_of_form(request.user),
        **_before(found),
        **_in_line(request.user, found, text),
    }
    return render(request, "policy/proposal.html", context, status=status)


def _before(found: Explanation) -> dict[str, Any]:
    """What was approved before, and the words that differ."""
    before = approved_before(found)
    if before is None:
        return {"before": None}
    return {"before": shown(before), "before_runs": changed_words(before, found)}


def _in_line(person: User, found: Explanation, text: ProvisionText) -> dict[str, Any]:
    """How many others of this version wait for this person, and which is next."""
    others = _others(person, found, text)
    return {"others": len(others), "next": others[0] if others else None}
