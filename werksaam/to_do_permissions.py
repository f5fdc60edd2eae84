"""What the home page asks about permissions of third parties: those that end, those of who left."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from escalations.registers.queries_permissions import ORPHANS, of_who_left, seen_by, to_renew_soon
from escalations.registers.refusals_permissions import page_of
from werksaam import clock
from werksaam.people.models import User
from werksaam.people.roles import is_desk
from werksaam.to_do import ToDo


def ending(person: User) -> Iterator[ToDo]:
    """Own permissions that end soon: ask for a new one, or let it end (1 query)."""
    for one in to_renew_soon(person):
        yield ToDo(
            tone="todo",
            when=_("Ends on %(day)s") % {"day": date_format(one.until, "j F")},
            title=_("Your permission from %(name)s ends") % {"name": one.party_name},
            text=_("Do you still share something about them? Ask for a new one in time."),
            url=page_of(one),
            button=_("See the permission"),
        )


def orphans(person: User) -> Iterator[ToDo]:
    """For the desk: permissions whose holder left (1 query)."""
    if not is_desk(person):
        return
    number = of_who_left(seen_by(person), clock.today()).count()
    if number:
        words = ngettext(
            "A permission has no holder any more",
            "%(number)d permissions have no holder any more",
            number,
        )
        yield ToDo(
            tone="todo",
            when=_("Not looked at yet"),
            title=words % {"number": number},
            text=_("Whoever asked for it no longer works here. Let a colleague take it over."),
            url=f"{reverse('escalations:permissions')}?stand={ORPHANS}",
            button=_("See the register"),
        )
