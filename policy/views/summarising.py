"""The desk says of each rule in plain words what changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent

from ..comparison_choice import pair_up_to
from ..forms_comparing import SummaryForm
from ..models import Version
from ..presenters_summarising import changes_page, ids_of
from ..queries_comparing import written_for
from ..queries_reading import Code
from ..summarising import Overtaken, summarise
from .desk import found


@requires(*sorted(DESK))
@require_safe
def changes(request: PersonRequest, number: int) -> HttpResponse:
    """What differs from the version before (or from `?vanaf=`), each with a form."""
    code, version = found(request, number)
    return _page(request, code, version, _earlier(request, code, version))


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def write_summary(
    request: PersonRequest, number: int, earlier: int, provision: UUID
) -> HttpResponse:
    """Keep what was written about one rule; what waited in a session is shown anew."""
    if (typed := posted_or_unsent(request)) is None:
        return redirect("policy:desk_changes", number)
    code, version = found(request, number)
    before = code.versions.get(earlier)
    if before is None or not _has(provision, before, version):
        raise Http404
    form = SummaryForm(typed, auto_id=ids_of(provision))
    form.has_words = _has_words(before, version, provision)
    if request.method != "POST" or not form.is_valid():
        return _page(request, code, version, before, {provision: form})
    _write(request, before, version, provision, form)
    messages.success(request, _kept(form))
    here = reverse("policy:desk_changes", args=[number])
    return redirect(f"{here}?vanaf={earlier}#f-{provision}")


def _kept(form: SummaryForm) -> str:
    if form.cleaned_data["nl"]:
        return _("That is kept. People read it beside the comparison.")
    return _("That is taken away. People read nothing beside this rule now.")


def _has_words(before: Version, version: Version, provision: UUID) -> bool:
    written = written_for(before, version)
    return any(row.text for (about, _language), row in written.items() if about == provision)


def _write(
    request: PersonRequest, before: Version, version: Version, provision: UUID, form: SummaryForm
) -> None:
    data = form.cleaned_data
    words = {language: data[language] for language in ("nl", "en")}
    try:
        summarise(
            by=request.user,
            earlier=before,
            version=version,
            provision=provision,
            words=words,
            seen=data["seen"],
        )
    except Overtaken as overtaken:
        raise _conflict(before, version, tuple(words.values())) from overtaken


def _conflict(before: Version, version: Version, typed: tuple[str, ...]) -> Conflict:
    here = reverse("policy:desk_changes", args=[version.number])
    conflict = Conflict(
        _("Someone was ahead of you"),
        _("The rule changed, or someone else wrote about it. Nothing was stored. Look again."),
        f"{here}?vanaf={before.number}",
        _("Back to what changes"),
    )
    conflict.typed = tuple(text for text in typed if text)
    return conflict


def _earlier(request: PersonRequest, code: Code, version: Version) -> Version | None:
    """The version that was asked for, else what the draft began from, else the one before."""
    asked = request.GET.get("vanaf", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    if number in code.versions and number < version.number:
        return code.versions[number]
    if version.based_on_id:
        return next((v for v in code.versions.values() if v.pk == version.based_on_id), None)
    pair = pair_up_to(code, version.number)
    return code.versions[pair.before] if pair and pair.before < version.number else None


def _has(provision: UUID, *versions: Version) -> bool:
    return any(version.texts.filter(provision=provision).exists() for version in versions)


def _page(
    request: PersonRequest,
    code: Code,
    version: Version,
    before: Version | None,
    bound: Mapping[UUID, SummaryForm] | None = None,
) -> HttpResponse:
    context = {
        "version": version,
        "before": before,
        "page": changes_page(before, version, bound) if before else None,
        "others": [number for number in sorted(code.versions) if number < version.number],
        "form": next(iter((bound or {}).values()), None),
        "owner": owner_of_form(request.user),
    }
    is_refused = bound and request.method == "POST"
    return render(request, "policy/desk_changes.html", context, status=422 if is_refused else 200)
