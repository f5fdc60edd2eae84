"""A new password by mail: the mail waits in the outbox like all other mail.

Nothing is sent while someone waits for the page: the time that would take, or
a mail server that is down, would tell which addresses are known (bar 31), and
the mail would be lost (bar 40).
"""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from werksaam.audit import security_log
from werksaam.notifications.models import Mail
from werksaam.notifications.outbox import Recipient, enqueue

from .models import User

TEMPLATE = "password_reset"

NOBODY = Recipient(person_id=0, address="", language="nl")


@transaction.atomic
def ask_for_link(request: HttpRequest, person: User | None) -> None:
    """Put a mail with a link in the outbox for `person`; for nobody (None), take as long.

    Both write the same rows; the mail to nobody is undone.
    """
    number = person.pk if person else None
    security_log.log("password_reset.asked", request=request, person_id=number)
    with transaction.atomic():
        to = Recipient(person.pk, person.email or "", person.language) if person else NOBODY
        enqueue(template=TEMPLATE, to=[to], context={}, regarding=f"person:{number}")
        transaction.set_rollback(person is None)


def link_in(mail: Mail) -> str:
    """The path of the page to choose a new password, with a key made now.

    It works once, for an hour. Who left since gets the way to ask again, which
    for them leads nowhere.
    """
    person = User.objects.filter(pk=mail.person_id, is_active=True).first()
    if person is None:
        return reverse("account_reset_password")
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    whose = {"uidb36": user_pk_to_url_str(person), "key": key}
    return reverse("account_reset_password_from_key", kwargs=whose)
