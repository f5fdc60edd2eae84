"""The chapters about responding: placing, watching a post, and the library of answers."""

from __future__ import annotations

from datetime import timedelta

from escalations import deciding, triage
from escalations.models import Decision
from escalations.responding import answers, looking, placing, watching
from escalations.responding.following import Following
from tests.audit.story_words import CANARY, DAY
from tests.factories.escalations import House, a_report
from werksaam import clock
from werksaam.people.models import User


def tell_placing(by: User, decision: Decision) -> None:
    """Noted as placed, and then, noted wrongly, as not placed."""
    placed = placing.note_placed(
        by=by,
        decision=decision,
        shown=None,
        address=f"https://x.com/{CANARY}/9",
        placed_at=clock.now(),
    )
    placing.note_not_placed(by=by, decision=decision, shown=placed, reason=CANARY)


def tell_watching(house: House) -> None:
    """A post is watched otherwise than the guide advised; looked at again, and again."""
    by, report = (
        house.adviser,
        a_report(house.other, quote=CANARY, address=f"https://x.com/{CANARY}/8"),
    )
    case = triage.claim(by=by, case=report.case)
    deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome="monitor",
        motivation=CANARY,
        advice_to_reporter=CANARY,
        following=Following("danger:yes", "report_via_director", CANARY),
    )
    first, later = case.watches.get(), DAY + timedelta(days=14)
    looking.look(by=by, watch=first, finding=CANARY, next_on=later)
    looking.look(by=by, watch=case.watches.get(looked_at=None), finding=CANARY, again=True)
    watching.set_watch(by=by, case=case, look_on=later, note=CANARY)


def tell_answers(house: House) -> None:
    """An answer is made, approved, changed and withdrawn."""
    by, second = house.adviser, house.secretary
    made = answers.make(by=by, title=CANARY, body=CANARY)
    answers.approve(by=second, answer=made)
    changed = answers.make(by=by, title=CANARY, body=CANARY, outcome="respond_facts", follows=made)
    answers.approve(by=second, answer=changed)
    answers.withdraw(by=by, answer=changed, reason=CANARY)
