"""The response guide: one question a page, the answers in the address; it stores nothing."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest, signed_in

from ..forms_handling import GuideForm
from ..guide import load, walk
from ..kinds import kind
from ..responding.presenters_guide import (
    CHANGES,
    GuideView,
    advice_view,
    guide_choices,
    guide_view,
    known_answers,
)
from .cases import case_or_404, may


@signed_in
def guide(request: PersonRequest, reference: str) -> HttpResponse:
    """A question, or where the answers lead. Going back, and one other answer, lose nothing."""
    found = case_or_404(request, reference)
    if not kind(found.kind).guide:
        raise Http404
    answers = known_answers(load(), request.GET.dict())
    of_walk = walk(load(), answers)
    view = guide_view(of_walk, answers, request.GET.get(CHANGES, ""))
    ended = of_walk.outcome if view.question is None else None
    context = {
        "case": found,
        "guide": view,
        "form": _form(request, view),
        "advice": advice_view(ended, found.provision_text.version) if ended else None,
        "can_decide": may(found, "decide", request),
        "can_claim": may(found, "claim", request),
    }
    return render(request, "escalations/guide.html", context)


def _form(request: PersonRequest, view: GuideView) -> GuideForm | None:
    """The question as a form, with the answer it had; with errors where it was left open."""
    question = view.question
    if question is None:
        return None
    was_asked = request.GET.get("bij") == question.id
    return GuideForm(
        request.GET if was_asked else None,
        name=question.id,
        label=view.title,
        help=view.help,
        choices=guide_choices(question),
        given=view.given,
    )
