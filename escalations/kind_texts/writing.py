"""The desk writes a text of a kind anew, or sets its target time."""

from __future__ import annotations

import re

from django.utils.translation import override

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record
from werksaam.people.models import DESK, User
from werksaam.people.roles import has_role

from ..guide import Words
from ..kinds import Kind, kind
from ..models import KindTarget, Wording
from ..refusals_hearing import WordingChanged
from ..wording import NotTheDesk, latest
from .places import Place, place_of
from .refusing import SaysApproved, TargetChanged, TooLong
from .targets import latest_of

LEAST_HOURS, MOST_HOURS = 1, 400
"""What a target time can be; the database holds it too."""

_APPROVED = re.compile(r"goedgekeurd|goedkeur|akkoord|approv", re.IGNORECASE)


def shipped(place: Place) -> Words:
    """The text that ships with the portal, in both languages."""
    with override("nl"):
        dutch = str(place.shipped)
    with override("en"):
        return Words(nl=dutch, en=str(place.shipped))


def says_approved(of_kind: Kind, place: Place, text: str) -> bool:
    """Whether a text that a reporter gets says "approved" where the desk only advises (6.5)."""
    return of_kind.only_advises and place.is_told and bool(_APPROVED.search(text))


@act
def write_text(
    *,
    by: User,
    of_kind: str,
    place: str,
    text_nl: str,
    text_en: str,
    instead_of: Wording | None,
) -> Wording:
    """Write a text of a kind anew, in place of the one that the page showed.

    The earlier ones stay: what someone was told does not change. Raises NotTheDesk, KeyError
    for a kind or place that is not there, ValueError where a language is missing or the kind
    can't do without, TooLong,
    SaysApproved, WordingChanged where a colleague was first.
    """
    if not has_role(by, *DESK):
        raise NotTheDesk
    its_kind = kind(of_kind)
    its_place = place_of(its_kind, place)
    if bool(text_nl.strip()) != bool(text_en.strip()):
        raise ValueError("A text of a kind is in both languages.")
    for text in (text_nl, text_en):
        _check(its_kind, its_place, text)
    take(Lock.WORDING)  # no row stands for the shipped text, so there is none to lock
    now_holds = latest(its_place.slug)
    if now_holds != instead_of:
        raise WordingChanged(now_holds, f"/beheer/soorten/{of_kind}/tekst/{place}/")
    written = Wording.objects.create(
        slug=its_place.slug,
        text_nl=text_nl,
        text_en=text_en,
        written_by=by,
        written_by_name=by.name,
        written_at=clock.now(),
    )
    record("wording.written", by=by, about=written, facts={"slug": its_place.slug})
    return written


def _check(of_kind: Kind, place: Place, text: str) -> None:
    if not (text.strip() or place.may_be_empty):
        raise ValueError("This text can't be left out.")
    if len(text) > place.longest:
        raise TooLong(place.slug)
    if says_approved(of_kind, place, text):
        raise SaysApproved(place.slug)


def write_shipped_text(
    *, by: User, of_kind: str, place: str, instead_of: Wording | None
) -> Wording:
    """Back to the text that ships, as a row of its own. Raises as `write_text`."""
    words = shipped(place_of(kind(of_kind), place))
    return write_text(
        by=by,
        of_kind=of_kind,
        place=place,
        text_nl=words.nl,
        text_en=words.en,
        instead_of=instead_of,
    )


@act
def set_target(
    *, by: User, of_kind: str, hours: int, reason: str, instead_of: KindTarget | None
) -> KindTarget:
    """Set within how many working hours a kind is answered, for what is reported from now on.

    Raises NotTheDesk, KeyError for an unknown kind, ValueError without a reason or for hours
    that make no sense, TargetChanged where a colleague was first.
    """
    if not has_role(by, *DESK):
        raise NotTheDesk
    its_kind = kind(of_kind)
    if not (reason.strip() and LEAST_HOURS <= hours <= MOST_HOURS):
        raise ValueError("A target is some hours, with a reason.")
    take(Lock.WORDING)
    now_holds = latest_of(its_kind)
    if now_holds != instead_of:
        raise TargetChanged(its_kind, now_holds)
    target = KindTarget.objects.create(
        kind=of_kind,
        hours=hours,
        reason=reason,
        set_by=by,
        set_by_name=by.name,
        set_at=clock.now(),
    )
    record("kind_target.set", by=by, about=target, facts={"kind": of_kind, "hours": hours})
    return target
