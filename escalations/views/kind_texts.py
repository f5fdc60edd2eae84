"""The texts and target times of the kinds of report, for the desk that keeps them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.plain_forms import status_of

from ..kind_texts.forms import KindTargetForm, KindTextForm
from ..kind_texts.places import Place, place_of
from ..kind_texts.presenters import earlier_targets, kind_lines, text_groups, text_view
from ..kind_texts.refusing import TargetChanged
from ..kind_texts.targets import hours_of
from ..kind_texts.writing import set_target, write_shipped_text, write_text
from ..kinds import Kind
from ..kinds import kind as kind_called
from ..models import KindTarget, Wording
from ..refusals_hearing import WordingChanged
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@requires(*DESK)
def kinds(request: PersonRequest) -> HttpResponse:
    """Every kind, with its target and how many of its texts are the desk's own."""
    return render(request, "escalations/kinds.html", {"lines": kind_lines()})


@requires(*DESK)
def kind(request: PersonRequest, kind_slug: str) -> HttpResponse:
    """The texts of one kind, each with where to change it."""
    of_kind = _kind(kind_slug)
    hours, groups = hours_of(of_kind), text_groups(of_kind)
    context = {"kind": of_kind, "hours": hours, "groups": groups}
    return render(request, "escalations/kind.html", context)


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def text(request: PersonRequest, kind_slug: str, place_name: str) -> HttpResponse:
    """Write one text anew, or go back to the one that ships; those before stay below."""
    of_kind = _kind(kind_slug)
    place, earlier = _place(of_kind, place_name), _earlier(kind_slug, place_name)
    form = KindTextForm(
        posted_or_unsent(request), of_kind=of_kind, place=place, initial=_text_now(place, earlier)
    )
    if request.method != "POST" or not ("back" in request.POST or form.is_valid()):
        return _show_text(request, of_kind, place, form)
    if _is_unchanged(request, form, _text_now(place, earlier)):
        messages.info(request, _("You changed nothing, so nothing was kept."))
        return redirect("escalations:kind", kind_slug)
    try:
        _write(request, place, form, _named(request.POST.get("instead_of", ""), earlier))
    except WordingChanged:
        return _show_text(request, of_kind, place, form, is_stale=True)
    messages.success(request, _("The text is kept. It shows from now on."))
    return redirect("escalations:kind", kind_slug)


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def target(request: PersonRequest, kind_slug: str) -> HttpResponse:
    """Set the target time of a kind, with the reason; those before stay below."""
    of_kind = _kind(kind_slug)
    earlier = earlier_targets(of_kind)
    initial = {"hours": hours_of(of_kind), "instead_of": str(earlier[0].pk) if earlier else ""}
    form = KindTargetForm(posted_or_unsent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            set_target(
                by=request.user,
                of_kind=kind_slug,
                hours=data["hours"],
                reason=data["reason"],
                instead_of=_named(data["instead_of"], earlier),
            )
        except TargetChanged:
            return _show_target(request, of_kind, form, is_stale=True)
        messages.success(request, _("The target time is kept. It counts from now on."))
        return redirect("escalations:kind", kind_slug)
    return _show_target(request, of_kind, form)


def _is_unchanged(request: PersonRequest, form: KindTextForm, now: dict[str, str]) -> bool:
    """Whether what was sent holds already: kept, it would become a text of the desk's own."""
    words = ("text_nl", "text_en")
    return "back" not in request.POST and all(form.cleaned_data[w] == now[w] for w in words)


def _write(request: PersonRequest, place: Place, form: KindTextForm, shown: Wording | None) -> None:
    """What was typed, or the text that ships for who goes back to that."""
    where: Any = {"of_kind": place.kind, "place": place.name, "instead_of": shown}
    if "back" in request.POST:
        write_shipped_text(by=request.user, **where)
        return
    data = form.cleaned_data
    write_text(by=request.user, text_nl=data["text_nl"], text_en=data["text_en"], **where)


def _show_text(
    request: PersonRequest,
    of_kind: Kind,
    place: Place,
    form: KindTextForm,
    *,
    is_stale: bool = False,
) -> HttpResponse:
    """The text with its form. On an old page both texts show, and nothing typed is lost (409)."""
    earlier = _earlier(of_kind.slug, place.name)
    if is_stale:
        typed = {**request.POST.dict(), "instead_of": str(earlier[0].pk) if earlier else ""}
        form = KindTextForm(typed, of_kind=of_kind, place=place)
    context = {
        "kind": of_kind,
        "view": text_view(place, earlier),
        "form": form,
        "is_stale": is_stale,
        "instead_of": str(earlier[0].pk) if earlier else "",
        "owner": owner_of_form(request.user),
    }
    return render(
        request, "escalations/kind_text.html", context, status=409 if is_stale else status_of(form)
    )


def _show_target(
    request: PersonRequest, of_kind: Kind, form: KindTargetForm, *, is_stale: bool = False
) -> HttpResponse:
    """The same for the target."""
    earlier = earlier_targets(of_kind)
    if is_stale:
        typed = {**request.POST.dict(), "instead_of": str(earlier[0].pk) if earlier else ""}
        form = KindTargetForm(typed)
    context = {
        "kind": of_kind,
        "form": form,
        "earlier": earlier,
        "hours": hours_of(of_kind),
        "is_stale": is_stale,
        "owner": owner_of_form(request.user),
    }
    return render(
        request,
        "escalations/kind_target.html",
        context,
        status=409 if is_stale else status_of(form),
    )


def _kind(slug: str) -> Kind:
    try:
        return kind_called(slug)
    except KeyError:
        raise Http404 from None


def _place(of_kind: Kind, name: str) -> Place:
    try:
        return place_of(of_kind, name)
    except KeyError:
        raise Http404 from None


def _earlier(kind_slug: str, place_name: str) -> list[Wording]:
    """What the desk wrote there, the latest first."""
    rows = Wording.objects.filter(slug=f"{kind_slug}.{place_name}")
    return list(rows.order_by("-written_at"))


def _text_now(place: Place, earlier: list[Wording]) -> dict[str, str]:
    """What the form begins with: the words that hold, and which they are."""
    now = text_view(place, earlier).now
    latest = str(earlier[0].pk) if earlier else ""
    return {"text_nl": now.nl, "text_en": now.en, "instead_of": latest}


def _named(shown: str, rows: Any) -> Any:
    """The row that the page showed; None for what ships, or for nonsense."""
    found: Wording | KindTarget | None = next((row for row in rows if str(row.pk) == shown), None)
    return found
