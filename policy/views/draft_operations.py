"""Everything that changes order or numbers of a draft: a form each, and the same way to be late."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, unsent_answers

from ..doings import DOINGS, Doing
from ..drafting.changing import ChangedMeanwhile, Shown, change
from ..drafting.operations import Outcome
from ..drafting.parts import NotPossible, Part
from ..drafting.places import next_of_kind
from ..drafting.refusals import in_words
from ..drafting.stored import Stored, stored
from ..drafting.undoing import last_step
from ..models import Version
from ..presenters_drafting import name_of, tasks
from ..presenters_steps import step_shown
from .draft_conflicts import with_current
from .draft_provisions import part_of
from .drafting import desk_draft


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "POST"])
def draft_operation(
    request: PersonRequest, number: int, provision: UUID, doing: str
) -> HttpResponse:
    """Ask what is to be known, and do it."""
    version, key = desk_draft(request, number), str(provision)
    held = stored(version)
    part = part_of(held, key, request)
    chosen = _chosen(version, held, part, doing)
    if request.method != "POST":
        form = chosen.made(held, part, unsent_answers(request))
        return _page(request, version, held, part, chosen, form)
    form = chosen.made(held, part, request.POST)
    if not form.is_valid():
        return _page(request, version, held, part, chosen, form, status=422)
    try:
        done = _do(request, version, part, chosen, form)
    except ChangedMeanwhile as late:
        return _late(request, version, late.now, chosen, key)
    except NotPossible as refused:
        form.add_error(None, in_words(refused))
        return _page(request, version, held, part, chosen, form, status=422)
    messages.success(request, _("Done. You can take it back on the page of the draft."))
    return redirect(_after(done, number))


def _chosen(version: Version, held: Stored, part: Part, doing: str) -> Doing:
    """What is asked for, where it can be done with this part. Raises Http404."""
    if not any(task.url.endswith(f"/{doing}/") for task in tasks(version, held, part)):
        raise Http404
    return DOINGS[doing]


def _do(
    request: PersonRequest, version: Version, part: Part, chosen: Doing, form: forms.Form
) -> Outcome:
    said = form.cleaned_data
    revisions = {part.key: said["revision"] or 0} if chosen.needs_words else {}
    following = next_of_kind(stored(version).outline, part.key)
    if following and "next_revision" in said:
        revisions[following.key] = said["next_revision"] or 0
    return change(
        by=request.user,
        version=version,
        what=chosen.names(said),
        shown=Shown(revisions, said["structure"] or "-"),
        do=chosen.operation(part.key, said),
    )


def _late(
    request: PersonRequest, version: Version, now: Stored, chosen: Doing, key: str
) -> HttpResponse:
    """The same form on the draft as it stands now, to look once more and then do it."""
    part = part_of(now, key, request)
    following = next_of_kind(now.outline, key)
    posted: QueryDict = with_current(request.POST, now, key, following.key if following else "")
    form = chosen.made(now, part, posted)
    return _page(request, version, now, part, chosen, form, status=409)


def _page(
    request: PersonRequest,
    version: Version,
    held: Stored,
    part: Part,
    chosen: Doing,
    form: forms.Form,
    *,
    status: int = 200,
) -> HttpResponse:
    following = next_of_kind(held.outline, part.key)
    context = {
        "version": version,
        "part": part,
        "name": capfirst(name_of(part, held.rows[part.key].eid)),
        "doing": chosen,
        "form": form,
        "owner": owner_of_form(request.user),
        "is_late": status == 409,
        "step": step_shown(last_step(version)) if status == 409 else None,
        "following": following if "next_revision" in form.fields else None,
    }
    return render(request, "policy/drafting/operation.html", context, status=status)


def _after(done: Outcome, number: int) -> str:
    """To the provision itself where it still stands, else to the draft."""
    if done.outline.has(done.about):
        return reverse("policy:draft_provision", args=[number, done.about])
    return reverse("policy:draft", args=[number])
