"""Responses for tests, made by the real acts: approved, noted, watched, and in the library.

decision = an_approved(house)               # a response that a second person approved
placement = a_placed(house, decision)       # and where it was placed
watch = a_watched(house)                    # a decided case whose post is watched
answer = an_answer(house)                   # in the library, approved
"""

from __future__ import annotations

from datetime import date
from typing import Any

from escalations.deciding import decide, review
from escalations.models import ApprovedAnswer, Case, Decision, Placement, Watch
from escalations.responding.answers import approve, make
from escalations.responding.following import Following
from escalations.responding.placing import note_placed
from werksaam import clock

from .escalations import House, a_claimed_case

RESPONSE = "De loonstroken zijn op de 17e verstuurd."
ADDRESS = "https://facebook.com/groep/bericht-8841/reactie-3"


def now_of(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.get(pk=case.pk)


def a_decision(house: House, case: Case, outcome: str = "respond_facts", **given: Any) -> Decision:
    """A decision by the adviser, who handles the case."""
    responds = outcome.startswith("respond")
    return decide(
        by=house.adviser,
        case=case,
        revision=now_of(case).revision,
        outcome=outcome,
        motivation="De feiten kloppen niet.",
        **{"public_response": RESPONSE if responds else "", **given},
    )


def an_approved(house: House, case: Case | None = None, **given: Any) -> Decision:
    """A response that the colleague approved."""
    decision = a_decision(house, case or a_claimed_case(house), **given)
    review(by=house.colleague, decision=decision, approved=True)
    return Decision.objects.select_related("case", "review").get(pk=decision.pk)


def a_placed(house: House, decision: Decision, address: str = ADDRESS) -> Placement:
    """The response placed by who decided, now."""
    return note_placed(
        by=house.adviser, decision=decision, shown=None, address=address, placed_at=clock.now()
    )


def a_watched(house: House, case: Case | None = None, look_on: date | None = None) -> Watch:
    """A case that was decided so that someone looks at the post again."""
    following = Following(look_on=look_on)
    decision = a_decision(house, case or a_claimed_case(house), "monitor", more=following)
    return decision.case.watches.get(looked_at__isnull=True)


def an_answer(house: House, **changed: Any) -> ApprovedAnswer:
    """An answer in the library that may be used."""
    return approve(by=house.colleague, answer=a_made_answer(house, **changed))


def a_made_answer(house: House, **changed: Any) -> ApprovedAnswer:
    """An answer of the adviser that waits for a second person."""
    words = {"title": "Loonstroken", "body": "Wij hebben alle loonstroken verstuurd."}
    return make(by=house.adviser, **{**words, **changed})
