"""*Bij de hand*, and the official accounts of WerkSaam."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.roles import is_desk

from ..guidance.cards import Cards, read_cards
from ..guidance.disclaimer import filled_in
from ..guidance.queries import code_now, disclaimer_of, guidance_now
from ..models import GuidanceSlug
from ..presenters_at_hand import account_lines
from ..presenters_at_hand import at_hand as at_hand_view
from ..presenters_whom import whom_to_ask


@signed_in
@require_safe
def at_hand(request: PersonRequest) -> HttpResponse:
    """How to describe WerkSaam, its values and accounts, and whom to ask for what."""
    return show_at_hand(request, cards_now())


@signed_in
@require_safe
def accounts_register(request: PersonRequest) -> HttpResponse:
    """The accounts by which WerkSaam itself speaks."""
    accounts = account_lines(cards_now(), get_language() or "nl")
    context = {"accounts": accounts, "is_desk": is_desk(request.user)}
    return render(request, "policy/accounts_register.html", context)


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


def cards_now() -> Cards:
    """The cards that hold; empty ones until the first were published (1 query)."""
    now = guidance_now(GuidanceSlug.AT_HAND)
    return read_cards(now.content if now else {})
