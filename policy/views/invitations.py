"""The desk looks after invitations: how far they are, whom none reached, and letters to print."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK

from ..forms_inviting import HandOverForm
from ..handing_over import hand_over
from ..looking import note_unreached_looked_at
from ..models import Round
from ..presenters_inviting import (
    days_of_mail,
    link_to_confirm,
    printed_letters,
    progress_view,
    unreached_lines,
)
from ..qr import qr_svg
from ..queries_invited import Unreached, progress_of, unreached_in
from ..queries_inviting import open_question
from ..queries_rounds import last_day

ON_A_PAGE = 50
"""People on one page of the list, and letters in one go to the printer."""


@requires(*sorted(DESK))
@require_safe
def invitations(request: PersonRequest, identifier: int) -> HttpResponse:
    """How many people were invited to a round, and who still needs a printed invitation."""
    return _shown(request, _round(identifier))


@requires(*sorted(DESK))
@require_safe
def print_invitations(request: PersonRequest, identifier: int) -> HttpResponse:
    """The letters of one page of the list, or of one person on it, ready to print."""
    opened, today = _round(identifier), clock.today()
    found = unreached_in(opened, today)
    if "persoon" in request.GET:
        wanted = request.GET["persoon"]
        found = [one for one in found if str(one.invitation.person_id) == wanted]
    question = open_question(today)
    if not found or question is None:
        raise Http404
    page = _page(request, opened, found)
    context = {
        "round": opened,
        "version": question.version,
        "letters": printed_letters(list(page), question.rounds, today),
        "page": page,
        "today": today,
        "address": settings.BASE_URL,
        "qr": qr_svg(link_to_confirm(question.version)),
    }
    return render(request, "policy/invitations_print.html", context)


@requires(*sorted(DESK))
@require_POST
def hand_over_invitations(request: PersonRequest, identifier: int) -> HttpResponse:
    """Printed invitations were handed over to these people."""
    opened = _round(identifier)
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return _shown(request, opened, form)
    number = hand_over(by=request.user, people=list(form.cleaned_data["person"]))
    words = ngettext(
        "Noted: one invitation handed over.",
        "Noted: %(number)d invitations handed over.",
        number,
    )
    messages.success(request, words % {"number": number})
    return redirect("policy:invitations", opened.pk)


def _shown(request: PersonRequest, opened: Round, form: HandOverForm | None = None) -> HttpResponse:
    today = clock.today()
    page = _page(request, opened, unreached_in(opened, today))
    context = {
        "round": opened,
        "last_day": last_day(opened),
        "progress": progress_view(progress_of(opened, today)),
        "days": days_of_mail(opened),
        "lines": unreached_lines(list(page), today),
        "page": page,
        "form": form,
    }
    return render(request, "policy/invitations.html", context, status=422 if form else 200)


def _page(request: PersonRequest, opened: Round, found: list[Unreached]) -> Page[Unreached]:
    """The names of one page: that the desk looked is in the trail."""
    if found:
        note_unreached_looked_at(by=request.user, opened=opened)
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))


def _round(identifier: int) -> Round:
    rows = Round.objects.select_related("version__policy").prefetch_related("extensions")
    found = rows.filter(pk=min(identifier, 2**62)).first()
    if found is None:
        raise Http404
    return found
