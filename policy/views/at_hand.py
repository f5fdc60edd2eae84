"""*Bij de hand*: what one wants near when writing something about WerkSaam."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.roles import is_desk

from ..guidance.cards import Cards
from ..guidance.disclaimer import filled_in
from ..guidance.queries import cards_now, code_now, disclaimer_of
from ..presenters_at_hand import account_lines
from ..presenters_at_hand import at_hand as at_hand_view
from ..presenters_whom import whom_to_ask


@signed_in
@require_safe
def at_hand(request: PersonRequest) -> HttpResponse:
    """How to describe WerkSaam, its values and accounts, and whom to ask for what."""
    return show_at_hand(request, cards_now())


def show_at_hand(request: PersonRequest, cards: Cards, *, is_trial: bool = False) -> HttpResponse:
    """The page of these cards: the ones that hold, or those that the desk works on."""
    language = get_language() or "nl"
    contact, version = whom_to_ask(request.user), code_now()
    context = {
        "view": at_hand_view(cards, version, contact, language),
        "disclaimer": filled_in(disclaimer_of(version), request.user.name),
        "accounts": account_lines(cards, language),
        "manager": contact,
        "is_desk": is_desk(request.user),
        "is_trial": is_trial,
    }
    return render(request, "policy/at_hand.html", context)
