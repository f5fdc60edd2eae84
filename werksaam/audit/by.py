"""Who a command acts for."""

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError

from .recording import Actor


def person_of(email: str) -> Actor:
    """The person with this mail address. Raises CommandError if there is none at work here."""
    person = get_user_model()._default_manager.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody here has the mail address {email}.")
    return person
