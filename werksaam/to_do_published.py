"""What the desk still has to do on the home page once a version has been published."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policy.queries import the_policy
from policy.queries_after_publishing import Aftermath, after_publishing
from policy.queries_reading import code_of
from werksaam import clock
from werksaam.people.models import User
from werksaam.people.roles import is_desk
from werksaam.to_do import ToDo


def after_a_version(person: User) -> Iterator[ToDo]:
    """At the desk: a version that nobody is asked about, and explanations of words that changed."""
    policy = the_policy() if is_desk(person) else None
    code = code_of(policy) if policy else None
    found = after_publishing(code, clock.today()) if code else None
    if found is None:
        return
    # Whether the very first version is asked about is for the desk to decide.
    if found.must_ask and found.was_asked:
        yield _open_a_round(found)
    if found.stale:
        yield _stale(found)


def _open_a_round(found: Aftermath) -> ToDo:
    return ToDo(
        tone="todo",
        when=_("Nobody is asked yet"),
        title=_("Open a round about version %(number)d") % {"number": found.version.number},
        text=_("The version is new. People confirm it once you open a round."),
        url=reverse("policy:new_round"),
        button=_("Open a round"),
    )


def _stale(found: Aftermath) -> ToDo:
    words = ngettext(
        "An explanation no longer fits", "%(number)d explanations no longer fit", found.stale
    )
    return ToDo(
        tone="todo",
        when=_("The text changed"),
        title=words % {"number": found.stale},
        text=_("Readers do not see them until someone writes them anew or proposes them again."),
        url=f"{reverse('policy:explanations')}?versie={found.version.number}",
        button=_("See which"),
    )
