"""A draft as a whole: begun, looked at, previewed, given a title, taken back a step, dropped."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent

from ..drafting import previewing
from ..drafting.beginning import begin
from ..drafting.changing import Shown, change
from ..drafting.dropping import drop
from ..drafting.operations import Outcome, retitle
from ..drafting.parts import Outline
from ..drafting.stored import is_open, stored
from ..drafting.undoing import last_step, undo
from ..forms_drafting import NoteForm, TitleForm, UndoForm
from ..models import Version
from ..presenters_blocking import blocking
from ..presenters_draft_lines import became, gone, lines
from ..presenters_drafting import mendings
from ..presenters_reading import book
from ..presenters_steps import step_shown
from ..queries import the_policy
from ..queries_reading import code_for
from .reading import one_of


def desk_draft(request: PersonRequest, number: int) -> Version:
    """The draft with this number, to be worked on.

    Raises Http404 where the desk sees none, Conflict where its text is fixed.
    """
    version = _version(request, number)
    if not is_open(version):
        raise Conflict(
            _("This text is fixed."),
            _("It has been adopted, so nobody can change it. Begin a new draft of it instead."),
            reverse("policy:begin_draft", args=[number]),
            _("Begin a new draft"),
        )
    return version


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "POST"])
def begin_draft(request: PersonRequest, number: int) -> HttpResponse:
    """Begin a draft with the text of this version."""
    version = _version(request, number)
    form = NoteForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        made = begin(by=request.user, version=version, note=form.cleaned_data["note"])
        messages.success(request, _("The draft has been made. Only the desk sees it."))
        return redirect("policy:draft", made.number)
    context = {"version": version, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "policy/drafting/begin.html", context, status=_status(request))


@requires(*sorted(DESK))
@require_safe
def draft(request: PersonRequest, number: int) -> HttpResponse:
    """The draft: its parts with what differs, references to mend, and what blocks publishing."""
    version = desk_draft(request, number)
    held, changed = stored(version), became(version)
    to_mend = mendings(version, held)
    context = {
        "version": version,
        "lines": lines(version, held, changed, [one.stale for one in to_mend]),
        "gone": gone(changed),
        "mendings": to_mend,
        "blocking": blocking(by=request.user, version=version),
        "step": step_shown(last_step(version)),
    }
    return render(request, "policy/drafting/draft.html", context)


@requires(*sorted(DESK))
@require_safe
def preview(request: PersonRequest, number: int) -> HttpResponse:
    """The draft as readers will see it, with the explanations that no longer fit marked so."""
    version = desk_draft(request, number)
    tree, stale = previewing.preview(version, get_language() or "nl")
    context = {"version": version, "book": book(tree), "stale": stale}
    return render(request, "policy/drafting/preview.html", context)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "POST"])
def draft_title(request: PersonRequest, number: int) -> HttpResponse:
    """Another title of the regulation."""
    version = desk_draft(request, number)
    shown = {"title": version.title, "structure": version.title}
    form = TitleForm(posted_or_unsent(request), initial=shown)
    if request.method != "POST" or not form.is_valid():
        context = {"version": version, "form": form, "owner": owner_of_form(request.user)}
        return render(request, "policy/drafting/title.html", context, status=_status(request))
    title, seen = form.cleaned_data["title"], form.cleaned_data["structure"]
    do = partial(_retitle, version=version, title=title, seen=seen)
    change(by=request.user, version=version, what="title", shown=Shown(), do=do)
    messages.success(request, _("The title has been changed."))
    return redirect("policy:draft", number)


@requires(*sorted(DESK))
@require_POST
def undo_change(request: PersonRequest, number: int) -> HttpResponse:
    """Take the last change back."""
    version = desk_draft(request, number)
    form = UndoForm(request.POST)
    step = form.cleaned_data["step"] if form.is_valid() else 0
    undo(by=request.user, version=version, step=step)
    messages.success(request, _("The last change has been taken back."))
    return redirect("policy:draft", number)


@requires(*sorted(DESK))
@require_http_methods(["GET", "POST"])
def drop_draft(request: PersonRequest, number: int) -> HttpResponse:
    """Ask whether, and drop the draft."""
    version = desk_draft(request, number)
    if request.method == "POST":
        drop(by=request.user, version=version)
        messages.success(request, _("The draft has been dropped."))
        return redirect("policy:desk_versions")
    return render(request, "policy/drafting/drop.html", {"version": version})


def _version(request: PersonRequest, number: int) -> Version:
    policy = the_policy()
    if policy is None:
        raise Http404
    return one_of(code_for(request.user, policy.slug), number)


def _retitle(outline: Outline, *, version: Version, title: str, seen: str) -> Outcome:
    """With the title that is held now; `seen` is the one that the form showed."""
    if outline.title != seen:
        raise _other_title(version, title)
    return retitle(outline, title=title)


def _other_title(version: Version, typed: str) -> Conflict:
    lost = Conflict(
        _("Someone else changed the title in the meantime."),
        _("It is “%(title)s” now.") % {"title": version.title},
        reverse("policy:draft_title", args=[version.number]),
    )
    lost.typed = (typed,)
    return lost


def _status(request: PersonRequest) -> int:
    """Of a page with its form: refused where it was sent."""
    return 422 if request.method == "POST" else 200
