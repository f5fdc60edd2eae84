"""The people of whoever leads a team today, how far each is, and who wants to talk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from werksaam import clock
from werksaam.people.models import Team, User

from .models import Refusal
from .obligations import Standing, State
from .queries_acknowledging import Member, members_on
from .queries_rounds import Question


@dataclass(frozen=True)
class OwnPerson:
    """Someone in a team of one's own; `refusal` is what a conversation is wanted about."""

    person: User
    team_id: int
    state: State
    refusal: int | None = None


def own_people(leader: User, question: Question, teams: Iterable[Team]) -> list[OwnPerson]:
    """Everyone in `teams` today: 7 queries, 8 where someone wants to talk.

    Not the leader, nor a manager for whom the leader stands in: they are in the list of
    who manages them.
    """
    found = members_on(question, clock.today(), teams=teams)
    members = [one for one in found if one.person_id not in {leader.pk, *leader.acts_for_today}]
    people = User.objects.in_bulk([one.person_id for one in members])
    refusals = _refusals(members)
    return [
        OwnPerson(people[one.person_id], one.team_id, one.state, refusals.get(one.person_id))
        for one in members
    ]


def _refusals(members: Iterable[Member]) -> dict[int, int]:
    """Of whoever wants to talk: the refusal that came last, of what is asked now."""
    waiting = {m.person_id: m.state for m in members if m.state.standing == Standing.WANTS_TO_TALK}
    if not waiting:
        return {}
    said = Refusal.objects.filter(person__in=waiting, conversation__isnull=True)
    rows = said.order_by("refused_at", "pk").values_list("person_id", "round_id", "pk")
    return {person: pk for person, asked, pk in rows if asked in waiting[person].rounds}
