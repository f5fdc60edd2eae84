"""The mails about target times: one when it is near, one when it has passed.

To whoever it waits for: the handler, else everyone to whom the case came. While a case
waits for its reporter, or for a second reader, nothing is mailed: it is not the turn of
who would get the mail.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import Absence

from . import telling
from .access import who_sees
from .kind_texts.targets import Span
from .kind_texts.targets import load as load_targets
from .kinds import all_kinds
from .models import FREE, IN_HAND, Case, CaseParty, Decision, Relation, State, TargetNotice
from .target_times import is_working_time, near_until

Stage = TargetNotice.Stage

_AWAITED = tuple(state for state in (*FREE, *IN_HAND) if state != State.WAITING)


def remind_due() -> int:
    """Mail about every target that is near or past and was not mailed yet; how many.

    For `run_due`: only in working time, so nobody is called at night about hours that
    do not count. A constant number of queries where nothing is due.
    """
    now = clock.now()
    if not is_working_time(now):
        return 0
    past = _not_told(Q(due_at__lt=now), Stage.PAST)
    near = _not_told(_near(now), Stage.NEAR)
    waiting = [(key, Stage.PAST) for key in past] + [(key, Stage.NEAR) for key in near]
    return sum(remind(case_id=key, stage=stage) for key, stage in waiting)


@act
def remind(*, case_id: UUID, stage: Stage) -> bool:
    """Mail about one case, once for each target and stage, on however many hosts at once."""
    case = _awaited().filter(pk=case_id).first()
    people = awaited_from(case) if case else frozenset()
    if case is None or not people:
        return False
    _notice, is_new = TargetNotice.objects.get_or_create(
        case=case, due_at=case.due_at, stage=stage, defaults={"sent_at": clock.now()}
    )
    if is_new:
        telling.of_target(case, stage, people)
    return is_new


def awaited_from(case: Case) -> frozenset[int]:
    """The handler who is here; else who else may see it: recipients, or the desk."""
    away = Absence.objects.on(clock.today())
    if case.handler_id and not away.filter(person=case.handler_id).exists():
        handler = who_sees(case, [case.handler_id])
        if handler:
            return handler
    received = case.parties.filter(relation=Relation.RECIPIENT)
    here = received.exclude(person__in=away.values("person"))
    recipients = who_sees(case, list(here.values_list("person_id", flat=True)))
    return recipients or telling.handlers_of(case)


def _near(now: datetime) -> Q:
    """Near, by the target that each kind had when the case was opened (1 query)."""
    near, targets = Q(pk__in=[]), load_targets()
    for of_kind in all_kinds():
        for span in targets.spans(of_kind):
            until = near_until(now, span.hours)
            near |= Q(kind=of_kind.slug, due_at__gte=now, due_at__lte=until) & _opened_in(span)
    return near


def _opened_in(span: Span) -> Q:
    """Opened while this target held; a bound that is not there is left out."""
    after = Q(opened_at__gte=span.since) if span.since else Q()
    return after & Q(opened_at__lt=span.until) if span.until else after


def _not_told(due: Q, stage: Stage) -> QuerySet[Case, UUID]:
    told = TargetNotice.objects.filter(case=OuterRef("pk"), due_at=OuterRef("due_at"), stage=stage)
    cases = _awaited().filter(due, ~Exists(told))
    return cases.order_by("due_at").values_list("pk", flat=True)


def _awaited() -> QuerySet[Case]:
    """Cases whose next step is up to who would get the mail, where there is anyone.

    Asked every minute: a case that came to people who have all left costs nothing more.
    """
    being_read = Decision.objects.filter(case=OuterRef("pk"), needs_review=True, review=None)
    someone = CaseParty.objects.filter(
        case=OuterRef("pk"), relation=Relation.RECIPIENT, person__is_active=True
    )
    is_with_someone = Q(is_at_desk=True) | Q(handler__is_active=True) | Q(Exists(someone))
    # What was set aside waits for nobody: its handler hears of its target all the same.
    awaited = Q(state__in=_AWAITED) | Q(state=State.WAITING, waits_until__isnull=False)
    return Case.objects.filter(is_with_someone, awaited, ~Exists(being_read))
