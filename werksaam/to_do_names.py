"""On the home page of an adviser: account names whose holder left."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from escalations.registers.names import is_adviser, to_review
from werksaam import clock
from werksaam.people.models import User
from werksaam.to_do import ToDo


def names_to_review(person: User) -> Iterator[ToDo]:
    """Names that need another holder, or an end (1 query, for advisers alone)."""
    number = to_review(clock.today()).count() if is_adviser(person) else 0
    if number:
        words = ngettext(
            "An account name has lost its holder",
            "%(number)d account names have lost their holder",
            number,
        )
        yield ToDo(
            tone="todo",
            when=_("Not decided yet"),
            title=words % {"number": number},
            text=_("Someone else takes it over, or it is no longer approved."),
            url=reverse("escalations:accounts"),
            button=_("See which name"),
        )
