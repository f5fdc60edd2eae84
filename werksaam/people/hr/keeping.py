"""A list is kept from being shown until it is applied, and then forgotten.

A short list is applied while whoever agreed waits; a long one by `run_due`, which leaves
a mark when it begins. A host that fell away in between is followed by another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet

from werksaam import clock
from werksaam.people.models import PeopleList, Role, User
from werksaam.people.roles import has_role

from . import applying
from .applying import ManyLeave, Outdated, preview
from .differences import Differences
from .doing import Say
from .reading import decoded, read
from .rows import Unreadable

AT_ONCE = 200
"""How many changes whoever agrees waits for."""
KEPT = timedelta(days=1)
LEASE = timedelta(minutes=15)
"""How long a host may work at a list before another takes over."""

State = PeopleList.State
_log = structlog.get_logger(__name__)


class NotWaiting(Exception):
    """The list was agreed to, applied or put aside by someone else."""


def keep(*, by: User, content: bytes, name: str) -> PeopleList:
    """Store a list that can be read and contradicts nothing. Raises Unreadable."""
    text, encoding = decoded(content)
    preview(read(text), by=by)
    return PeopleList.objects.create(
        content=text,
        encoding=encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        name=name[:200],
        given_by=by,
    )


def what_changes(kept: PeopleList, *, by: User) -> Differences:
    """The differences as they are now. Raises Unreadable where what we know changed so."""
    return preview(read(kept.content), by=by)


def open_lists() -> QuerySet[PeopleList]:
    """Lists that are not done yet, newest first."""
    open_states = [State.SHOWN, State.WAITING, State.OUTDATED]
    return PeopleList.objects.filter(state__in=open_states).order_by("-given_at")


@transaction.atomic
def agree(*, by: User, kept: PeopleList, shown: str, many_may_leave: bool) -> PeopleList:
    """Agree to what was shown: applied at once, or by `run_due` where it is much.

    Raises NotWaiting, Outdated (what it changes is no longer what was shown), ManyLeave
    or Unreadable.
    """
    held = PeopleList.objects.select_for_update(no_key=True).get(pk=kept.pk)
    if held.state not in (State.SHOWN, State.OUTDATED):
        raise NotWaiting
    differences = what_changes(held, by=by)
    if differences.fingerprint != shown:
        raise Outdated
    if differences.many_leave and not many_may_leave:
        raise ManyLeave
    held.given_by, held.agreed_to, held.state = by, shown, State.WAITING
    held.started_at, held.counts = None, differences.counts
    held.save()
    if differences.number <= AT_ONCE:
        _apply(held)
    return held


@transaction.atomic
def put_aside(*, kept: PeopleList) -> None:
    """Forget a list that is not to be applied. Raises NotWaiting."""
    held = PeopleList.objects.select_for_update(no_key=True).get(pk=kept.pk)
    if held.state not in (State.SHOWN, State.OUTDATED):
        raise NotWaiting
    _end(held, State.LAPSED)


def apply_due(say: Say = lambda what, done, total: None) -> int:
    """Apply the lists that were agreed to, and forget what is a day old; for `run_due`."""
    while kept := _take():
        try:
            with _if_still_waiting(kept) as held:
                if held:
                    _apply(held, say)
        except (Outdated, Unreadable) as refused:
            _log.info("people_list.outdated", list=str(kept.pk), why=type(refused).__name__)
            with _if_still_waiting(kept) as held:
                if held:
                    held.state = State.OUTDATED
                    held.save(update_fields=["state"])
    return _forget()


@contextmanager
def _if_still_waiting(kept: PeopleList) -> Iterator[PeopleList | None]:
    """The list, held; None where another host was faster."""
    with transaction.atomic():
        held = PeopleList.objects.select_for_update(no_key=True).get(pk=kept.pk)
        yield held if held.state == State.WAITING else None


def _take() -> PeopleList | None:
    """The oldest list that waits and that no other host works at; marked as ours."""
    now = clock.now()
    with transaction.atomic():
        free = Q(started_at__isnull=True) | Q(started_at__lt=now - LEASE)
        waiting = PeopleList.objects.select_for_update(no_key=True).filter(
            free, state=State.WAITING
        )
        kept = waiting.order_by("given_at").first()
        if kept is not None:
            kept.started_at = now
            kept.save(update_fields=["started_at"])
    return kept


def _apply(kept: PeopleList, say: Say = lambda what, done, total: None) -> None:
    """Apply it for who agreed, as far as they may still; part of a transaction."""
    by = kept.given_by
    if not (by.is_active and has_role(by, Role.ADMINISTRATOR)):
        raise Outdated
    # Whoever agreed was asked whether so many may leave, of exactly these changes.
    applying.apply(
        by=by, listed=read(kept.content), agreed_to=kept.agreed_to, many_may_leave=True, say=say
    )
    _end(kept, State.APPLIED)


def _forget() -> int:
    """Forget the content of lists that are a day old; how many."""
    return sum(_forgotten(number) for number in list(_old().values_list("pk", flat=True)))


@transaction.atomic
def _forgotten(number: UUID) -> bool:
    """Whether it was still there to forget: another host may have applied it by now."""
    held = _old().select_for_update(no_key=True).filter(pk=number).first()
    if held:
        _end(held, State.LAPSED)
    return held is not None


def _old() -> QuerySet[PeopleList]:
    """Lists that are a day old, and that no host works at."""
    now = clock.now()
    old = PeopleList.objects.exclude(content="").filter(given_at__lt=now - KEPT)
    return old.exclude(state=State.WAITING, started_at__gte=now - LEASE)


def _end(kept: PeopleList, state: State) -> None:
    kept.content, kept.name, kept.state, kept.ended_at = "", "", state, clock.now()
    kept.save(update_fields=["content", "name", "state", "ended_at"])
