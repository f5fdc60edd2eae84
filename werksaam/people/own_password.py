"""Whether someone at the screen knows the password of who is signed in."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from .models import User


@sensitive_variables("password")
def is_own_password(request: HttpRequest, person: User, password: str) -> bool:
    """Whether `password` is that of `person`; too many tries get a page of their own (429)."""
    return bool(get_adapter(request).reauthenticate(person, password))
