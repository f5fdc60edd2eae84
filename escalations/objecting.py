"""The subject does not agree with a decision: another decider takes the case up again."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import target_times
from .access import cases_about
from .kind_texts.targets import hours_of
from .kinds import kind
from .models import Case, Objection
from .queries_hearing import decision_to_object_to, progress_of
from .refusals_hearing import NoObjection
from .replacing_decider import bring_to_another
from .transitions import move


@act
def object_to_decision(*, by: User, case: Case, body: str) -> Objection:
    """Object to the latest decision, within six weeks and once; the decision stays as it is.

    Who decided sees nothing of the case any more. Raises NoObjection, NobodyEligible (and
    nothing is stored), ValueError without a reason, Case.DoesNotExist for who is not the
    subject or was not told.
    """
    if not body.strip():
        raise ValueError("An objection needs a reason.")
    current = cases_about(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    decision = decision_to_object_to(current, progress_of(current))
    if decision is None:
        raise NoObjection(current)
    due = target_times.due_at(clock.now(), hours_of(kind(current.kind)))
    move(current, "object", by=by, handler=None, claimed_at=None, closed_at=None, due_at=due)
    objection = Objection.objects.create(
        decision=decision, body=body, objected_by=by, objected_at=clock.now()
    )
    record("objection.written", by=by, about=objection)
    bring_to_another(current, by=by)
    return objection
