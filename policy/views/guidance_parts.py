"""The desk changes one part of a text of guidance: a question, an advice, a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..actions import action
from ..citations import dotted
from ..forms_at_hand import AccountForm, DescriptionForm, TopicForm, ValueForm
from ..forms_guidance import PartForm
from ..forms_guide_parts import BeginForm, OutcomePartForm, QuestionPartForm
from ..guidance.binding import bound
from ..guidance.editing import ChangedMeanwhile, add_part, change_part, mark_of, remove_part
from ..guidance.parts import NoSuchPart, Part, PartKind, part_of
from ..guidance.queries import PART_KINDS, code_now, draft_of, nameable, standing_lids
from ..models import GuidanceDraft, GuidanceSlug
from ..presenters_guidance import ADDRESSES, lines_of, part_title, targets_of
from ..presenters_guidance_words import KIND_WORDS

FORMS: dict[str, type[PartForm]] = {
    "begin": BeginForm,
    "question": QuestionPartForm,
    "outcome": OutcomePartForm,
    "description": DescriptionForm,
    "value": ValueForm,
    "account": AccountForm,
    "topic": TopicForm,
}
ACTIONS = (
    "negatief-bericht ontsporende-discussie twijfel-imago twijfel-juistheid beschuldiging "
    "accountnaam toestemming doorgeven nieuwstip overtreding disclaimer omschrijving"
).split()
"""Every action that a lid can have; one that is not built yet shows whom to ask instead."""


@dataclass(frozen=True)
class Place:
    """Which part of which text: `name` is empty for one that is to be added."""

    address: str
    slug: GuidanceSlug
    kind: PartKind
    draft: GuidanceDraft
    name: str
    part: Part

    @property
    def shown(self) -> str:
        """The hash of the part as it stands."""
        return mark_of(self.part)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def new_part(request: PersonRequest, slug: str, kind: str) -> HttpResponse:
    """Add a part of this kind."""
    place = _place(slug, kind)
    if not place.kind.key:
        raise Http404
    form = _form(place, posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        add_part(by=request.user, slug=place.slug, kind=place.kind.name, part=_part(place, form))
        messages.success(request, _("It is added. People see it once it is published."))
        return redirect("policy:guidance_draft", slug)
    return _show(request, place, form)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def one_part(request: PersonRequest, slug: str, kind: str, name: str) -> HttpResponse:
    """Change a part; where a colleague did meanwhile, both stand on the page (409)."""
    try:
        place = _place(slug, kind, name)
    except NoSuchPart:
        raise _gone(request, slug) from None
    form = _form(place, posted_or_unsent(request))
    if request.method != "POST" or not form.is_valid():
        return _show(request, place, form)
    try:
        change_part(
            by=request.user,
            slug=place.slug,
            kind=place.kind.name,
            name=name,
            shown=form.cleaned_data["shown"],
            part=_part(place, form),
        )
    except ChangedMeanwhile as changed:
        return _show_both(request, place, changed)
    messages.success(request, _("It is kept. People see it once it is published."))
    return redirect("policy:guidance_draft", slug)


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PersonRequest, slug: str, kind: str, name: str) -> HttpResponse:
    """Ask whether a part can go; then take it out."""
    try:
        place = _place(slug, kind, name)
    except NoSuchPart:
        raise _gone(request, slug) from None
    if not place.kind.key:
        raise Http404
    if request.method == "POST":
        shown = request.POST.get("shown", "")
        what = {"slug": place.slug, "kind": place.kind.name, "name": name, "shown": shown}
        try:
            remove_part(by=request.user, **what)
        except ChangedMeanwhile:
            raise _changed(slug) from None
        messages.success(request, _("It is taken out. People see it until you publish."))
        return redirect("policy:guidance_draft", slug)
    return render(request, "policy/guidance_remove.html", _around(place))


def _place(address: str, kind_slug: str, name: str = "") -> Place:
    slug = ADDRESSES.get(address)
    kind = next((k for k in PART_KINDS.get(slug or "", ()) if k.slug == kind_slug), None)
    if slug is None or kind is None or (kind.own and name != kind.name):
        raise Http404
    draft = draft_of(slug)
    part = part_of(draft.content, kind.name, name) if name else {}
    return Place(address, slug, kind, draft, name, part)


def _form(place: Place, data: Any, *, shown: str = "") -> PartForm:
    given: dict[str, Any] = {"part": place.part, "initial": {"shown": shown or place.shown}}
    if place.kind.name == "begin":
        questions = place.draft.content.get("questions") or []
        given["questions"] = [(q["id"], part_title(q)) for q in questions]
    elif place.kind.name == "question":
        given["targets"] = targets_of(place.draft.content)
    else:
        given |= {"lids": _lids(), "actions": _actions()}
    return FORMS[place.kind.name](data, **given)


def _lids() -> list[tuple[str, str]]:
    return [
        (str(text.provision_id), f"{dotted(text.eid)}  {Truncator(text.text).words(12)}")
        for text in nameable(code_now())
    ]


def _actions() -> list[tuple[str, Any]]:
    found = ((slug, action(slug)) for slug in ACTIONS)
    names = [(slug, one.label if one else capfirst(slug.replace("-", " "))) for slug, one in found]
    return [("", _("Nothing")), *names]


def _part(place: Place, form: PartForm) -> Part:
    return bound(form.part(), place.part, standing_lids(code_now()))


def _around(place: Place) -> dict[str, Any]:
    return {
        "place": place,
        "text_title": place.slug.label,
        "kind_words": KIND_WORDS[place.kind.name][0],
        "title": part_title(place.part) if place.kind.key and place.name else "",
    }


def _show(request: PersonRequest, place: Place, form: PartForm, **more: Any) -> HttpResponse:
    context = {**_around(place), "form": form, "owner": owner_of_form(request.user), **more}
    status = 409 if more else status_of(form)
    return render(request, "policy/guidance_part.html", context, status=status)


def _show_both(request: PersonRequest, place: Place, changed: ChangedMeanwhile) -> HttpResponse:
    """What was typed, in the form, beside what a colleague kept; sending again replaces it."""
    if changed.now is None:
        raise _gone(request, place.address)
    data = request.POST.copy()
    data["shown"] = mark_of(changed.now)
    by = changed.draft.changed_by
    return _show(
        request,
        place,
        _form(place, data),
        colleague=by.name if by else "",
        theirs=list(lines_of(changed.now, changed.draft.content)),
    )


def _gone(request: PersonRequest, address: str) -> Exception:
    """A colleague took the part out: what was typed is given back; else it is not found."""
    if request.method != "POST":
        return Http404()
    conflict = _changed(address)
    names = [name for name in request.POST if name.endswith(("_nl", "_en"))]
    conflict.typed = tuple(found for name in names if (found := request.POST[name].strip()))
    return conflict


def _changed(address: str) -> Conflict:
    return Conflict(
        _("A colleague changed this meanwhile"),
        _("It was changed or taken out after this page was opened. Look how it stands now."),
        reverse("policy:guidance_draft", args=[address]),
    )
