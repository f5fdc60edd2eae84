"""One provision of a draft: its words, beside what they were; and a reference mended.

Who saves on top of someone else's change gets both texts (409), and can save once more.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, unsent_answers

from ..comparing import compare_words
from ..drafting.changing import ChangedMeanwhile, Shown, change
from ..drafting.mending import mend
from ..drafting.operations import edit
from ..drafting.parts import NotPossible, Part
from ..drafting.refusals import in_words
from ..drafting.stored import Stored, stored
from ..drafting.undoing import last_step_at
from ..forms_drafting import EditForm, MendForm
from ..models import Version
from ..presenters_drafting import (
    base_texts,
    compared,
    has_heading,
    has_text,
    mendings,
    name_of,
    tasks,
)
from ..presenters_steps import step_shown
from .draft_conflicts import gone_meanwhile, with_current
from .drafting import desk_draft


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "POST"])
def draft_provision(request: PersonRequest, number: int, provision: UUID) -> HttpResponse:
    """Heading and text of a provision, beside what they were in the version before."""
    version, key = desk_draft(request, number), str(provision)
    held = stored(version)
    part = part_of(held, key, request)
    if request.method != "POST":
        return _page(request, version, held, part, _form(held, part, unsent_answers(request)))
    form = _form(held, part, request.POST)
    if not form.is_valid():
        return _page(request, version, held, part, form, status=422)
    try:
        _save(request, version, part, form)
    except ChangedMeanwhile as late:
        return _late(request, version, late.now, key)
    except NotPossible as refused:
        form.add_error(None, in_words(refused))
        return _page(request, version, held, part, form, status=422)
    messages.success(request, _("Saved. The comparison below is up to date."))
    return redirect("policy:draft_provision", number, provision)


@requires(*sorted(DESK))
@require_POST
def mend_reference(request: PersonRequest, number: int, provision: UUID) -> HttpResponse:
    """Write a reference again, as it was proposed."""
    version, key = desk_draft(request, number), str(provision)
    form = MendForm(request.POST)
    if not form.is_valid():
        raise gone_meanwhile(version, request)
    start, revision = form.cleaned_data["start"], form.cleaned_data["revision"] or 0
    try:
        mend(by=request.user, version=version, source=key, start=start, revision=revision)
    except ChangedMeanwhile as late:
        raise gone_meanwhile(version, request) from late
    except NotPossible as refused:
        messages.error(request, in_words(refused))
    else:
        messages.success(request, _("The reference has been mended."))
    return redirect("policy:draft", number)


def part_of(held: Stored, key: str, request: PersonRequest) -> Part:
    """The part that a page is about.

    Raises Http404; Conflict, with what was typed, where someone took it out meanwhile.
    """
    try:
        return held.outline.part(key)
    except NotPossible as absent:
        if request.method == "POST" and request.POST.get("revision"):
            raise gone_meanwhile(None, request) from absent
        raise Http404 from absent


def _form(held: Stored, part: Part, posted: QueryDict | None = None) -> EditForm:
    asked = {"has_heading": has_heading(part), "has_text": has_text(part)}
    if posted is not None:
        return EditForm(posted, **asked)
    shown = {
        "heading": part.heading,
        "text": part.text,
        "revision": held.rows[part.key].revision,
    }
    return EditForm(initial=shown, **asked)


def _save(request: PersonRequest, version: Version, part: Part, form: EditForm) -> None:
    said = form.cleaned_data
    heading, text = said.get("heading", part.heading), said.get("text", part.text)
    change(
        by=request.user,
        version=version,
        what="edit",
        shown=Shown({part.key: said["revision"] or 0}),
        do=partial(edit, key=part.key, heading=heading, text=text),
    )


def _late(request: PersonRequest, version: Version, now: Stored, key: str) -> HttpResponse:
    """Both texts: the one that is there now, and what this editor typed, ready to save again."""
    part = part_of(now, key, request)
    form = _form(now, part, with_current(request.POST, now, key))
    typed_heading = request.POST.get("heading", part.heading)
    context: dict[str, object] = {
        "late": {
            "text": compare_words(part.text, request.POST.get("text", part.text)),
            "heading": compare_words(part.heading, typed_heading) if has_heading(part) else (),
            "now": part,
            "step": step_shown(last_step_at(version, now.rows[key].eid)),
        }
    }
    return _page(request, version, now, part, form, status=409, extra=context)


def _page(
    request: PersonRequest,
    version: Version,
    held: Stored,
    part: Part,
    form: forms.Form,
    *,
    status: int = 200,
    extra: dict[str, object] | None = None,
) -> HttpResponse:
    row = held.rows[part.key]
    context = {
        "version": version,
        "row": row,
        "name": capfirst(name_of(part, row.eid)),
        "form": form,
        "owner": owner_of_form(request.user),
        "compared": compared(version, row, base_texts(version)),
        "tasks": tasks(version, held, part),
        "mendings": [m for m in mendings(version, held) if m.stale.pointer.source == part.key],
        **(extra or {}),
    }
    return render(request, "policy/drafting/provision.html", context, status=status)
