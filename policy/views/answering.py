"""The desk reads questions about provisions, answers them, and puts answers beside the code."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..access_questions import get_desk_question
from ..answering import answer as answer_asker
from ..forms_questions import AnswerForm, PublishAnswerForm
from ..models import ProvisionQuestion, ProvisionText
from ..presenters_questions import about, desk_lines
from ..publishing_answers import (
    NamesAsker,
    Wording,
    publish_answer,
    standing_answers,
    withdraw_answer,
)
from ..queries import the_policy
from ..queries_questions import (
    answered_by_desk,
    published_from,
    stale_answers,
    text_asked_about,
    text_now,
    texts_asked_about,
    waiting_for,
)
from ..queries_same_words import holds_for

PER_PAGE = 25


@requires(*sorted(DESK))
@require_safe
def desk_questions(request: PersonRequest) -> HttpResponse:
    """Questions that wait, the oldest first; then those that were answered."""
    waiting = list(waiting_for(request.user))
    page = Paginator(answered_by_desk(request.user), PER_PAGE).get_page(request.GET.get("page"))
    both = [*waiting, *page.object_list]
    policy = the_policy()
    stale = {row.pk for row in stale_answers(policy)} if policy else set()
    texts, published = texts_asked_about(both), published_from(both)
    context = {
        "waiting": desk_lines(waiting, texts, published, stale),
        "answered": desk_lines(page.object_list, texts, published, stale),
        "page": page,
    }
    return render(request, "policy/desk_questions.html", context)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """One question: to answer it, or to see the answer and what stands beside the code."""
    question = get_desk_question(request.user, identifier)
    form = AnswerForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        answer_asker(by=request.user, question=question, body=form.cleaned_data["body"])
        messages.success(request, _("Your answer has been sent."))
        return redirect("policy:answer_question", question.pk)
    now = text_now(question)
    standing = list(standing_answers(question))
    context = {
        "form": form,
        "question": question,
        "answer": getattr(question, "answer", None),
        "about": about(text_asked_about(question)),
        "standing": standing,
        "is_stale": any(now is None or not holds_for(now, row.text_sha256) for row in standing),
        "text_now": now,
        "owner": owner_of_form(request.user),
    }
    return render(request, "policy/answer_question.html", context, status=_status(form))


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """Put the question and its answer beside the code, in general words."""
    question = get_desk_question(request.user, identifier)
    text = text_now(question)
    if text is None or not hasattr(question, "answer"):
        return redirect("policy:answer_question", question.pk)
    form = _publish_form(request, question, text)
    if request.method == "POST" and form.is_valid() and _published(request, question, text, form):
        messages.success(request, _("The answer stands beside the code now. Everyone sees it."))
        return redirect("policy:answer_question", question.pk)
    context = {
        "form": form,
        "question": question,
        "about": about(text),
        "owner": owner_of_form(request.user),
    }
    return render(request, "policy/publish_answer.html", context, status=_status(form))


@requires(*sorted(DESK))
@require_POST
def withdraw(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """Take away what stands beside the code from this question."""
    question = get_desk_question(request.user, identifier)
    withdraw_answer(by=request.user, question=question)
    messages.success(request, _("The answer no longer stands beside the code."))
    return redirect("policy:answer_question", question.pk)


def _publish_form(
    request: PersonRequest, question: ProvisionQuestion, text: ProvisionText
) -> PublishAnswerForm:
    if (typed := posted_or_unsent(request)) is not None:
        return PublishAnswerForm(typed)
    initial: dict[str, Any] = {"text_sha256": text.sha256}
    for row in standing_answers(question):
        initial |= {f"question_{row.language}": row.question, f"answer_{row.language}": row.answer}
    return PublishAnswerForm(initial=initial)


def _published(
    request: PersonRequest, question: ProvisionQuestion, text: ProvisionText, form: Any
) -> bool:
    """Whether it was published; if not, the form says why. Raises Conflict for another text."""
    data = form.cleaned_data
    if data["text_sha256"] != text.sha256:
        raise _another_text(question, data)
    wordings = [
        Wording(language, data[f"question_{language}"], data[f"answer_{language}"])
        for language in ("nl", "en")
        if data[f"question_{language}"]
    ]
    try:
        publish_answer(by=request.user, question=question, text=text, wordings=wordings)
    except NamesAsker as refused:
        words = _("This names who asked. Leave out the name.")
        form.add_error(f"answer_{refused.language}", words)
    return not form.errors


def _another_text(question: ProvisionQuestion, data: dict[str, Any]) -> Conflict:
    conflict = Conflict(
        _("The text of the code has changed"),
        _("Another version came into force meanwhile. Read the text as it is now."),
        reverse("policy:publish_answer", args=[question.pk]),
    )
    typed = ("question_nl", "answer_nl", "question_en", "answer_en")
    conflict.typed = tuple(data[name] for name in typed if data[name])
    return conflict


def _status(form: Any) -> int:
    return status_of(form)
