"""The response that is written before deciding: by the handler, seen by who sees the case."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..kinds import kind
from ..models import IN_HAND, Case
from ..presenters_case import post_view
from ..presenters_law import LawQuote, law_quote_of
from ..responding.drafting import save_response
from ..responding.forms import ResponseForm
from ..responding.forms_answers import AnswerSearchForm
from ..responding.presenters import answer_lines, count_for, draft_words, room_view
from ..responding.queries import answer_to_use, draft_of, found, holding
from ..responding.refusals import DraftChanged
from .cases import case_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

REMINDERS = ("art_4__para_3", "art_6__para_3")
"""No customer, supplier or partner without permission; and the core values."""
MOST_ANSWERS = 10
"""Answers that the margin shows; with a search one finds the others."""


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def response(request: PersonRequest, reference: str) -> HttpResponse:
    """The text so far; its handler goes on with it. Nothing is placed by it."""
    case = case_or_404(request, reference)
    if not kind(case.kind).publishes:
        raise Http404
    if "antwoord" in request.POST or "zoeken" in request.POST:
        return _show(request, case, ResponseForm(initial=_typed(request)))
    form = ResponseForm(posted_or_unsent(request), initial=_initial(case))
    if request.method != "POST" or not form.is_valid():
        return _show(request, case, form)
    try:
        save_response(by=request.user, case=case, **form.cleaned_data)
    except DraftChanged as changed:
        return _show_both(request, case, changed)
    messages.success(request, _("Your text is kept. Nothing has been placed."))
    return redirect("escalations:response", reference)


def _initial(case: Case) -> dict[str, object]:
    draft = draft_of(case)
    return {"body": draft.body if draft else "", "revision": draft.revision if draft else 0}


def _typed(request: PersonRequest) -> dict[str, object]:
    """What was typed, below the approved answer that one wants to begin with: not kept yet."""
    chosen = answer_to_use(request.POST.get("antwoord", ""))
    texts = [chosen.body if chosen else "", request.POST.get("body", "")]
    typed = "\n\n".join(text for text in texts if text.strip())
    return {"body": typed, "revision": request.POST.get("revision", "0")}


def _show_both(request: PersonRequest, case: Case, changed: DraftChanged) -> HttpResponse:
    """What stands and what was typed, side by side: nothing is stored, nothing lost (409)."""
    stands = changed.now
    data = {**request.POST.dict(), "revision": str(stands.revision if stands else 0)}
    return _show(request, case, ResponseForm(data), changed=changed)


def _show(
    request: PersonRequest, case: Case, form: ResponseForm, changed: DraftChanged | None = None
) -> HttpResponse:
    draft = changed.now if changed else draft_of(case)
    count_for(form.fields["body"], _where(case)[0])
    room, room_words = room_view(*_where(case), str(form["body"].value() or ""))
    context = {
        "case": case,
        "form": form,
        "changed": changed,
        "draft": draft,
        "draft_words": draft_words(draft) if draft else "",
        "may_write": case.handler_id == request.user.pk and case.state in IN_HAND,
        "room": room,
        "room_words": room_words,
        "reminders": _reminders(case),
        "post": post_view(case.post, case.quote) if case.post else None,
        "owner": owner_of_form(request.user),
        **_library(request),
    }
    status = 409 if changed else status_of(form)
    return render(request, "escalations/response.html", context, status=status)


def _where(case: Case) -> tuple[str, str]:
    """The platform of the post, by its slug and its name."""
    return (case.post.platform, case.post.get_platform_display()) if case.post else ("", "")


def _reminders(case: Case) -> list[LawQuote]:
    return [law_quote_of(case.provision_text.version, eid) for eid in REMINDERS]


def _library(request: PersonRequest) -> dict[str, object]:
    """Approved answers to begin with, by the choice and the words in the address."""
    search = AnswerSearchForm(request.POST or request.GET, of_form="response")
    wanted = search.cleaned_data if search.is_valid() else {}
    rows = found(holding(), outcome=wanted.get("uitkomst", ""), q=wanted.get("q", ""))
    return {"search": search, "answers": answer_lines(rows[:MOST_ANSWERS])}
