"""Saying that two cases belong together, and taking that back."""

from __future__ import annotations

import re

from django.db.models import Q

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..access import visible_cases
from ..models import Case, CaseLink
from .queries_links import linkable_cases, links_seen_by
from .refusals import LinkedAlready, LinkUndone, NoSuchCase

_REFERENCE = re.compile(r"Z-[0-9A-Z]{4}-[0-9A-Z]{4}")


@act
def link(*, by: User, case: Case, reference: str, remark: str = "") -> CaseLink:
    """Link the case with the one of this number, which may stand in an address.

    Raises NoSuchCase for any case that `by` can't link, whatever the reason, LinkedAlready,
    and Case.DoesNotExist where `by` may not see the case itself.
    """
    visible_cases(by).get(pk=case.pk)
    one, another = _held(by, case, reference)
    if CaseLink.objects.filter(case=one, other=another, undone_at__isnull=True).exists():
        raise LinkedAlready(case)
    made = CaseLink.objects.create(
        case=one,
        other=another,
        why=_why(one, another),
        remark=remark,
        linked_by=by,
        linked_by_name=by.name,
        linked_at=clock.now(),
    )
    record("case_link.made", by=by, about=made, facts={"why": str(made.why)})
    return made


@act
def undo(*, by: User, case: Case, link: CaseLink) -> None:
    """Take a link back. Raises LinkUndone, and CaseLink.DoesNotExist for who may not see both."""
    seen = links_seen_by(by).select_for_update(of=("self",), no_key=True)
    held = seen.get(pk=link.pk)
    if held.undone_at is not None:
        raise LinkUndone(case)
    held.undone_at, held.undone_by = clock.now(), by
    held.save(update_fields=["undone_at", "undone_by"])
    record("case_link.undone", by=by, about=held)


def _held(by: User, case: Case, reference: str) -> tuple[Case, Case]:
    """Both cases, in one order: so of two people who link them at once one waits."""
    number = _REFERENCE.search(reference.upper())
    wanted = Q(pk=case.pk) | Q(reference=number[0] if number else "")
    held = linkable_cases(by).select_for_update(of=("self",), no_key=True).filter(wanted)
    found = list(held.order_by("pk"))
    if len(found) != 2:
        raise NoSuchCase
    return found[0], found[1]


def _why(one: Case, other: Case) -> CaseLink.Why:
    """What they have in common, as far as their posts tell."""
    if one.post is None or other.post is None:
        return CaseLink.Why.OTHER
    if one.post == other.post:
        return CaseLink.Why.SAME_POST
    same = one.post.thread and one.post.thread == other.post.thread
    return CaseLink.Why.SAME_THREAD if same else CaseLink.Why.OTHER
