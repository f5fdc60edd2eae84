"""The queue on the screen: groups, and one line a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock
from werksaam.people.models import User

from .kind_texts.targets import Targets
from .kind_texts.targets import load as load_targets
from .kinds import Text, kind
from .models import FREE, IN_HAND, Rank, State
from .presenters_times import LATE, TimeLeft, age, named_day, time_left
from .queueing.lines import Line
from .terms import end_of

_UNTAKEN = frozenset(FREE)
NOW, TODAY, LATER = "now", "today", "later"
WAITS, DECIDED = "waits", "decided"
_GROUPS: dict[str, Text] = {
    NOW: gettext_lazy("First: overdue or urgent"),
    TODAY: gettext_lazy("Today"),
    LATER: gettext_lazy("Tomorrow and later"),
    WAITS: gettext_lazy("Waits for someone else"),
    DECIDED: gettext_lazy("Decided, still to close"),
}


@dataclass(frozen=True)
class QueueRow:
    """One case: its line, and what follows from when it is looked at and by whom."""

    line: Line
    age: str
    left: TimeLeft
    can_claim: bool
    can_release: bool
    group: str


@dataclass(frozen=True)
class QueueGroup:
    """Rows under one heading; without a heading where the order is not by target time."""

    label: Text
    rows: list[QueueRow]


@dataclass(frozen=True)
class Known:
    """What all rows of a page share: who looks, when, and by which target times."""

    viewer: User
    now: datetime
    today_ends: datetime
    targets: Targets


def queue_groups(lines: Iterable[Line], viewer: User, *, by_urgency: bool) -> list[QueueGroup]:
    """The cases of one page, grouped by when they are urgent if that is their order."""
    now = clock.now()
    known = Known(viewer, now, end_of(clock.local(now).date()), load_targets())
    rows = [queue_row(line, known) for line in lines]
    if not by_urgency:
        return [QueueGroup("", rows)] if rows else []
    return [QueueGroup(_GROUPS[g], list(found)) for g, found in groupby(rows, lambda r: r.group)]


def queue_row(line: Line, known: Known) -> QueueRow:
    """One line, as it stands now for who looks."""
    return QueueRow(
        line=line,
        age=age(line.opened_at, known.now),
        left=_left(line, known),
        can_claim=line.state in _UNTAKEN,
        can_release=_can_release(line, known.viewer),
        group=_group(line, known),
    )


def _can_release(line: Line, viewer: User) -> bool:
    """Whether it is one's own to give back; while it is read along it stays where it is."""
    is_own = line.handler_id == viewer.pk and line.state in IN_HAND
    return is_own and not line.awaits_review


def _left(line: Line, known: Known) -> TimeLeft:
    if line.state == State.DECIDED:
        return TimeLeft(_("decided"), "done", "is-ok")
    target = known.targets.hours(kind(line.kind), line.opened_at)
    left, standing = time_left(line.due_at, target, known.now), _standing(line)
    if standing is None or left.tone != LATE:
        return standing or left
    words = _("%(standing)s, %(late)s") % {"standing": standing.text, "late": left.text}
    # Late in red is what the desk itself is late with: those the summary counts.
    return replace(standing if line.waits_for_other else left, text=words)


def _standing(line: Line) -> TimeLeft | None:
    """What a case waits for, if that comes before how much time is left."""
    if line.waits_until is not None:
        day = named_day(line.waits_until)
        return TimeLeft(_("set aside until %(day)s") % {"day": day}, "pause", "is-wait")
    if line.state == State.WAITING:
        return TimeLeft(_("waits for reporter"), "pause", "is-wait")
    if line.state == State.HEARING and line.waits_for_other:
        return TimeLeft(_("waits for the colleague’s answer"), "pause", "is-wait")
    if not line.awaits_review or line.state in _UNTAKEN:
        return None
    if line.waits_for_other:
        return TimeLeft(_("waits for second reader"), "people", "is-wait")
    return TimeLeft(_("please read along"), "eye", "is-info")


def _group(line: Line, known: Known) -> str:
    """By the same columns as the order, so that a group stands together."""
    if line.queue_rank >= Rank.DECIDED:
        return DECIDED
    if line.queue_rank == Rank.WAITS:
        return WAITS
    if line.urgent_at < known.now:
        return NOW
    return TODAY if line.urgent_at < known.today_ends else LATER
