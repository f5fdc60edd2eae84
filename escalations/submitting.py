"""Writing a draft and sending it: one draft becomes one report, whatever happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from policy.models import ProvisionText
from policy.queries import the_policy, version_in_force
from policy.queries_following import lid_resting_on
from werksaam import clock
from werksaam.acting import act
from werksaam.at_once import stand_on
from werksaam.audit.recording import record
from werksaam.compiled_queries import compiled
from werksaam.people.models import User

from . import attaching, draft_images, opening, references, routing_facts, telling
from .kinds import Kind, kind
from .models import Draft, NotifiedBy, Report
from .refusals import Incomplete, NothingInForce, TooMany
from .registers import approving
from .routing import NobodyEligible, Route, RoutingFacts, route

__all__ = ["NobodyEligible", "preview", "save_draft", "submit"]

MOST_AN_HOUR = 10
"""Reports one person may send in an hour (bar 32)."""

DRAFTS_KEPT_FOR = timedelta(days=30)
"""How long a draft waits for its writer (bar 22)."""


def save_draft(
    *, by: User, kind: str, answers: Mapping[str, Any], draft: Draft | None = None
) -> Draft:
    """Keep answers on the server: a new draft, or added to `draft`.

    A draft is nobody's evidence, so it is no act and leaves no event. Answers in
    a draft that was sent already are not changed. Raises Draft.DoesNotExist for
    anyone's draft but one's own.
    """
    draft = draft or Draft(kind=kind, person=by)
    if draft.person_id != by.pk:
        raise Draft.DoesNotExist
    if draft.report_id is None:
        draft.answers = {**draft.answers, **answers}
        draft.changed_at = clock.now()
        _keep(draft)
    return draft


def _keep(draft: Draft) -> None:
    """Store a draft; one that was sent meanwhile stays sent, so it can't be sent again."""
    if draft._state.adding:
        draft.save(force_insert=True)
        return
    unsent = Draft.objects.filter(pk=draft.pk, report__isnull=True)
    unsent.update(answers=draft.answers, changed_at=draft.changed_at)


def drop_old_drafts() -> int:
    """Throw away drafts that nobody touched for 30 days (bar 22); how many. For `run_due`."""
    return draft_images.discard_untouched(since=clock.now() - DRAFTS_KEPT_FOR)


def preview(*, by: User, draft: Draft) -> Route:
    """Who will see this report and why, were it sent now. Raises NobodyEligible."""
    return route(_facts(by, kind(draft.kind), draft))


def submit(*, by: User, draft: Draft) -> Report:
    """Send the draft: its report, and a case or a place in the case of the same post.

    Sending one draft again gives the report it became. Raises Incomplete,
    NobodyEligible, NothingInForce or NameTaken (the draft is kept), TooMany, and
    Draft.DoesNotExist for anyone's draft but one's own.
    """
    if draft.person_id != by.pk:
        raise Draft.DoesNotExist
    if draft.report is not None:
        return draft.report
    its_kind = kind(draft.kind)
    if missing := its_kind.to_mend(draft.answers, clock.today()):
        raise Incomplete(missing)
    # Reading comes first: the transaction that follows holds locks.
    facts = _facts(by, its_kind, draft)
    route(facts)
    return _send(by=by, draft=draft, sending=_Sending(its_kind, facts, text_of(its_kind)))


def _as_stored(draft: Draft) -> Draft:
    """The draft with its images, read again (2 queries). Raises Draft.DoesNotExist."""
    for stored in own_draft(draft.person_id, draft.pk):
        stand_on(stored, "images", draft_images.of_draft(draft.pk))
        return stored
    raise Draft.DoesNotExist


@compiled
def own_draft(person: int, key: UUID) -> QuerySet[Draft, Draft]:
    """The draft with this key, if it is there and is this person's."""
    return Draft.objects.filter(pk=key, person=person)


@dataclass(frozen=True)
class _Sending:
    kind: Kind
    facts: RoutingFacts
    provision_text: ProvisionText


@act
def _send(*, by: User, draft: Draft, sending: _Sending) -> Report:
    # One person sends one at a time, so neither a draft nor the hour's limit can be raced.
    User.objects.select_for_update(no_key=True).values_list("pk").get(pk=by.pk)
    draft = _as_stored(draft)
    if draft.report is not None:
        return draft.report
    _hold_the_limit(by)
    answers = sending.kind.sent_answers({**draft.answers, **draft_images.answer_of(draft)})
    approving.must_be_free(by=by, asked_as=sending.kind, answers=answers)
    place = opening.place_for(
        by=by,
        kind=sending.kind,
        answers=answers,
        facts=sending.facts,
        provision_text=sending.provision_text,
    )
    report = _store(by, sending, answers, place)
    attaching.attach(by=by, draft=draft, report=report)
    Draft.objects.filter(pk=draft.pk).update(report=report, answers={}, changed_at=clock.now())
    telling.of_report(report, place.to_notify)
    return report


def _store(by: User, sending: _Sending, answers: dict[str, Any], place: opening.Place) -> Report:
    now = clock.now()
    report = Report.objects.create(
        reference=references.unused(references.REPORT, _is_taken),
        kind=sending.kind.slug,
        reporter=by,
        reporter_name=by.name,
        case=place.case,
        provision_text=sending.provision_text,
        answers=answers,
        submitted_at=now,
        notified_at=now if place.is_known else None,
        notified_by=NotifiedBy.KNOWN if place.is_known else "",
    )
    text_sha256 = sending.provision_text.sha256
    record(
        "report.submitted",
        by=by,
        about=report,
        facts={"kind": sending.kind.slug, "text_sha256": text_sha256},
    )
    if place.is_known:
        record("report.notified", by=None, about=report, facts={"how": str(NotifiedBy.KNOWN)})
    return report


def _facts(by: User, its_kind: Kind, draft: Draft) -> RoutingFacts:
    named = its_kind.party_ids(draft.answers)
    chosen = its_kind.chosen_ids(draft.answers)
    return routing_facts.gather(its_kind, by, named, clock.today(), chosen)


def text_of(its_kind: Kind) -> ProvisionText:
    """The lid that the kind rests on, as it applies today; one that lapsed as it applied last.

    What staff see is reported all the same: the desk says what follows. Raises NothingInForce.
    """
    policy = the_policy()
    version = version_in_force(policy) if policy else None
    if version is None:
        raise NothingInForce
    try:
        return lid_resting_on(version, its_kind.eid)
    except ProvisionText.DoesNotExist:
        raise NothingInForce from None


def _hold_the_limit(by: User) -> None:
    hour_ago = clock.now() - timedelta(hours=1)
    times = [moment for (moment,) in _sent_since(by.pk, hour_ago)]
    if len(times) >= MOST_AN_HOUR:
        frees_up = times[-MOST_AN_HOUR] - hour_ago
        raise TooMany(retry_after=max(1, int(frees_up.total_seconds())))


@compiled
def _sent_since(person: int, moment: datetime) -> QuerySet[Report, tuple[datetime]]:
    recent = Report.objects.filter(reporter=person, submitted_at__gt=moment)
    return recent.order_by("submitted_at").values_list("submitted_at")


def _is_taken(reference: str) -> bool:
    return bool(_with_reference(reference))


@compiled
def _with_reference(reference: str) -> QuerySet[Report, tuple[UUID]]:
    return Report.objects.filter(reference=reference).order_by().values_list("pk")
