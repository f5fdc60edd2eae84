"""The desk's pages around a text of guidance: overview, trial, publishing, earlier texts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK

from ..forms_guidance import BackForm, NoteForm
from ..guidance.cards import read_cards
from ..guidance.editing import ChangedMeanwhile, begin_from
from ..guidance.guide import read_guide
from ..guidance.publishing import NotPublishable, offer, publish
from ..guidance.queries import code_now, draft_of, guidance_now, problems_of, published
from ..models import Guidance, GuidanceDraft, GuidanceSlug
from ..presenters_guidance import (
    ADDRESSES,
    ChangeView,
    DeskGuidance,
    changes_between,
    desk_guidance,
)
from .at_hand import show_at_hand
from .before_you_post import Questions, walk_through


@requires(*sorted(DESK))
@require_safe
def guidance(request: PersonRequest) -> HttpResponse:
    """Both texts, and how they stand."""
    texts = [_view(request, slug) for slug in GuidanceSlug]
    return render(request, "policy/guidance.html", {"texts": texts})


@requires(*sorted(DESK))
@require_safe
def guidance_draft(request: PersonRequest, slug: str) -> HttpResponse:
    """A text as it is worked on."""
    return _page(request, slug)


@requires(*sorted(DESK))
@require_POST
def offer_guidance(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask a colleague to publish what stands there."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, slug, form)
    note, revision = form.cleaned_data["note"], _revision(request)
    try:
        offer(by=request.user, slug=_slug(slug), revision=revision, note=note)
    except NotPublishable as refused:
        form.add_error(None, str(refused))
        return _page(request, slug, form)
    messages.success(request, _("A colleague of the desk can read and publish it now."))
    return redirect("policy:guidance_draft", slug)


@requires(*sorted(DESK))
@require_POST
def publish_guidance(request: PersonRequest, slug: str) -> HttpResponse:
    """Show people what a colleague offered."""
    try:
        publish(by=request.user, slug=_slug(slug), revision=_revision(request))
    except NotPublishable as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is published. Everyone sees it now."))
    return redirect("policy:guidance_draft", slug)


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def try_guidance(request: PersonRequest, slug: str) -> HttpResponse:
    """See the text under work as staff will; an answer that leads nowhere says so."""
    draft = draft_of(_slug(slug))
    if draft.slug == GuidanceSlug.AT_HAND:
        return show_at_hand(request, read_cards(draft.content), is_trial=True)
    url, guide = reverse("policy:try_guidance", args=[slug]), read_guide(draft.content)
    return walk_through(request, Questions(guide, draft.revision, url, is_trial=True))


@requires(*sorted(DESK))
@require_safe
def guidance_versions(request: PersonRequest, slug: str) -> HttpResponse:
    """Every text that people were shown, the latest first."""
    context = {"name": slug, "title": _slug(slug).label, "rows": published(_slug(slug))}
    return render(request, "policy/guidance_versions.html", context)


@requires(*sorted(DESK))
@require_safe
def guidance_version(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """One of them: what changed with it, and the way back to it."""
    row = get_object_or_404(published(_slug(slug)), number=number)
    return _version_page(request, slug, row)


@requires(*sorted(DESK))
@require_POST
def restore_guidance(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Work on from an earlier text; what was worked on goes only where that is confirmed."""
    row = get_object_or_404(published(_slug(slug)), number=number)
    draft = draft_of(row.slug)
    form = BackForm(request.POST, drops=bool(_unpublished(draft)))
    if draft.revision == _revision(request) and not form.is_valid():
        return _version_page(request, slug, row, form)
    try:
        begin_from(by=request.user, slug=row.slug, earlier=row, revision=_revision(request))
    except ChangedMeanwhile:
        raise Conflict(
            _("A colleague changed this text meanwhile"),
            _("Going back would undo that. Look how it stands now."),
            reverse("policy:guidance_draft", args=[slug]),
        ) from None
    messages.success(request, _("You work on from that text now. Publish it to show it."))
    return redirect("policy:guidance_draft", slug)


def _version_page(
    request: PersonRequest, slug: str, row: Guidance, form: BackForm | None = None
) -> HttpResponse:
    before = published(row.slug).filter(number=row.number - 1).first()
    now, draft = guidance_now(row.slug), draft_of(row.slug)
    lost = _unpublished(draft)
    context = {
        "name": slug,
        "title": _slug(slug).label,
        "row": row,
        "changes": changes_between(before.content if before else {}, row.content),
        "is_now": now is not None and now.number == row.number,
        "lost": lost,
        "draft": draft,
        "form": form or BackForm(initial={"revision": draft.revision}, drops=bool(lost)),
    }
    return render(request, "policy/guidance_version.html", context, status=422 if form else 200)


def _unpublished(draft: GuidanceDraft) -> tuple[ChangeView, ...]:
    """What was worked on and nobody published: it goes where someone begins anew."""
    now = guidance_now(draft.slug)
    return changes_between(now.content if now else {}, draft.content) if draft.content else ()


def _page(request: PersonRequest, slug: str, form: NoteForm | None = None) -> HttpResponse:
    view = _view(request, _slug(slug))
    context: dict[str, Any] = {"view": view, "form": form or NoteForm()}
    return render(request, "policy/guidance_draft.html", context, status=422 if form else 200)


def _view(request: PersonRequest, slug: GuidanceSlug) -> DeskGuidance:
    draft = draft_of(slug)
    content = draft.content
    problems = problems_of(slug, content, code_now()) if content else []
    return desk_guidance(draft, guidance_now(slug), content, problems, request.user)


def _slug(address: str) -> GuidanceSlug:
    slug = ADDRESSES.get(address)
    if slug is None:
        raise Http404
    return slug


def _revision(request: PersonRequest) -> int:
    """The revision that the page showed; one that no text has, where it says none."""
    found = request.POST.get("revision", "")
    return int(found) if found.isdecimal() and len(found) < 10 else -1
