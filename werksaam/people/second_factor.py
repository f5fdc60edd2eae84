"""Who needs a second factor, and whether it was used in this session (bar 7)."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record

from . import telling
from .hierarchy import is_manager
from .models import Deputyship, User
from .roles import roles_of


def needs_second_factor(person: User) -> bool:
    """Whether `person` may come in with a second factor only: who may read what others sent.

    That is any role, managers, who stands in for someone now or later, and the contact of
    the board. Asks nothing where it is switched off.
    """
    if not settings.REQUIRE_MFA:
        return False
    return bool(
        roles_of(person) or is_manager(person) or _stands_in(person) or _is_board_contact(person)
    )


def _stands_in(person: User) -> bool:
    """Now or later: so it is set up before the first case comes."""
    ahead = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    return Deputyship.objects.current().filter(ahead, deputy=person).exists()


def _is_board_contact(person: User) -> bool:
    address = settings.BOARD_CONTACT_EMAIL.lower()
    return bool(address) and (person.email or "").lower() == address


def has_second_factor(person: User) -> bool:
    """Whether an authenticator app is set up."""
    return bool(is_mfa_enabled(person, [Authenticator.Type.TOTP]))


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this person showed a second factor in this session."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


@act
def reset_second_factor(*, by: User, person: User) -> None:
    """Take away the second factor of someone who lost it; they set up a new one next.

    They and the privacy officers hear of it by mail.
    Raises OwnSecondFactor: who could reset their own would not need it.
    Without a second factor there is nothing to reset.
    """
    if by.pk == person.pk:
        raise OwnSecondFactor
    deleted, _by_model = Authenticator.objects.filter(user=person).delete()
    if deleted:
        record("person.second_factor_reset", by=by, about=person)
        telling.of_changed_access(person)


class OwnSecondFactor(ValueError):
    """Nobody resets their own second factor."""
