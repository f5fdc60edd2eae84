"""Asking the desk about a provision, and reading the answer: for who asks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..access import get_version, visible_texts
from ..access_questions import get_own_question, own_questions
from ..addresses import eid_at
from ..asking import ask as ask_desk
from ..asking import note_opened
from ..forms_questions import QuestionForm
from ..models import ProvisionText
from ..presenters_questions import about, article_choices, may_be_asked_about, own_lines
from ..presenters_reading import explanation_of
from ..queries import reading_tree
from ..queries_acknowledging import open_obligation
from ..queries_questions import text_asked_about, texts_asked_about


@signed_in
@require_safe
def ask_which(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Choose the rule that the question is about."""
    version = get_version(request.user, slug, number)
    articles = article_choices(reading_tree(version, get_language() or "nl"))
    return render(request, "policy/ask_which.html", {"version": version, "articles": articles})


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PersonRequest, slug: str, number: int, address: str) -> HttpResponse:
    """The rule, and the form for a question about it."""
    text = _text(request, slug, number, address)
    form = QuestionForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        asked = ask_desk(
            by=request.user,
            text=text,
            body=form.cleaned_data["body"],
            language=get_language() or "nl",
        )
        messages.success(request, _("Your question has been sent."))
        return redirect("policy:question", asked.pk)
    tree = reading_tree(text.version, get_language() or "nl")
    context = {
        "form": form,
        "version": text.version,
        "about": about(text),
        "beside": explanation_of(tree, text.eid),
        "owner": owner_of_form(request.user),
    }
    return render(request, "policy/ask.html", context, status=status_of(form))


@signed_in
@require_safe
def questions(request: PersonRequest) -> HttpResponse:
    """What this person asked, with the answers."""
    asked = list(own_questions(request.user))
    lines = own_lines(asked, texts_asked_about(asked))
    return render(request, "policy/questions.html", {"lines": lines})


@signed_in
@require_safe
def question(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """One question of one's own: what happens next, or the answer."""
    asked = get_own_question(request.user, identifier)
    answer = getattr(asked, "answer", None)
    if answer:
        note_opened(question=asked)
    context = {
        "question": asked,
        "answer": answer,
        "about": about(text_asked_about(asked)),
        "obligation": open_obligation(request.user),
    }
    return render(request, "policy/question.html", context)


def _text(request: PersonRequest, slug: str, number: int, address: str) -> ProvisionText:
    """The text at this address, if one can ask about it; else Http404."""
    texts = visible_texts(request.user).prefetch_related("children")
    here = texts.filter(version__policy__slug=slug, version__number=number, eid=eid_at(address))
    found = here.first()
    if found is None or not may_be_asked_about(found):
        raise Http404
    return found
