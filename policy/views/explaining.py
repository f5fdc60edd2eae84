"""Writing an explanation beside the official text, and proposing a stale one again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..access_explaining import get_explained_text
from ..explaining import Overtaken, propose
from ..explaining.readability import readability
from ..explaining.wording import Wording, wording_of
from ..forms_explaining import ExplanationForm, initial_of
from ..models import Explanation, ProvisionText
from ..presenters_explaining import address as address_parts
from ..presenters_explanation import LANGUAGE_NAMES, changed_text, preview, shown, subject
from ..queries import the_policy
from ..queries_explaining import Explained, explained


@dataclass(frozen=True)
class Desk:
    """What lies on the desk of who writes: a text, in one language, and how that stands."""

    text: ProvisionText
    language: str
    one: Explained

    @property
    def seen(self) -> int | None:
        """The latest proposal for this text: who sends the form must have seen it."""
        return self.one.latest.pk if self.one.latest else None

    @property
    def parts(self) -> list[str | int]:
        """What its addresses are made of."""
        return address_parts(self.text.version, self.language, self.text)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: PersonRequest, number: int, language: str, address: str) -> HttpResponse:
    """Write an explanation or improve the one there is: see it as readers will, or propose it."""
    desk = _desk(request, number, language, address)
    form = ExplanationForm(posted_or_unsent(request), initial=_initial(request, desk))
    if request.method != "POST" or not form.is_valid():
        return _page(request, desk, form, status=status_of(form))
    if "voorbeeld" in request.POST:
        return _page(request, desk, form, wording=form.wording())
    try:
        _propose(request, desk, form)
    except Overtaken as overtaken:
        return _overtaken(request, _desk(request, number, language, address), overtaken)
    messages.success(request, _("Your proposal waits for a colleague. Readers do not see it yet."))
    return redirect("policy:explanation", *desk.parts)


@requires(*sorted(DESK))
@require_POST
def propose_again(request: PersonRequest, number: int, language: str, address: str) -> HttpResponse:
    """Propose the words of a stale explanation again, for the text as it is now."""
    desk = _desk(request, number, language, address)
    stale = desk.one.stale
    if stale is None or str(stale.pk) != request.POST.get("explanation"):
        messages.error(request, _("This has changed in the meantime. See how it stands now."))
        return redirect("policy:explanation", *desk.parts)
    propose(
        by=request.user,
        text=desk.text,
        text_sha256=request.POST.get("text_sha256", ""),
        language=language,
        wording=_to_go_on_from(stale),
        seen=desk.seen,
    )
    messages.success(request, _("Proposed again for the new text. A colleague approves it."))
    return redirect("policy:explanation", *desk.parts)


def _desk(request: PersonRequest, number: int, language: str, address: str) -> Desk:
    text = get_explained_text(request.user, the_policy(), number, language, address)
    return Desk(text, language, explained(text.version, language, text.eid)[0])


def _to_go_on_from(row: Explanation) -> Wording:
    """What an explanation says: a question to the desk that was settled is not asked again."""
    wording = wording_of(row)
    return wording if row.asks_desk else replace(wording, note_for_desk="")


def _initial(request: PersonRequest, desk: Desk) -> dict[str, Any]:
    base = _base(request, desk)
    words = initial_of(_to_go_on_from(base)) if base else {}
    return {**words, "text_sha256": desk.text.sha256, "seen": desk.seen}


def _base(request: PersonRequest, desk: Desk) -> Explanation | None:
    """The explanation to go on from: the one that the address names, else what there is."""
    named = request.GET.get("van", "")
    return next((row for row in desk.one.rows if str(row.pk) == named), desk.one.shown_as)


def _propose(request: PersonRequest, desk: Desk, form: ExplanationForm) -> Explanation:
    return propose(
        by=request.user,
        text=desk.text,
        text_sha256=form.cleaned_data["text_sha256"],
        language=desk.language,
        wording=form.wording(),
        seen=form.cleaned_data["seen"],
    )


def _overtaken(request: PersonRequest, desk: Desk, overtaken: Overtaken) -> HttpResponse:
    """The page again with both texts: nothing typed is lost, and sending it once more is a
    decision taken with the other's words in sight."""
    typed = request.POST.copy()
    typed["text_sha256"], typed["seen"] = desk.text.sha256, str(desk.seen or "")
    form = ExplanationForm(typed, initial=_initial(request, desk))
    return _page(request, desk, form, overtaken=overtaken, status=409)


def _page(
    request: PersonRequest,
    desk: Desk,
    form: ExplanationForm,
    *,
    wording: Wording | None = None,
    overtaken: Overtaken | None = None,
    status: int = 200,
) -> HttpResponse:
    base = _base(request, desk)
    context = {
        "form": form,
        "text": desk.text,
        "language": desk.language,
        "language_name": LANGUAGE_NAMES[desk.language],
        "about": subject(desk.text),
        "overtaken": overtaken,
        "theirs": shown(overtaken.theirs) if overtaken and overtaken.theirs else None,
        "preview": preview(wording) if wording else None,
        "reads": readability(wording.body) if wording else None,
        "runs": changed_text(base, desk.text) if base else None,
        "turned_down": base if base and base.rejection else None,
        "here": desk.parts,
        "owner": owner_of_form(request.user),
    }
    return render(request, "policy/write_explanation.html", context, status=status)
