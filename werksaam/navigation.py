"""The places of the portal as a page shows them to whoever asks."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from escalations.queue_counts import queue_counts
from werksaam.people.models import User

from .places import AT_HAND, PLACES, ROOM, Place, Visitor

Words = str | Promise


@dataclass(frozen=True)
class Item:
    """A place as the page shows it.

    `current` is its `aria-current`: "page", "true" for a page below it, or "";
    `count` is what waits there.
    """

    url_name: str
    url: str
    icon: str
    label: Words
    short: Words = ""
    current: str = ""
    count: int = 0


class Items(tuple[Item, ...]):
    """Places in order, as a page shows them."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """What the same places are told by: what is made of them may be kept by it."""
        return " ".join(f"{item.url_name}/{item.current}/{item.count}" for item in self)


def navigation_of(request: HttpRequest) -> Items:
    """The places of whoever asks, in order; nothing for who is not signed in."""
    person = getattr(request, "user", None)
    if not isinstance(person, User) or not person.is_authenticated:
        return Items()
    visitor = Visitor(person)
    return Items(_item(place, person, request) for place in _that_fit(visitor))


def _that_fit(visitor: Visitor) -> list[Place]:
    """The places of a visitor; one that yields stands at home and at the foot as well."""
    found = [place for place in PLACES if place.may(visitor)]
    return [place for place in found if not place.yields or len(found) <= ROOM]


def at_hand(request: HttpRequest) -> Items:
    """What people look for at the foot of a page: their own reports and receipts."""
    person = getattr(request, "user", None)
    if not isinstance(person, User):
        return Items()
    visitor = Visitor(person)
    return Items(_item(place, person, request) for place in AT_HAND if place.may(visitor))


def _item(place: Place, person: User, request: HttpRequest) -> Item:
    return Item(
        url_name=place.url_name,
        url=_url_of(place.url_name),
        icon=place.icon,
        label=place.label,
        short=place.short,
        current=_current(place, request),
        count=queue_counts(person).all if place.counted else 0,
    )


def _current(place: Place, request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None or match.view_name not in place.pages:
        return ""
    return "page" if match.view_name == place.url_name else "true"


@cache
def _url_of(url_name: str) -> str:
    return reverse(url_name)
