"""The holder of an approved name left: it goes over to someone else, or it ends.

That there is something to look at follows from the facts (`names.to_review`); only what
became of it is stored.
"""

from __future__ import annotations

from uuid import UUID

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..models import AccountName, NameReview, RegisterNotice
from . import telling
from .ending import end, held_name
from .names import holders_gone, is_adviser, to_review
from .refusals import CanNotHold, NameEnded, NotAnAdviser, NothingToReview, NotYourself

HOLDER_LEFT = "holder_left"
"""The stage of the one mail about a name whose holder left."""


@act
def review_name(*, by: User, name: AccountName, to: User | None, reason: str) -> NameReview:
    """Let a name whose holder left go over to `to`, or end it where `to` is None.

    Of two advisers at once one decides. Raises NotAnAdviser, NothingToReview, NotYourself,
    CanNotHold for who left as well, ValueError without a reason.
    """
    if not is_adviser(by):
        raise NotAnAdviser
    if not reason.strip():
        raise ValueError("What becomes of a name needs a reason.")
    take(Lock.ACCOUNT_NAMES)  # the entry that follows takes the place in one go
    held = _held(name)
    if to is not None:
        _check_holder(to, by)
    end(held, by=by, reason=reason)
    went_to = _hand_over(held, to, by) if to else None
    return _store(held, went_to, by, reason)


def _held(name: AccountName) -> AccountName:
    """The entry, locked, while there is something to look at."""
    try:
        held = held_name(name)
    except NameEnded:
        raise NothingToReview(name) from None
    if not to_review(clock.today()).filter(pk=held.pk).exists():
        raise NothingToReview(held)
    return held


def _check_holder(to: User, by: User) -> None:
    if to.pk == by.pk:
        raise NotYourself
    if holders_gone(clock.today()).filter(pk=to.pk).exists():
        raise CanNotHold


def _hand_over(before: AccountName, to: User, by: User) -> AccountName:
    """The entry that follows: the same name and ground, another holder, from today on."""
    name = AccountName.objects.create(
        platform=before.platform,
        handle=before.handle,
        normalised_handle=before.normalised_handle,
        holder=to,
        holder_name=to.name,
        since=max(before.since, clock.today()),
        until=before.until,
        decision=before.decision,
        provision_text=before.provision_text,
        follows=before,
        approved_by=by,
        approved_by_name=by.name,
        approved_at=clock.now(),
    )
    record("account_name.went_over", by=by, about=name, facts={"platform": str(name.platform)})
    telling.holder_of_getting(name)
    return name


def _store(name: AccountName, went_to: AccountName | None, by: User, remark: str) -> NameReview:
    review = NameReview.objects.create(
        account_name=name,
        went_to=went_to,
        remark=remark,
        reviewed_by=by,
        reviewed_by_name=by.name,
        reviewed_at=clock.now(),
    )
    facts = {"went_over": went_to is not None}
    record("account_name.reviewed", by=by, about=review, facts=facts)
    return review


def mail_reviews_due() -> int:
    """Tell the advisers of every name whose holder left, once; how many. For `run_due`.

    1 query where there is nothing to tell.
    """
    told = RegisterNotice.objects.filter(stage=HOLDER_LEFT).values("about")
    names = to_review(clock.today()).exclude(pk__in=told)
    return sum(_mail(name_id=key) for key in list(names.values_list("pk", flat=True)))


@act
def _mail(*, name_id: UUID) -> bool:
    """Mail about one name, once, on however many hosts at once."""
    _notice, is_new = RegisterNotice.objects.get_or_create(
        about=name_id, stage=HOLDER_LEFT, defaults={"sent_at": clock.now()}
    )
    if is_new:
        telling.advisers_of_leaving(AccountName.objects.get(pk=name_id))
    return is_new
