"""Giving a case to a colleague who may see it, with a note about where it stands."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .. import telling
from ..access import visible_cases, who_sees
from ..models import Case, Handover
from ..transitions import move
from .refusals import CannotSee


@act
def hand_over(*, by: User, case: Case, to: User, note: str, revision: int) -> Handover:
    """`by`, who handles the case, gives it to `to`, who is told by mail and may give it back.

    Of two at once one wins. Raises CannotSee for a colleague who may not see the case now,
    Stale, NotAllowedNow, ReviewPending while a decision is being read along, ValueError
    without a note, and Case.DoesNotExist for who may not see the case.
    """
    if not note.strip():
        raise ValueError("Handing over needs a note.")
    current = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if to.pk == by.pk or not who_sees(current, [to.pk]):
        raise CannotSee
    now = clock.now()  # once: the page knows by it that the case is still with who got it
    move(current, "hand_over", by=by, revision=revision, handler=to, claimed_at=now)
    made = Handover.objects.create(
        case=current,
        from_person=by,
        from_name=by.name,
        to_person=to,
        to_name=to.name,
        note=note,
        at=now,
    )
    record("handover.written", by=by, about=made)
    telling.of_handover(current, to.pk)
    return made
