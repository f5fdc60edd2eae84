"""The queue on the screen: tabs, groups, and one line a case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from werksaam import clock

from .kinds import Text, kind
from .models import FREE, Case, State
from .presenters_times import LATE, TimeLeft, age, time_left
from .queries_marks import ANSWER, BACK, HEARD, PLACE, STOP, TELL
from .queue_counts import QueueCounts
from .transitions import allowed

_UNTAKEN = frozenset(FREE)
OVERDUE, TODAY, LATER = "overdue", "today", "later"
WAITS, DECIDED = "waits", "decided"
_GROUPS: dict[str, Text] = {
    OVERDUE: gettext_lazy("Overdue"),
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
}


@dataclass(frozen=True)
class QueueRow:
    """One case: what, how old, how long still, with whom; `mark` is what happened on it."""

    reference: str
    url: str
    claim_url: str
    label: Text
    where: str
    quote: str
    reports: int
    age: str
    left: TimeLeft
    whom: str
    can_claim: bool
    group: str
    mark: Text
    is_named: bool


@dataclass(frozen=True)
class QueueGroup:
    """Rows under one heading; without a heading where the order is not by target time."""

    label: Text
    rows: list[QueueRow]


@dataclass(frozen=True)
class Tab:
    """A named view of the queue."""

    label: Text
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class SortHeader:
    """A column that sorts: `aria_sort` is empty where it does not do so now."""

    label: Text
    url: str
    aria_sort: str
    arrow: str


def queue_groups(cases: Iterable[Case], *, by_target: bool) -> list[QueueGroup]:
    """The cases of one page, grouped by when they are due if that is their order."""
    rows = [queue_row(case) for case in cases]
    if not by_target:
        return [QueueGroup("", rows)] if rows else []
    return [QueueGroup(_GROUPS[g], list(found)) for g, found in groupby(rows, lambda r: r.group)]


def queue_row(case: Case) -> QueueRow:
    """One case of `queries.queue_for`."""
    return QueueRow(
        reference=case.reference,
        url=case.get_absolute_url(),
        claim_url=reverse("escalations:claim", args=[case.reference]),
        label=kind(case.kind).label,
        where=case.post.get_platform_display() if case.post else "",
        quote=case.quote[:200],
        reports=vars(case)["report_count"],  # annotated
        age=age(case.opened_at),
        left=_left(case),
        whom=case.handler.name if case.handler else "",
        can_claim="claim" in allowed(case.state, is_handler=False),
        group=_group(case, clock.now()),
        mark=MARKS.get(vars(case).get("mark", ""), ""),  # annotated
        is_named=vars(case)["is_named"],  # annotated
    )


def tabs(counts: QueueCounts, current: str, query: QueryDict) -> list[Tab]:
    """The views of the queue with their numbers; other filters stay as they are."""
    views = [
        ("", _("All"), counts.all),
        ("vrij", _("Still free"), counts.free),
        ("van-mij", _("Mine"), counts.mine),
        ("te-laat", _("Overdue"), counts.overdue),
        ("wacht", _("Waits for reporter"), counts.waiting),
        ("meelezen", _("For your review"), counts.to_review),
    ]
    return [
        Tab(label, count, with_query(query, bekijk=view), view == current)
        for view, label, count in views
    ]


def named_tab(number: int, current: str, query: QueryDict) -> list[Tab]:
    """The view of the cases whose notes name this person; only while there are any."""
    is_current = current == "genoemd"
    if not number and not is_current:
        return []
    return [Tab(_("You are named"), number, with_query(query, bekijk="genoemd"), is_current)]


def sort_headers(current: str, query: QueryDict) -> dict[str, SortHeader]:
    """The two columns that sort: age and target time."""
    return {
        "age": _header(_("Age"), "ouderdom", current, query),
        "target": _header(_("Time to the target"), "streef", current, query),
    }


def summary(counts: QueueCounts) -> str:
    """The numbers as sentences."""
    sentences = [
        ngettext("%(n)d case is open.", "%(n)d cases are open.", counts.all) % {"n": counts.all}
    ]
    if counts.overdue:
        late = ngettext("%(n)d is overdue.", "%(n)d are overdue.", counts.overdue)
        sentences.append(late % {"n": counts.overdue})
    if counts.free:
        free = ngettext("%(n)d is still free.", "%(n)d are still free.", counts.free)
        sentences.append(free % {"n": counts.free})
    return " ".join(sentences)


def with_query(query: QueryDict, **changes: str) -> str:
    """The address of the queue with some filters changed, from its first page."""
    changed = query.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed[name] = value
    kept = QueryDict(mutable=True)
    for name, chosen in changed.items():
        if chosen:
            kept[name] = str(chosen)
    return f"?{kept.urlencode()}"


def _header(label: str, sort: str, current: str, query: QueryDict) -> SortHeader:
    # "Newest first" is the short age first; "most urgent" the near target first: both ascending.
    if current == sort:
        return SortHeader(label, with_query(query, sorteer=f"-{sort}"), "ascending", "↑")
    if current == f"-{sort}":
        return SortHeader(label, with_query(query, sorteer=sort), "descending", "↓")
    return SortHeader(label, with_query(query, sorteer=sort), "", "")


def _left(case: Case) -> TimeLeft:
    if case.state == State.DECIDED:
        return TimeLeft(_("decided"), "done", "is-ok")
    target = kind(case.kind).target_hours
    left, standing = time_left(case.due_at, target), _standing(case)
    if standing is None or left.tone != LATE:
        return standing or left
    words = _("%(standing)s, %(late)s") % {"standing": standing.text, "late": left.text}
    # Late in red is what the desk itself is late with: those the summary counts.
    return replace(standing if _waits(case) else left, text=words)


def _standing(case: Case) -> TimeLeft | None:
    """What a case waits for, if that comes before how much time is left."""
    if case.state == State.WAITING:
        return TimeLeft(_("waits for reporter"), "pause", "is-wait")
    if case.state == State.HEARING and _waits(case):
        return TimeLeft(_("waits for the colleague’s answer"), "pause", "is-wait")
    if not vars(case)["awaits_review"] or case.state in _UNTAKEN:  # annotated
        return None
    if _waits(case):
        return TimeLeft(_("waits for second reader"), "people", "is-wait")
    return TimeLeft(_("please read along"), "eye", "is-info")


def _waits(case: Case) -> bool:
    return bool(vars(case)["waits_for_other"])  # annotated


def _group(case: Case, now: datetime) -> str:
    if case.state == State.DECIDED:
        return DECIDED
    if _waits(case):
        return WAITS
    if case.due_at < now:
        return OVERDUE
    tomorrow = localtime(now).date() + timedelta(days=1)
    return TODAY if localtime(case.due_at).date() < tomorrow else LATER


def in_order(keys: Iterable[UUID], cases: Iterable[Case]) -> Iterator[Case]:
    """The cases in the order of their keys."""
    found = {case.pk: case for case in cases}
    return (found[key] for key in keys if key in found)
