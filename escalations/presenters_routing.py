"""Where a report would go today and why, in words, for the administrator."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock
from werksaam.people.models import Team, User

from .kinds import Kind, Text
from .presenters_status import Status
from .routing import REASONS_NAME, REASONS_TEXT, Candidate, Reason
from .routing_explained import Explained, Verdict, explain
from .routing_facts import tiers_for
from .routing_line import line_for

_LOOKS: dict[Verdict, tuple[str, str, Text]] = {
    Verdict.RECEIVES: ("ok", "done", gettext_lazy("Would receive it")),
    Verdict.PARTY: ("error", "noeye", gettext_lazy("Reports it or is named in it")),
    Verdict.GONE: ("wait", "out", gettext_lazy("No longer works here")),
    Verdict.AWAY: ("wait", "pause", gettext_lazy("Is away today")),
    Verdict.NOT_NEEDED: ("info", "info", gettext_lazy("Stands in only for who is away")),
    Verdict.TOO_CLOSE: ("info", "info", gettext_lazy("Stands in for someone who is named in it")),
    Verdict.NEXT: ("info", "next", gettext_lazy("Only if those before can’t")),
}


@dataclass(frozen=True)
class RoutingLine:
    """Someone in line: who, as what, how they stand; and why, for who would receive it."""

    name: str
    role: str
    status: Status
    why: Text


@dataclass(frozen=True)
class RoutingView:
    """Everyone in line, in order; and whether a report could be sent at all."""

    kind: Kind
    reporter: str
    lines: list[RoutingLine]
    is_nobody: bool


def routing_view(kind: Kind, reporter: int, named: Collection[int]) -> RoutingView:
    """Where a report of this kind would go today; nothing is stored."""
    today = clock.today()
    facts = tiers_for(
        kind,
        reporter=reporter,
        subjects=named,
        excluded=frozenset({reporter, *named}),
        day=today,
    )
    line = line_for(kind, reporter=reporter, subjects=named, day=today)
    explained = explain(facts, line.candidates, line.gone)
    people = User.objects.in_bulk([*_people(explained.lines), reporter])
    teams = Team.objects.in_bulk({one.candidate.team for one in explained.lines} - {None})
    lines = [_line(one, people, teams) for one in _once(explained.lines)]
    return RoutingView(kind, people[reporter].name, lines, explained.is_nobody)


def _once(lines: Collection[Explained]) -> Iterator[Explained]:
    """Each person once: as who they would receive it, else where they come first."""
    receiving = {one.candidate.person_id for one in lines if one.verdict is Verdict.RECEIVES}
    told: set[int] = set()
    for one in lines:
        person_id = one.candidate.person_id
        is_other = person_id in receiving and one.verdict is not Verdict.RECEIVES
        if person_id not in told and not is_other:
            told.add(person_id)
            yield one


def _people(lines: Collection[Explained]) -> set[int]:
    found = {line.candidate.person_id for line in lines}
    return found | {pk for line in lines if (pk := line.candidate.standing_in_for)}


def _line(line: Explained, people: dict[int, User], teams: dict[int, Team]) -> RoutingLine:
    candidate, (tone, icon, words) = line.candidate, _LOOKS[line.verdict]
    receives = line.verdict is Verdict.RECEIVES
    return RoutingLine(
        name=people[candidate.person_id].name,
        role=_role(candidate, people, teams),
        status=Status(tone, icon, str(words)),
        why=REASONS_TEXT[candidate.reason] if receives else "",
    )


def _role(candidate: Candidate, people: dict[int, User], teams: dict[int, Team]) -> str:
    if candidate.standing_in_for:
        return _("Stands in for %(name)s") % {"name": people[candidate.standing_in_for].name}
    if candidate.team:
        return _("Manager of %(team)s") % {"team": teams[candidate.team].name}
    return str(_AS_ONE.get(candidate.reason, REASONS_NAME[candidate.reason]))


_AS_ONE: dict[Reason, Text] = {
    Reason.COMMS_ADVISER: gettext_lazy("Communications adviser"),
}
