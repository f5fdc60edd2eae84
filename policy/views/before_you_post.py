"""*Mag ik dit plaatsen?*: one question a page, ending in advice. Stores and logs no answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..forms_guidance import AskForm
from ..guidance.carrying import Carried, opened, sealed
from ..guidance.guide import Guide, read_guide
from ..guidance.queries import code_now, guidance_now
from ..guidance.walking import Walk, walk
from ..models import GuidanceSlug
from ..presenters_before_you_post import Reader, advice, walk_view
from ..presenters_whom import whom_to_ask

CARRIED = "stand"
"""The name by which an address carries the sealed answers."""


@dataclass(frozen=True)
class Questions:
    """The questions to walk through: those that hold, or those that the desk works on."""

    guide: Guide
    number: int
    url: str
    is_trial: bool = False


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def before_you_post(request: PersonRequest) -> HttpResponse:
    """The questions that hold now; before the first were published: whom to ask instead."""
    now = guidance_now(GuidanceSlug.BEFORE_YOU_POST)
    if now is None:
        context = {"manager": whom_to_ask(request.user)}
        return render(request, "policy/before_you_post_none.html", context)
    url = reverse("policy:before_you_post")
    return walk_through(request, Questions(read_guide(now.content), now.number, url))


def walk_through(request: PersonRequest, questions: Questions) -> HttpResponse:
    """The next question, or the advice; after an answer, on to the address that carries it."""
    carried = _carried(request, questions)
    of_walk = walk(questions.guide, carried.answers, stop_at=carried.at)
    if of_walk.question is None:
        return _show(request, questions, carried, of_walk)
    asked = of_walk.question
    data = request.POST if request.method == "POST" else None
    initial = {"answer": carried.answers.get(asked.id)}
    form = AskForm(asked, _language(), data, initial=initial)
    if request.method == "POST" and form.is_valid():
        answers = {**carried.answers, asked.id: form.cleaned_data["answer"]}
        return redirect(_address(request, questions, Carried(carried.number, answers)))
    return _show(request, questions, carried, of_walk, form)


def _show(
    request: PersonRequest,
    questions: Questions,
    carried: Carried,
    of_walk: Walk,
    form: AskForm | None = None,
) -> HttpResponse:
    view = walk_view(
        questions.guide,
        of_walk,
        carried,
        lambda other: _address(request, questions, other),
        _language(),
    )
    context: dict[str, Any] = {
        "view": view,
        "form": form,
        "start_url": questions.url,
        "is_trial": questions.is_trial,
        # A seal of an ended session, or of an earlier text of the questions.
        "starts_over": CARRIED in request.GET and not carried.answers and not carried.at,
    }
    if of_walk.question is None:
        context["manager"] = contact = whom_to_ask(request.user)
        if of_walk.outcome:
            reader = Reader(request.user.name, contact, _language())
            context["advice"] = advice(of_walk.outcome, code_now(), reader)
    template = "policy/before_you_post.html" if form else "policy/advice.html"
    return render(request, template, context, status=status_of(form))


def _carried(request: PersonRequest, questions: Questions) -> Carried:
    """What the address carries; nothing where it is of another session or another text."""
    found = opened(request.session.session_key or "", request.GET.get(CARRIED, ""))
    if found is None or found.number != questions.number:
        return Carried(questions.number)
    return found


def _address(request: PersonRequest, questions: Questions, carried: Carried) -> str:
    return f"{questions.url}?{CARRIED}={sealed(request.session.session_key or '', carried)}"


def _language() -> str:
    return get_language() or "nl"
