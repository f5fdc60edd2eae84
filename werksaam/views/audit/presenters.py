"""What the pages of the trail show."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam.audit.actions import in_words
from werksaam.audit.notes import read_stamp
from werksaam.audit.queries import EventView
from werksaam.audit.verify import NotProven, Proven

from .values import value_words
from .words import FACTS, RECORDS

Pairs = list[tuple[str, str]]

LOOKS = {
    "case": ("primary", "inbox"),
    "report": ("todo", "report"),
    "message": ("info", "chat"),
    "note": ("wait", "note"),
    "version": ("primary", "book"),
    "explanation": ("info", "book"),
    "acknowledgement": ("ok", "done"),
    "round": ("primary", "book"),
    "audit": ("wait", "eye"),
    "trail": ("wait", "seal"),
}
OTHER_LOOK = ("wait", "person")

SHORT = 8
"""Characters of a record's identifier that a list shows; the page of the event has them all."""

WHY_NOT: dict[str, Promise] = {
    "unreadable": gettext_lazy("This is not a proof of this portal, or part of it is missing."),
    "format": gettext_lazy("This is not a proof of this portal, or part of it is missing."),
    "leaf": gettext_lazy("The event in this proof is not written as the portal writes it."),
    "details": gettext_lazy("Who did it, about what or why was changed in this proof."),
    "record": gettext_lazy("The record in this proof is not the one that the event is about."),
    "signature": gettext_lazy("The seal on this proof was not set by this portal."),
    "inclusion": gettext_lazy("The event in this proof is not in the trail that was sealed."),
}


@dataclass(frozen=True)
class Line:
    """An event in a list or on its own page, with names only where they may be seen."""

    index: int
    at: datetime
    action: str
    words: str
    kind: str
    icon: str
    actor: str
    on_behalf_of: str
    record: str
    record_id: str
    facts: Pairs
    reason: str
    sealed: bool

    @property
    def about(self) -> str:
        """The record that the event is about, short, for a list."""
        return f"{self.record} {self.record_id[:SHORT]}".strip()


def line_of(event: EventView, *, with_names: bool = False) -> Line:
    """`event` for someone who checks the trail: pseudonyms, unless the names were unmasked."""
    kind, icon = LOOKS.get(event.action.split(".")[0], OTHER_LOOK)
    return Line(
        index=event.index,
        at=event.at,
        action=event.action,
        words=in_words(event.action),
        kind=kind,
        icon=icon,
        actor=_actor(event, with_names),
        on_behalf_of=event.on_behalf_of_name if with_names else "",
        record=str(RECORDS.get(event.object_type, event.object_type)),
        record_id=event.object_id,
        facts=pairs(event.facts),
        reason=event.reason if with_names else "",
        sealed=event.sealed,
    )


def pseudonym(person_id: int) -> str:
    """The same few characters for the same person, all through the trail; not their name."""
    secret = b"pseudonym" + settings.SECRET_KEY.encode()
    digest = hmac.new(secret, str(person_id).encode(), hashlib.sha256).digest()
    code = base64.b32encode(digest).decode()[:6]
    return _("Person %(code)s") % {"code": code}


@dataclass(frozen=True)
class Verdict:
    """What a receipt proves, or why it does not."""

    proven: Proven | None
    why_not: str = ""

    @property
    def action(self) -> str:
        """What happened, in words."""
        return in_words(self.proven.leaf["action"]) if self.proven else ""

    @property
    def at(self) -> datetime | None:
        """When it happened."""
        return read_stamp(self.proven.leaf["at"]) if self.proven else None

    @property
    def record_name(self) -> str:
        """What the event is about, in words."""
        object_type = self.proven.details["object_type"] if self.proven else ""
        return str(RECORDS.get(object_type, object_type))

    @property
    def facts(self) -> Pairs:
        """The facts of the event."""
        return pairs(self.proven.leaf["facts"]) if self.proven else []

    @property
    def seal(self) -> str:
        """The root that was sealed, in groups of four."""
        root = self.proven.checkpoint.root.hex()[:16] if self.proven else ""
        return " ".join(root[place : place + 4] for place in range(0, len(root), 4))

    @property
    def record(self) -> Pairs:
        """The record that came with it, if any."""
        return pairs(self.proven.record or {}) if self.proven else []


def refusal(error: NotProven) -> Verdict:
    """A verdict that says what is wrong, in words."""
    return Verdict(None, str(WHY_NOT.get(error.code, WHY_NOT["unreadable"])))


def pairs(said: object) -> Pairs:
    """Names and values as text."""
    items = said.items() if isinstance(said, dict) else []
    return [
        (str(FACTS.get(name, name)).replace("_", " "), value_words(name, value))
        for name, value in items
    ]


def _actor(event: EventView, with_names: bool) -> str:
    if event.actor_id is None:
        return _("The portal")
    return event.actor_name if with_names else pseudonym(event.actor_id)
