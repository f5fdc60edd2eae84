"""The queue on the screen: groups, and one line a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from werksaam import clock
from werksaam.people.models import User

from .kind_texts.targets import Targets
from .kind_texts.targets import load as load_targets
from .kinds import Text, kind
from .models import FREE, IN_HAND, Case, Platform, Rank, Reach, Severity, State
from .presenters_times import LATE, TimeLeft, age, named_day, time_left
from .queries_marks import ANSWER, BACK, HEARD, LOOK, PLACE, STOP, TELL
from .terms import end_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from .queueing.lines import Line

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


MARKS: dict[str, Text] = {
    TELL: gettext_lazy("The colleague should have been told"),
    HEARD: gettext_lazy("You can decide"),
    STOP: gettext_lazy("Reporter asks to stop"),
    BACK: gettext_lazy("Sent back by the second reader"),
    ANSWER: gettext_lazy("Reporter wrote"),
    PLACE: gettext_lazy("Approved: place the response"),
    LOOK: gettext_lazy("Look at the post again"),
}


_HEAVY: dict[int, Text] = {
    Severity.SERIOUS: gettext_lazy("Serious"),
    Severity.GRAVE: gettext_lazy("Grave"),
}
_SEEN: dict[int, Text] = {
    Reach.MANY: gettext_lazy("Many see it"),
    Reach.PRESS: gettext_lazy("Press or very many"),
}


@dataclass(frozen=True)
class Weight:
    """Why a case is heavier than ordinary."""

    text: Text
    icon: str
    kind: str


@dataclass(frozen=True)
class QueueRow:
    """One case: what, how old, how long still, with whom; `mark` is what happened on it."""

    reference: str
    url: str
    label: str
    where: str
    quote: str
    reports: str
    age: str
    left: TimeLeft
    whom: str
    can_claim: bool
    can_release: bool
    group: str
    mark: str
    weights: list[Weight]
    is_named: bool


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


def queue_groups(
    cases: Iterable[WithAnnotations[Case, Line]], viewer: User, *, by_urgency: bool
) -> list[QueueGroup]:
    """The cases of one page, grouped by when they are urgent if that is their order."""
    now = clock.now()
    known = Known(viewer, now, end_of(localtime(now).date()), load_targets())
    rows = [queue_row(case, known) for case in cases]
    if not by_urgency:
        return [QueueGroup("", rows)] if rows else []
    return [QueueGroup(_GROUPS[g], list(found)) for g, found in groupby(rows, lambda r: r.group)]


def queue_row(case: WithAnnotations[Case, Line], known: Known) -> QueueRow:
    """One case of `queueing.lines`."""
    return QueueRow(
        reference=case.reference,
        url=case.get_absolute_url(),
        label=str(kind(case.kind).label),
        where=str(_PLATFORMS.get(case.post__platform, "")),
        quote=case.quote[:200],
        reports=_reports(case.report_count),
        age=age(case.opened_at, known.now),
        left=_left(case, known),
        whom=case.handler__name or "",
        can_claim=case.state in _UNTAKEN,
        can_release=_can_release(case, known.viewer),
        group=_group(case, known),
        mark=str(MARKS.get(case.mark, "")),
        weights=weights_of(case),
        is_named=bool(case.is_named),
    )


_PLATFORMS: dict[str | None, Text] = dict(Platform.choices)


def _reports(number: int) -> str:
    """How many reported it, where that is more than one."""
    if number < 2:
        return ""
    return ngettext("%(number)s report", "%(number)s reports", number) % {"number": number}


def _can_release(case: Case, viewer: User) -> bool:
    """Whether it is one's own to give back; while it is read along it stays where it is."""
    is_own = case.handler_id == viewer.pk and case.state in IN_HAND
    return is_own and not case.awaits_review


def weights_of(case: Case) -> list[Weight]:
    """What makes a case heavier than ordinary, in words."""
    found = []
    if case.severity in _HEAVY:
        tone = "error" if case.severity == Severity.GRAVE else "todo"
        found.append(Weight(_HEAVY[case.severity], "alert", tone))
    if case.reach in _SEEN:
        found.append(Weight(_SEEN[case.reach], "eye", "todo"))
    return found


def _left(case: WithAnnotations[Case, Line], known: Known) -> TimeLeft:
    if case.state == State.DECIDED:
        return TimeLeft(_("decided"), "done", "is-ok")
    target = known.targets.hours(kind(case.kind), case.opened_at)
    left, standing = time_left(case.due_at, target, known.now), _standing(case)
    if standing is None or left.tone != LATE:
        return standing or left
    words = _("%(standing)s, %(late)s") % {"standing": standing.text, "late": left.text}
    # Late in red is what the desk itself is late with: those the summary counts.
    return replace(standing if case.waits_for_other else left, text=words)


def _standing(case: WithAnnotations[Case, Line]) -> TimeLeft | None:
    """What a case waits for, if that comes before how much time is left."""
    if case.waits_until is not None:
        day = named_day(case.waits_until)
        return TimeLeft(_("set aside until %(day)s") % {"day": day}, "pause", "is-wait")
    if case.state == State.WAITING:
        return TimeLeft(_("waits for reporter"), "pause", "is-wait")
    if case.state == State.HEARING and case.waits_for_other:
        return TimeLeft(_("waits for the colleague’s answer"), "pause", "is-wait")
    if not case.awaits_review or case.state in _UNTAKEN:
        return None
    if case.waits_for_other:
        return TimeLeft(_("waits for second reader"), "people", "is-wait")
    return TimeLeft(_("please read along"), "eye", "is-info")


def _group(case: Case, known: Known) -> str:
    """By the same columns as the order, so that a group stands together."""
    if case.queue_rank >= Rank.DECIDED:
        return DECIDED
    if case.queue_rank == Rank.WAITS:
        return WAITS
    if case.urgent_at < known.now:
        return NOW
    return TODAY if case.urgent_at < known.today_ends else LATER
