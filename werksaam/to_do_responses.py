"""On the home page: what a colleague who is away or gone left to do about a response."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from escalations.responding.queries import left_by_others
from werksaam.people.models import User
from werksaam.to_do import ToDo


def left_by_colleagues(person: User) -> Iterator[ToDo]:
    """Responses to note and posts to look at again of a colleague who is not here."""
    cases = left_by_others(person)
    if cases:
        words = ngettext(
            "Take care of a response of a colleague",
            "Take care of %(number)d responses of colleagues",
            len(cases),
        )
        yield ToDo(
            tone="todo",
            when=_("Your colleague is away"),
            title=words % {"number": len(cases)},
            text=_("Note where it was placed, or look at the post again."),
            url=cases[0].get_absolute_url() if len(cases) == 1 else reverse("escalations:queue"),
            button=_("See the case") if len(cases) == 1 else _("To the work queue"),
        )
