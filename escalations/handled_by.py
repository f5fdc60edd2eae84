"""Who handles a report, in the words of its reporter: the team, or a manager.

A sentence for the reporter has `%(who)s` where it names them, or `%(Who)s` where it
begins with them; so one sentence serves every kind. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from .kinds import Kind, Text

THE_TEAM: Text = _("The team")


@dataclass(frozen=True)
class Who:
    """Those who handle a report; `name` is how a sentence begins with them."""

    name: Text

    @property
    def first(self) -> str:
        """As a sentence begins: "Your manager"."""
        return str(self.name)

    @property
    def within(self) -> str:
        """Inside a sentence: "your manager"."""
        return self.first[:1].lower() + self.first[1:]

    def told(self, words: Text, **facts: object) -> str:
        """A sentence with them in it."""
        return str(words) % {"Who": self.first, "who": self.within, **facts}


@dataclass(frozen=True)
class Handling:
    """Who handled a report when: at first, and from when on others did, in order."""

    at_first: Who
    turns: tuple[tuple[datetime, Who], ...] = ()

    def at(self, moment: datetime) -> Who:
        """Who handled it then; what brought in others is still the doing of those before."""
        since = (who for start, who in reversed(self.turns) if moment > start)
        return next(since, self.at_first)


def at_desk() -> Who:
    """The communications team."""
    return Who(THE_TEAM)


def before_sending(kind: Kind) -> Who:
    """Who will handle a report of this kind."""
    return Who(kind.handled_by)


def now(kind: Kind, *, is_at_desk: bool) -> Who:
    """Who handles a case of this kind: the team, once it is at the desk."""
    return at_desk() if is_at_desk else before_sending(kind)
