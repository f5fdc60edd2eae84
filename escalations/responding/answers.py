"""The library of answers: texts to begin a response with, each approved by a second person.

An answer is never placed by itself: it begins a draft, which is decided on and read along.
"""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User
from werksaam.people.roles import is_desk

from ..models import ApprovedAnswer
from .queries import public_outcomes, waiting_text
from .refusals import AnswerSettled, BeingChanged, OwnAnswer


class NotTheDesk(PermissionError):
    """Only the desk keeps the library of answers."""


@act
def make(
    *, by: User, title: str, body: str, outcome: str = "", follows: ApprovedAnswer | None = None
) -> ApprovedAnswer:
    """Make an answer, or with `follows` a new text for one; it holds once it is approved.

    Raises NotTheDesk, ValueError where a text is missing or the outcome places nothing,
    AnswerSettled where what it follows holds no more, BeingChanged where another text for it
    waits.
    """
    _must_be_desk(by)
    if not (title.strip() and body.strip()):
        raise ValueError("An answer has a title and a text.")
    if outcome and outcome not in {one.slug for one in public_outcomes()}:
        raise ValueError("With this outcome nothing is placed.")
    if follows is not None:
        _must_be_free(_held(follows))
    made = ApprovedAnswer.objects.create(
        title=title,
        body=body,
        outcome=outcome,
        follows=follows,
        made_by=by,
        made_by_name=by.name,
        made_at=clock.now(),
    )
    record("approved_answer.made", by=by, about=made, facts={"outcome": outcome})
    return made


@act
def approve(*, by: User, answer: ApprovedAnswer) -> ApprovedAnswer:
    """Approve an answer as a second person; what it follows is withdrawn then.

    Raises NotTheDesk, OwnAnswer, AnswerSettled.
    """
    _must_be_desk(by)
    earlier = _held(answer.follows) if answer.follows else None
    current = _held(answer)
    if current.made_by_id == by.pk:
        raise OwnAnswer(current)
    if current.approved_at is not None or current.withdrawn_at is not None:
        raise AnswerSettled(current)
    current.approved_at, current.approved_by = clock.now(), by
    current.save(update_fields=["approved_at", "approved_by"])
    record("approved_answer.approved", by=by, about=current)
    if earlier is not None and earlier.withdrawn_at is None:
        _end(by, earlier, "")
    return current


@act
def withdraw(*, by: User, answer: ApprovedAnswer, reason: str) -> ApprovedAnswer:
    """Withdraw an answer, approved or not, with a reason. Raises NotTheDesk, AnswerSettled
    where that was done before, ValueError without a reason."""
    _must_be_desk(by)
    if not reason.strip():
        raise ValueError("Withdrawing an answer needs a reason.")
    current = _held(answer)
    if current.withdrawn_at is not None:
        raise AnswerSettled(current)
    return _end(by, current, reason)


def _must_be_desk(by: User) -> None:
    if not is_desk(by):
        raise NotTheDesk


def _must_be_free(followed: ApprovedAnswer) -> None:
    """Whether a new text can be made for it: it holds, and no other text waits."""
    if followed.withdrawn_at is not None or followed.approved_at is None:
        raise AnswerSettled(followed)
    waiting = waiting_text(followed)
    if waiting is not None:
        raise BeingChanged(waiting)


def _held(answer: ApprovedAnswer) -> ApprovedAnswer:
    """The row as it stands, for this act alone; an earlier text is locked before a later."""
    rows = ApprovedAnswer.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("follows").get(pk=answer.pk)


def _end(by: User, answer: ApprovedAnswer, reason: str) -> ApprovedAnswer:
    answer.withdrawn_at, answer.withdrawn_by, answer.withdrawn_reason = clock.now(), by, reason
    answer.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    facts = {"followed": not reason}
    record("approved_answer.withdrawn", by=by, about=answer, facts=facts, reason=reason)
    return answer
