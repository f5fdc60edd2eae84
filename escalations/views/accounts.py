"""The register of accounts: the official ones and the approved names, for everyone."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from policy.guidance.queries import cards_now
from policy.presenters_at_hand import account_lines
from werksaam import clock
from werksaam.people.access import PersonRequest, lets_in, signed_in
from werksaam.people.roles import is_desk
from werksaam.plain_forms import status_of

from ..forms_reason import ReasonForm
from ..models import AccountName
from ..registers.ending import withdraw_name
from ..registers.forms_names import ReviewNameForm, SearchForm
from ..registers.names import is_adviser, listed, to_review, visible_names
from ..registers.presenters_names import accounts_found, name_lines, name_view
from ..registers.refusals import CanNotHold, NotYourself
from ..registers.reviewing import review_name
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

PER_PAGE = 50
ENDED = "niet-meer"


@signed_in
@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """The official accounts and the approved names; for advisers also what asks to be looked at."""
    form = SearchForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    adviser = is_adviser(request.user)
    ended = adviser and request.GET.get("toon") == ENDED
    page = Paginator(listed(request.user, ended=ended, q=q), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "search": form,
        "q": q,
        "accounts": accounts_found(account_lines(cards_now(), get_language() or "nl"), q),
        "page": page,
        "names": name_lines(page),
        "to_review": name_lines(to_review(clock.today())) if adviser else [],
        "is_adviser": adviser,
        "is_desk": is_desk(request.user),
        "ended": ended,
        "query": urlencode({"q": q, "toon": ENDED if ended else ""}),
    }
    return render(request, "escalations/accounts.html", context)


def _name_or_404(request: PersonRequest, name_id: object) -> AccountName:
    """A name that this person may see; others and none at all are the same 404."""
    whole = ("decision", "provision_text__version__policy")
    return get_object_or_404(visible_names(request.user).select_related(*whole), pk=name_id)


@signed_in
@require_safe
def name(request: PersonRequest, name_id: object) -> HttpResponse:
    """One name: how it stands, whose it is, on what it rests."""
    view = name_view(_name_or_404(request, name_id), request.user)
    return render(request, "escalations/account_name.html", {"view": view})


@keeps_unsent
@lets_in(is_adviser)
@require_http_methods(["GET", "POST"])
def withdraw(request: PersonRequest, name_id: object) -> HttpResponse:
    """Withdraw an approval, with a reason that its holder reads."""
    found = _name_or_404(request, name_id)
    words = {"label": _("Why is it no longer approved?"), "help": _("The holder reads this.")}
    form = ReasonForm(posted_or_unsent(request), required=True, **words)
    if request.method == "POST" and form.is_valid():
        withdraw_name(by=request.user, name=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The name is no longer approved. The holder is told."))
        return redirect("escalations:account_name", found.pk)
    context = {
        "view": name_view(found, request.user),
        "form": form,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/withdraw_name.html", context, status=status_of(form))


@keeps_unsent
@lets_in(is_adviser)
@require_http_methods(["GET", "POST"])
def review(request: PersonRequest, name_id: object) -> HttpResponse:
    """What becomes of a name whose holder left: to someone else, or no longer approved."""
    found = _name_or_404(request, name_id)
    form = ReviewNameForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid() and _reviewed(request, found, form):
        return redirect("escalations:accounts")
    view = name_view(found, request.user)
    if request.method == "GET" and not view.can_review:
        raise Http404
    context = {"view": view, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/review_name.html", context, status=status_of(form))


def _reviewed(request: PersonRequest, found: AccountName, form: ReviewNameForm) -> bool:
    """Whether it was stored; else the form says what to mend."""
    reason = form.cleaned_data["reason"]
    try:
        review_name(by=request.user, name=found, to=form.to, reason=reason)
    except NotYourself:
        form.add_error("person", _("You can’t give a name to yourself. Ask another adviser."))
    except CanNotHold:
        form.add_error("person", _("This colleague left. Name someone who works here."))
    else:
        goes_over = form.to is not None
        told = _("The name went over. The new holder is told.")
        messages.success(request, told if goes_over else _("The name is no longer approved."))
        return True
    return False
