"""The people of whoever leads a team today, how far each is, and who wants to talk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werksaam import clock
from werksaam.people.models import Team, User

from .models import Refusal
from .obligations import PENDING, State
from .queries_acknowledging import Member, members_on
from .queries_rounds import Question


@dataclass(frozen=True)
class OwnPerson:
    """Someone in a team of one's own; `refusal` is what a conversation is wanted about.

    `talked_on` is the day of the last conversation, while the person has not confirmed.
    """

    person: User
    team_id: int
    state: State
    refusal: int | None = None
    talked_on: date | None = None


def own_people(leader: User, question: Question, teams: Iterable[Team]) -> list[OwnPerson]:
    """Everyone in `teams` today: 7 queries, 8 where someone has not confirmed.

    Not the leader, nor a manager for whom the leader stands in: they are in the list of
    who manages them.
    """
    found = members_on(question, clock.today(), teams=teams)
    members = [one for one in found if one.person_id not in {leader.pk, *leader.acts_for_today}]
    people = User.objects.in_bulk([one.person_id for one in members])
    wanted, held = _conversations(members)
    return [
        OwnPerson(
            people[one.person_id],
            one.team_id,
            one.state,
            wanted.get(one.person_id),
            held.get(one.person_id),
        )
        for one in members
    ]


def _conversations(members: Iterable[Member]) -> tuple[dict[int, int], dict[int, date]]:
    """By person, the last of what is asked now: the refusal that still wants a conversation,
    and the day of one that was held."""
    waiting = {m.person_id: m.state for m in members if m.state.standing in PENDING}
    if not waiting:
        return {}, {}
    said = Refusal.objects.filter(person__in=waiting).order_by("refused_at", "pk")
    rows = [
        row
        for row in said.select_related("conversation")
        if row.round_id in waiting[row.person_id].rounds
    ]
    held = {row.person_id: row.conversation.held_on for row in rows if _is_held(row)}
    return {row.person_id: row.pk for row in rows if not _is_held(row)}, held


def _is_held(row: Refusal) -> bool:
    return hasattr(row, "conversation")
