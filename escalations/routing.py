"""To whom a report goes, and why. Pure: facts in, recipients with reasons out.

Order (product rule): the named role or manager → their deputies on that day → the next level
up → the director → the board's contact person. Whoever is reporter, subject or
witness is left out. It never yields nobody: with no one eligible it raises.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from .kinds import Text


class Reason(StrEnum):
    """Why a report comes to someone."""

    COMMS_ADVISER = "comms_adviser"
    SECRETARIAT = "secretariat"
    MANAGER = "manager"
    DEPUTY = "deputy"
    NEXT_LEVEL = "next_level"
    DIRECTOR = "director"
    BOARD_CONTACT = "board_contact"
    SECOND_READER = "second_reader"
    APPOINTED = "appointed"
    CHOSEN = "chosen"


REASONS_NAME: dict[Reason, Text] = {
    Reason.COMMS_ADVISER: _("Communications advisers"),
    Reason.SECRETARIAT: _("Secretariat"),
    Reason.MANAGER: _("Manager"),
    Reason.DEPUTY: _("Deputy"),
    Reason.NEXT_LEVEL: _("Manager of the team"),
    Reason.DIRECTOR: _("Director"),
    Reason.BOARD_CONTACT: _("Contact person of the board"),
    Reason.SECOND_READER: _("Second reader"),
    Reason.APPOINTED: _("Named by the director"),
    Reason.CHOSEN: _("Chosen by name"),
}
"""What such recipients are called together."""

REASONS_TEXT: dict[Reason, Text] = {
    Reason.COMMS_ADVISER: _("They handle these reports. The code says so."),
    Reason.SECRETARIAT: _("They handle these reports too. The code says so in article 6."),
    Reason.MANAGER: _("This manager handles these reports. The code says so."),
    Reason.DEPUTY: _("This person stands in for who is away."),
    Reason.NEXT_LEVEL: _("Nobody closer by can handle this. So the manager one level up does."),
    Reason.DIRECTOR: _("Nobody else can handle this. So the director does."),
    Reason.BOARD_CONTACT: _("Nobody at WerkSaam can handle this. So the board does."),
    Reason.SECOND_READER: _("Reads along before a response is placed."),
    Reason.APPOINTED: _("The director named this person to decide."),
    Reason.CHOSEN: _("This colleague was chosen, as someone who knows about it."),
}
"""Why it comes to them, for whoever sends it."""


class NobodyEligible(Exception):
    """Everyone who could receive this is a party to it, or gone."""


@dataclass(frozen=True)
class Candidate:
    """Someone who may receive, and why; for a deputy, in whose stead; for a manager, of
    which team."""

    person_id: int
    reason: Reason
    absent: bool = False
    standing_in_for: int | None = None
    team: int | None = None


@dataclass(frozen=True)
class Recipient:
    """Someone who will receive, and why; for a deputy, in whose stead; for a manager, of
    which team."""

    person_id: int
    reason: Reason
    standing_in_for: int | None = None
    team: int | None = None


@dataclass(frozen=True)
class RoutingFacts:
    """All that routing depends on: tiers of candidates in order, and the parties."""

    tiers: Iterable[tuple[Candidate, ...]]
    excluded: frozenset[int]

    def without(self, person_ids: frozenset[int]) -> RoutingFacts:
        """The same facts with more people left out."""
        return replace(self, excluded=self.excluded | person_ids)


@dataclass(frozen=True)
class Route:
    """Who receives: at least one person, nobody twice, no party."""

    recipients: tuple[Recipient, ...]

    @property
    def person_ids(self) -> frozenset[int]:
        """The recipients' ids."""
        return frozenset(recipient.person_id for recipient in self.recipients)


def route(facts: RoutingFacts) -> Route:
    """The first tier with someone present; if nobody is present anywhere, with anyone.

    Raises NobodyEligible when every candidate is a party, or there is none.
    """
    for absent_too in (False, True):
        for tier in facts.tiers:
            if eligible := _eligible(tier, facts.excluded, absent_too):
                return Route(eligible)
    raise NobodyEligible


def is_with_chosen(found: Route, chosen: frozenset[int]) -> bool:
    """Whether it reaches someone who was chosen, or who stands in for them; if not, nobody
    was chosen or nobody of them is here, and it goes to the desk and who follows."""
    return any({r.person_id, r.standing_in_for} & chosen for r in found.recipients)


def _eligible(
    tier: tuple[Candidate, ...], excluded: frozenset[int], absent_too: bool
) -> tuple[Recipient, ...]:
    found: dict[int, Recipient] = {}
    for candidate in tier:
        if candidate.person_id in excluded or (candidate.absent and not absent_too):
            continue
        recipient = Recipient(
            candidate.person_id, candidate.reason, candidate.standing_in_for, candidate.team
        )
        found.setdefault(candidate.person_id, recipient)
    return tuple(found.values())
