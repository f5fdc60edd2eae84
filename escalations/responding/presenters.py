"""Responses on the screen: drafts and their length, placements, days to look, answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.models import User
from werksaam.people.roles import is_desk

from ..kinds import Text
from ..models import ApprovedAnswer, Case, Decision, Placement, Post, ResponseDraft, Watch
from ..presenters_status import Status
from ..presenters_times import moment_in_words, since
from .lengths import LIMITS, Room, room
from .queries import (
    FOLLOWED_UP,
    is_response,
    looker_of,
    may_be_watched,
    placement_now,
    public_outcomes,
)


@dataclass(frozen=True)
class PlacementView:
    """What became of an approved response, and what was noted of it before."""

    status: Status
    address: str
    reason: str
    who: str
    earlier: list[str]


@dataclass(frozen=True)
class ResponseLine:
    """An approved response: to place, or noted already. `keep_url` keeps it as an answer."""

    text: str
    url: str
    keep_url: str


@dataclass(frozen=True)
class WatchLine:
    """One day to look again, and what was seen then."""

    status: Status
    note: str
    finding: str
    who: str


@dataclass(frozen=True)
class Watching:
    """The days to look again of a case; the addresses only where something can be done."""

    lines: list[WatchLine]
    is_open: bool
    look_url: str
    set_url: str

    @property
    def due_url(self) -> str:
        """Where to look again, once the day has come; else ""."""
        is_due = any(line.status.tone in {"todo", "error"} for line in self.lines)
        return self.look_url if is_due else ""


@dataclass(frozen=True)
class AnswerLine:
    """An answer of the library in a list."""

    answer: ApprovedAnswer
    status: Status
    belongs_to: Text
    url: str


def placement_view(decision: Decision) -> PlacementView | None:
    """What became of a response; None for a decision that places nothing (yet)."""
    if not is_response(decision):
        return None
    row = placement_now(decision)
    return PlacementView(
        status=_became(row),
        address=row.address if row else "",
        reason=row.not_placed_reason if row else "",
        who=f"{row.noted_by_name}, {moment_in_words(row.noted_at)}" if row else "",
        earlier=[_earlier(r) for r in decision.placements.all() if r != row],
    )


def response_lines(
    case: Case, decisions: Iterable[Decision], viewer: User, *, noted: bool
) -> list[ResponseLine]:
    """The approved responses of a case that were noted, or not yet, for who follows it up."""
    found = [d for d in decisions if is_response(d) and bool(placement_now(d)) == noted]
    if case.state not in FOLLOWED_UP and not noted:
        return []
    return [_response_line(case, decision, viewer) for decision in found]


def _response_line(case: Case, decision: Decision, viewer: User) -> ResponseLine:
    row = placement_now(decision)
    keeps = row is not None and row.placed_at is not None and is_desk(viewer)
    return ResponseLine(
        text=decision.public_response,
        url=reverse("escalations:place", args=[case.reference, decision.pk]),
        keep_url=f"{reverse('escalations:make_answer')}?van={decision.pk}" if keeps else "",
    )


def _became(row: Placement | None) -> Status:
    if row is None:
        return Status("todo", "alert", _("Still to place"))
    if row.placed_at is None:
        return Status("wait", "out", _("Not placed"))
    return Status("ok", "done", _("Placed %(when)s") % {"when": moment_in_words(row.placed_at)})


def _earlier(row: Placement) -> str:
    words = row.address or row.not_placed_reason
    facts = {"what": words, "name": row.noted_by_name, "when": moment_in_words(row.noted_at)}
    return _("%(what)s (%(name)s, %(when)s)") % facts


def watching_view(case: Case, *, may_follow_up: bool) -> Watching | None:
    """The days to look again, with the case's records loaded; None where none belongs."""
    if not may_be_watched(case):
        return None
    watches = list(case.watches.all())
    is_open = any(watch.looked_at is None for watch in watches)
    may = may_follow_up and case.state in FOLLOWED_UP
    at = [case.reference]
    return Watching(
        lines=[_watch_line(watch) for watch in watches],
        is_open=is_open,
        look_url=reverse("escalations:look", args=at) if may and is_open else "",
        set_url=reverse("escalations:watch", args=at) if may and not is_open else "",
    )


def _watch_line(watch: Watch) -> WatchLine:
    if watch.looked_at is None:
        return WatchLine(look_status(watch.look_on), watch.note, "", watch.set_by_name)
    seen = _("Looked again %(when)s") % {"when": since(watch.looked_at)}
    name = looker_of(watch)
    return WatchLine(Status("ok", "eye", seen), watch.note, watch.finding, name)


def look_status(day: date) -> Status:
    """The day to look again in words: to come, today, or gone by."""
    today = clock.today()
    if day == today:
        return Status("todo", "eye", _("Look again today"))
    words = {"day": date_format(day, "l j F")}
    if day < today:
        return Status("error", "alert", _("Look again: the day was %(day)s") % words)
    return Status("wait", "clock", _("Look again on %(day)s") % words)


def room_view(platform: str, where: str, text: str) -> tuple[Room, str]:
    """How long the text is and may be, as numbers and in a sentence."""
    found = room(platform, text)
    words = {"where": where, "limit": found.limit, "length": found.length}
    if found.is_too_long:
        words["many"] = found.too_many
        said = _(
            "%(where)s allows %(limit)d characters. Your text has %(length)d: %(many)d too many."
        )
        return found, said % words
    if found.limit:
        return found, _("%(where)s allows %(limit)d characters. Your text has %(length)d.") % words
    return found, _("Your text has %(length)d characters.") % words


def count_for(field: forms.Field, platform: str) -> None:
    """Let the field tell, while one types, how much is left of what the platform allows."""
    room_of_form = field.widget.attrs.get("data-room", 0)
    field.widget.attrs["data-room"] = min(LIMITS.get(platform, room_of_form), room_of_form)


def limit_words(post: Post | None) -> str:
    """How much fits where the post stands; empty where nothing is known of that."""
    limit = LIMITS.get(post.platform, 0) if post else 0
    if not post or not limit:
        return ""
    return _("%(where)s allows %(limit)d characters.") % {
        "where": post.get_platform_display(),
        "limit": limit,
    }


def too_long_words(post: Post | None, text: str) -> str:
    """That a text does not fit where the post stands; empty where it does."""
    found = room(post.platform if post else "", text)
    if not found.is_too_long:
        return ""
    return _("%(limit)s This text has %(length)d.") % {
        "limit": limit_words(post),
        "length": found.length,
    }


def draft_words(draft: ResponseDraft) -> str:
    """Who wrote in it last, and when."""
    facts = {"name": draft.changed_by.name, "when": since(draft.changed_at)}
    return _("Last changed by %(name)s, %(when)s") % facts


def answer_lines(rows: Iterable[ApprovedAnswer]) -> list[AnswerLine]:
    """Answers for a list, with what they belong to."""
    labels: dict[str, Text] = {one.slug: one.label for one in public_outcomes()}
    return [
        AnswerLine(
            answer=row,
            status=answer_status(row),
            belongs_to=labels.get(row.outcome, "") or _("With any choice"),
            url=reverse("escalations:answer", args=[row.pk]),
        )
        for row in rows
    ]


def answer_status(row: ApprovedAnswer) -> Status:
    """Whether it may be used."""
    if row.withdrawn_at is not None:
        return Status("wait", "out", _("Withdrawn"))
    if row.approved_at is not None:
        return Status("ok", "done", _("May be used"))
    return Status("todo", "people", _("Waits for a second person"))
