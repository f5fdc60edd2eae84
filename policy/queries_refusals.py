"""Who wants to talk, for whoever leads them; and reasons without names, for the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from werksaam import clock
from werksaam.people.hierarchy import managers_of
from werksaam.people.models import User

from .access_refusals import visible_refusals
from .models import Refusal
from .obligations import Standing
from .queries import the_policy
from .queries_acknowledging import states_of
from .queries_facts import people_facts
from .queries_rounds import question_on


def wanting_to_talk(manager: User) -> list[Refusal]:
    """Refusals about which `manager` is the one to talk today, the oldest first.

    The direct manager, or who acts for that one: higher up they are seen in the list of the
    team, but nobody there is asked to do what is somebody else's. Gone from here is who
    confirmed after all, left, or is asked no more. Three queries where there is none, a
    fixed number of them otherwise.
    """
    found = visible_refusals(manager).filter(conversation__isnull=True)
    standing = _standing(list(found.order_by("refused_at", "pk")))
    acting = managers_of({refusal.person_id for refusal in standing}, clock.today())
    return [
        refusal
        for refusal in standing
        if (one := acting[refusal.person_id]) and one.person_id == manager.pk
    ]


def is_to_talk_about(manager: User, refusal: Refusal) -> bool:
    """Whether this refusal still stands, or `manager` held the conversation about it.

    What is over is nobody's business any more, nor what one's predecessor talked about.
    """
    held = getattr(refusal, "conversation", None)
    return held.held_by_id == manager.pk if held else bool(_standing([refusal]))


def _standing(waiting: Sequence[Refusal]) -> list[Refusal]:
    """Of refusals without a conversation: those of what is still asked and not given."""
    policy = the_policy() if waiting else None
    question = question_on(policy) if policy else None
    if question is None:
        return []
    today, people = clock.today(), {refusal.person_id for refusal in waiting}
    facts = people_facts(today, people, policy=question.version.policy_id)
    states = states_of(facts, question, today)
    return [
        refusal
        for refusal in waiting
        if (state := states.get(refusal.person_id))
        and state.standing == Standing.WANTS_TO_TALK
        and refusal.round_id in state.rounds
    ]


def reasons_given() -> dict[int, list[str]]:
    """The reasons given for not confirming, by version, the earliest first; of nobody by name."""
    found: dict[int, list[str]] = defaultdict(list)
    given = Refusal.objects.exclude(reason="").order_by("refused_at", "pk")
    for version, reason in given.values_list("version_id", "reason"):
        found[version].append(reason)
    return found
