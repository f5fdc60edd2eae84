"""What a phone shares: kept as a draft, for the person to go on with."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in

from ..access import own_drafts
from ..forms_sharing import SharedForm, SharedKindForm
from ..kinds import kind
from ..models import Draft
from ..presenters_images import images_of_draft
from ..presenters_reporting import address
from ..refusals import TooMany
from ..sharing import waiting
from ..sharing.receiving import FIRST, become, keep, kind_of

View = Callable[[HttpRequest], HttpResponseBase]


def from_the_device(view: View) -> View:
    """Refuses a POST of another website, and keeps one of who is not signed in."""

    @wraps(view)
    def wrapper(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            if not waiting.is_of_the_device(request):
                return _explain(request, status=403)
            if not request.user.is_authenticated:
                waiting.hold(request, SharedForm(request.POST, request.FILES).shared)
        return view(request)

    return wrapper


@csrf_exempt
@from_the_device
@signed_in
@require_http_methods(["GET", "POST"])
def share(request: PersonRequest) -> HttpResponse:
    """Take in what a phone shares; opened by itself, say what it is for."""
    if request.method != "POST":
        return _explain(request)
    form = SharedForm(request.POST, request.FILES)
    is_sound = form.is_valid()
    if not form.shared and not form.images:
        return _nothing(request, form, is_sound)
    try:
        draft = keep(by=request.user, shared=form.shared, images=form.images)
    except TooMany as refusal:
        return _too_many(request, refusal)
    waiting.forget(request)
    if is_sound:
        return redirect("escalations:shared_kind", draft.pk)
    return _show(request, draft, SharedKindForm(draft=draft), of=form)


@signed_in
@require_http_methods(["GET", "POST"])
def shared_kind(request: PersonRequest, draft_id: str) -> HttpResponse:
    """What the draft of a share is about; then on to its first step."""
    draft = get_object_or_404(own_drafts(request.user), pk=draft_id)
    form = SharedKindForm(request.POST if request.method == "POST" else None, draft=draft)
    if not form.is_valid():
        return _show(request, draft, form)
    draft = become(by=request.user, draft=draft, to=kind(form.cleaned_data["kind"]))
    return redirect(address("step", kind_of(draft), draft, kind_of(draft).steps[0]))


def _explain(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    """What this address is for; with what was shared before signing in, to press once more."""
    held = waiting.held(request) if status == 200 else None
    return render(request, "escalations/sharing.html", {"held": held}, status=status)


def _nothing(request: PersonRequest, form: SharedForm, is_sound: bool) -> HttpResponse:
    """Neither address, text nor a good image: why, and the first step of a report."""
    if not is_sound:
        return render(request, "escalations/sharing.html", {"form": form}, status=422)
    words = _("There was no address, text or image in what you shared. You can fill it in here.")
    messages.warning(request, words)
    return redirect(address("step", kind(FIRST), None, kind(FIRST).steps[0]))


def _show(
    request: PersonRequest, draft: Draft, form: SharedKindForm, *, of: SharedForm | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "refused": of.errors.get("images", []) if of else [],
        "draft": draft,
        "images": images_of_draft(draft),
    }
    return render(request, "escalations/shared_kind.html", context, status=422 if of else 200)


def _too_many(request: PersonRequest, refusal: TooMany) -> HttpResponse:
    response = render(request, "escalations/too_many.html", status=429)
    response.headers["Retry-After"] = str(refusal.retry_after)
    return response
