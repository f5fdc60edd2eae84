"""The page "Report something": every kind under what brings someone there, and who gets it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .kind_texts.kept import kept_for
from .kinds import HEADINGS, Group, Kind, RecipientRule, Text, all_kinds

GOES_TO: dict[RecipientRule, Text] = {
    RecipientRule.DESK: _("Goes to the communications team"),
    RecipientRule.REPORTERS_MANAGER: _("Goes to your manager"),
    RecipientRule.SUBJECTS_MANAGER: _("Goes to the manager of your colleague"),
    RecipientRule.COMMS_ADVISER: _("Goes to the communications adviser"),
    RecipientRule.CHOSEN: _("Goes to the colleague or team that you choose"),
}


@dataclass(frozen=True)
class Door:
    """A kind to choose: what it is, and who gets it."""

    slug: str
    label: Text
    intro: Text
    goes_to: Text
    url: str


@dataclass(frozen=True)
class DoorGroup:
    """The kinds under one heading; `warns` that one should not respond online first."""

    slug: str
    heading: Text
    doors: list[Door]
    warns: bool


def doors() -> list[DoorGroup]:
    """Every kind, grouped, the most used first, in the words that the desk keeps (1 query)."""
    kinds = all_kinds()
    kept = kept_for(kinds)
    found = [(group, _of(group, kinds)) for group in Group]
    return [
        DoorGroup(
            slug=group.value,
            heading=HEADINGS[group],
            doors=[_door(kept.of(one)) for one in its],
            warns=any(one.locks_reply for one in its),
        )
        for group, its in found
        if its
    ]


def _of(group: Group, kinds: tuple[Kind, ...]) -> list[Kind]:
    return sorted((k for k in kinds if k.group is group), key=lambda k: (k.rank, k.slug))


def _door(of_kind: Kind) -> Door:
    return Door(
        slug=of_kind.slug,
        label=of_kind.label,
        intro=of_kind.intro,
        goes_to=GOES_TO[of_kind.recipients],
        url=reverse("escalations:start", args=[of_kind.slug]),
    )
