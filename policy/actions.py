"""Which actions beside a lid exist: an explanation names its action by a slug.

What fulfils it may live on a higher floor, so each floor registers its own from its
AppConfig: a slug that nobody registered shows no link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

ASKED_FIRST = "eerst-gevraagd"
"""In an address: who follows it walked through *Mag ik dit plaatsen?*. No answer is in it."""


@dataclass(frozen=True)
class Action:
    """A place in the portal where a duty of the code can be done."""

    slug: str
    url_name: str
    label: str | Promise
    args: tuple[str, ...] = ()
    anchor: str = ""

    @property
    def url(self) -> str:
        """Where it is done; `anchor` is the place on that page."""
        page = reverse(self.url_name, args=self.args)
        return f"{page}#{self.anchor}" if self.anchor else page

    @property
    def url_after_asking(self) -> str:
        """The same, which tells that one comes from the questions before posting."""
        return self.url if self.anchor else f"{self.url}?{ASKED_FIRST}"


_registered: dict[str, Action] = {}


def register(
    slug: str,
    url_name: str,
    label: str | Promise,
    *,
    args: Sequence[str] = (),
    anchor: str = "",
) -> None:
    """Say that the action `slug` exists, and how its link reads ("Report a negative post")."""
    _registered[slug] = Action(slug, url_name, label, tuple(args), anchor)


def action(slug: str) -> Action | None:
    """The action with this slug, if it exists by now."""
    return _registered.get(slug)


def actions() -> list[Action]:
    """Every action that exists, by its slug."""
    return [_registered[slug] for slug in sorted(_registered)]
