"""Whom someone can ask about the code: who answers for them today, and the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.hierarchy import manager_of
from werksaam.people.models import User

from .actions import Action, action

OF_THE_MANAGER = frozenset({"ontsporende-discussie", "twijfel-imago"})
"""Actions for which the code sends people to their own manager (4.8, 4.9)."""


@dataclass(frozen=True)
class Contact:
    """Someone to ask; `why` says who it is, `is_manager` whether it is simply the own manager."""

    name: str
    phone: str
    phone_link: str
    why: str = ""
    mail: str = ""
    is_manager: bool = False


def whom_to_ask(person: User) -> Contact | None:
    """Who answers today as the manager of `person` (8 queries).

    Where nobody inside is left it is the contact person of the board, as it is for reports;
    None where there is none either: then the desk is who can help.
    """
    found = manager_of(person, clock.today())
    if found is None:
        return _of_the_board(person)
    wanted = [pk for pk in (found.person_id, found.standing_in_for) if pk]
    people = User.objects.in_bulk(wanted)
    why = _why(found.reason, people.get(found.standing_in_for or 0))
    return _contact(people[found.person_id], why, is_manager=found.reason == "manager")


def desk_to_ask() -> Contact:
    """The communications team, by the number and address of the settings."""
    phone = settings.DESK_PHONE
    return Contact(_("the communications team"), phone, _dialled(phone), mail=settings.DESK_MAIL)


def whom_to_call(action: str, contact: Contact | None) -> Contact:
    """Who does what the portal can't do: for some actions the manager, else the desk."""
    if action in OF_THE_MANAGER and contact and contact.phone:
        return contact
    return desk_to_ask()


def action_for(slug: str, contact: Contact | None) -> Action | None:
    """What someone can do in the portal; nothing where it would reach nobody."""
    if slug in OF_THE_MANAGER and contact is None:
        return None
    return action(slug)


def _of_the_board(person: User) -> Contact | None:
    address = settings.BOARD_CONTACT_EMAIL
    if not address:
        return None
    found = User.objects.filter(email__iexact=address, is_active=True).exclude(pk=person.pk)
    contact = found.first()
    return _contact(contact, _("contact person of the board")) if contact else None


def _contact(person: User, why: str, *, is_manager: bool = False) -> Contact:
    return Contact(person.name, person.phone, _dialled(person.phone), why, "", is_manager)


def _dialled(phone: str) -> str:
    return "".join(c for c in phone if c.isdigit() or c == "+")


def _why(reason: str, away: User | None) -> str:
    if away is not None:
        return _("stands in for %(name)s today") % {"name": away.name}
    words = {
        "manager": _("your manager"),
        "next_level": _("one level up; your own manager is not here today"),
        "director": _("director"),
    }
    return words.get(reason, _("your manager"))
