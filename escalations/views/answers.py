"""The library of answers, for the desk that keeps it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.plain_forms import status_of

from ..access import visible_cases
from ..forms_reason import ReasonForm
from ..models import ApprovedAnswer, Decision
from ..responding import answers
from ..responding.forms_answers import AnswerForm, AnswerSearchForm
from ..responding.presenters import answer_lines
from ..responding.queries import answers as all_answers
from ..responding.queries import found, waiting_text
from ..responding.refusals import AnswerSettled, BeingChanged
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

PAGE = 20


@requires(*DESK)
def library(request: PersonRequest) -> HttpResponse:
    """The answers that hold and that wait; with words, or for one choice."""
    search = AnswerSearchForm(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {}
    outcome, q = wanted.get("uitkomst", ""), wanted.get("q", "")
    rows = found(all_answers(), outcome=outcome, q=q)
    shows_old = request.GET.get("oud") == "ja"
    rows = rows.filter(withdrawn_at__isnull=not shows_old)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "page": page,
        "lines": answer_lines(page),
        "search": search,
        "is_filtered": bool(outcome or q),
        "shows_old": shows_old,
        "query": kept.urlencode(),
    }
    return render(request, "escalations/answer_library.html", context)


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def make(request: PersonRequest) -> HttpResponse:
    """A new answer; with `?van=` it begins with the response of that decision."""
    form = AnswerForm(posted_or_unsent(request), initial=_of_decision(request))
    if request.method == "POST" and form.is_valid():
        made = answers.make(by=request.user, **form.cleaned_data)
        messages.success(request, _("The answer is kept. A colleague approves it first."))
        return redirect("escalations:answer", made.pk)
    context = {"form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/answer_form.html", context, status=status_of(form))


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def answer(request: PersonRequest, answer_id: UUID) -> HttpResponse:
    """One answer; a second person approves it here (POST)."""
    row = _answer_or_404(answer_id)
    if request.method == "POST":
        answers.approve(by=request.user, answer=row)
        messages.success(request, _("The answer is approved. It may be used from now on."))
        return redirect("escalations:answer", row.pk)
    waits = row.approved_at is None and row.withdrawn_at is None
    context = {
        "line": answer_lines([row])[0],
        "answer": row,
        "may_approve": waits and row.made_by_id != request.user.pk,
        "waits": waits,
        "next": row.followed_by.order_by("-made_at").first(),
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/answer.html", context)


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def change(request: PersonRequest, answer_id: UUID) -> HttpResponse:
    """A new text for an answer: the old one holds until the new one is approved."""
    row = _answer_or_404(answer_id)
    if row.approved_at is None or row.withdrawn_at is not None:
        raise AnswerSettled(row)
    if waiting := waiting_text(row):
        raise BeingChanged(waiting)
    initial = {"title": row.title, "body": row.body, "outcome": row.outcome}
    form = AnswerForm(posted_or_unsent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        made = answers.make(by=request.user, follows=row, **form.cleaned_data)
        messages.success(request, _("The new text is kept. A colleague approves it first."))
        return redirect("escalations:answer", made.pk)
    context = {"form": form, "follows": row, "owner": owner_of_form(request.user)}
    return render(request, "escalations/answer_form.html", context, status=status_of(form))


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def withdraw(request: PersonRequest, answer_id: UUID) -> HttpResponse:
    """Take an answer out of use, or turn down one that waits; with a reason."""
    row = _answer_or_404(answer_id)
    if row.withdrawn_at is not None:
        raise AnswerSettled(row)
    form = ReasonForm(
        posted_or_unsent(request), required=True, label=_("Why is it no longer used?")
    )
    if request.method == "POST" and form.is_valid():
        answers.withdraw(by=request.user, answer=row, reason=form.cleaned_data["reason"])
        messages.success(request, _("The answer is withdrawn. It stays on record."))
        return redirect("escalations:answers")
    context = {"answer": row, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/answer_withdraw.html", context, status=status_of(form))


def _answer_or_404(answer_id: UUID) -> ApprovedAnswer:
    rows = all_answers().select_related("approved_by", "withdrawn_by", "follows")
    return get_object_or_404(rows, pk=answer_id)


def _of_decision(request: PersonRequest) -> dict[str, str]:
    """The placed response that should become an answer, if this person may see it."""
    try:
        wanted = UUID(request.GET.get("van", ""))
    except ValueError:
        return {}
    seen = Decision.objects.filter(case__in=visible_cases(request.user), pk=wanted)
    row = seen.filter(placement__placed_at__isnull=False).first()
    return {"body": row.public_response, "outcome": row.outcome} if row else {}
