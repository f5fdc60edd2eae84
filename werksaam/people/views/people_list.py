"""The administrator's pages for a list from HR: give it in, look at it, apply it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.forms_list import AgreeForm, ListForm
from werksaam.people.hr.applying import ManyLeave, Outdated
from werksaam.people.hr.keeping import (
    NotWaiting,
    agree,
    keep,
    open_lists,
    put_aside,
    what_changes,
)
from werksaam.people.hr.reading import WINDOWS
from werksaam.people.hr.rows import REQUIRED, Column, Unreadable
from werksaam.people.models import PeopleList, Role
from werksaam.people.presenters_list import done_of, in_short, sections_of
from werksaam.people.presenters_list_wrong import in_words
from werksaam.plain_forms import status_of

administrator = requires(Role.ADMINISTRATOR)
State = PeopleList.State
LAST = 10


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def give_in(request: PersonRequest) -> HttpResponse:
    """Choose a file; what is wrong with it is shown here, and nothing is kept of it."""
    form, wrong = ListForm(), None
    if request.method == "POST":
        form = ListForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                kept = keep(by=request.user, content=file.read(), name=file.name)
                return redirect(kept)
            except Unreadable as unreadable:
                wrong = in_words(unreadable.problems)
                form.add_error("file", _("The list was not taken in. Read what is wrong with it."))
    done = PeopleList.objects.filter(state=State.APPLIED).select_related("given_by")
    context = {
        "form": form,
        "wrong": wrong,
        "columns": list(Column),
        "required": REQUIRED,
        "open": open_lists().select_related("given_by"),
        "done": done_of(done.order_by("-ended_at")[:LAST]),
    }
    return render(request, "people/list.html", context, status=status_of(form))


@require_safe
@administrator
def empty(request: PersonRequest) -> HttpResponse:
    """An empty list: the headings alone."""
    response = HttpResponse(";".join(Column) + "\r\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="personeelslijst.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def shown(request: PersonRequest, list_id: UUID) -> HttpResponse:
    """What a list changes, and agreeing to it; or how far it is, or what it changed."""
    kept = get_object_or_404(PeopleList.objects.select_related("given_by"), pk=list_id)
    if kept.state not in (State.SHOWN, State.OUTDATED):
        if request.method == "POST":
            raise _no_longer(kept)
        return render(request, "people/list_done.html", {"kept": done_of([kept])[0]})
    try:
        return _preview(request, kept)
    except Unreadable as unreadable:
        context = {"kept": kept, "wrong": in_words(unreadable.problems)}
        return render(request, "people/list_preview.html", context, status=409)


def _preview(request: PersonRequest, kept: PeopleList) -> HttpResponse:
    differences = what_changes(kept, by=request.user)
    many = differences.many_leave
    form = AgreeForm(
        request.POST if request.method == "POST" else None,
        asks_many=many,
        initial={"shown": differences.fingerprint},
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            agree(
                by=request.user,
                kept=kept,
                shown=form.cleaned_data["shown"],
                many_may_leave=form.cleaned_data.get("many_leave", False),
            )
            return redirect(kept)
        except NotWaiting as faster:
            raise _no_longer(kept) from faster
        except (Outdated, ManyLeave):
            form, status = (
                AgreeForm(asks_many=many, initial={"shown": differences.fingerprint}),
                409,
            )
    context = {
        "kept": kept,
        "form": form,
        "differences": differences,
        "in_short": in_short(differences),
        "sections": sections_of(differences),
        "is_windows": kept.encoding == WINDOWS,
        "is_changed": status == 409 or kept.state == State.OUTDATED,
    }
    status = 422 if form.errors else status
    return render(request, "people/list_preview.html", context, status=status)


@require_POST
@administrator
def drop(request: PersonRequest, list_id: UUID) -> HttpResponse:
    """Put a list aside without applying it."""
    kept = get_object_or_404(PeopleList, pk=list_id)
    try:
        put_aside(kept=kept)
    except NotWaiting as faster:
        raise _no_longer(kept) from faster
    messages.success(request, _("Nothing was changed. The list is no longer kept."))
    return redirect("people_list:give_in")


def _no_longer(kept: PeopleList) -> Conflict:
    return Conflict(
        _("This list waits for nobody any more"),
        _("Someone applied it or put it aside, or it is more than a day old."),
        reverse("people_list:give_in"),
        _("Lists of people"),
    )
