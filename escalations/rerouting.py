"""Wrong kind: a report goes on as another kind, where need be after its reporter agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policy.models import ProvisionText
from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from . import opening, telling
from .access import visible_cases
from .holding import hold_case_of
from .kinds import Kind, kind
from .models import Case, Post, Relation, Report, Rerouting
from .queries_decisions import pending_decision
from .queries_rerouting import can_go_on
from .queries_waiting import waits_for
from .queueing.reported import Weight
from .refusals import ReviewPending
from .refusals_rerouting import AnsweredBefore, AskedBefore, OtherPeopleNow, OvertakenQuestion
from .routing import Route, RoutingFacts, route
from .routing_facts import tiers_for
from .submitting import text_of
from .transitions import move, refusal


@dataclass(frozen=True)
class _Way:
    """Where a report would go: the kind, whom that goes to, and the lid it rests on."""

    kind: Kind
    facts: RoutingFacts
    provision_text: ProvisionText


def preview(report: Report, to_kind: str) -> Route:
    """Who would see the report as that kind, and why. Raises NobodyEligible."""
    return route(_facts(report, kind(to_kind)))


def propose(
    *, by: User, case: Case, report: Report, revision: int, to_kind: str, reason: str
) -> Rerouting:
    """The handler says that a report is of another kind: it goes on at once, or its
    reporter is asked, where others would get to see it.

    Raises KeyError for a kind that it can't become, ValueError without a reason,
    NobodyEligible and NothingInForce; Stale, NotAllowedNow, ReviewPending, AskedBefore;
    Report.DoesNotExist for a report that is not in the case or was withdrawn.
    """
    needs_consent = kind(case.kind).becomes[to_kind] == "with consent"
    if not reason.strip():
        raise ValueError("Rerouting needs a reason.")
    # Reading comes first: the transaction that follows holds locks.
    way = _way(report, to_kind)
    route(way.facts)
    said = {"to_kind": to_kind, "reason": reason, "needs_consent": needs_consent}
    return _propose(by=by, case=case, report=report, revision=revision, way=way, said=said)


@act
def _propose(
    *, by: User, case: Case, report: Report, revision: int, way: _Way, said: Mapping[str, Any]
) -> Rerouting:
    post = _held_post(report)
    held = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if held.revision != revision or held.handler_id != by.pk or not can_go_on(held):
        raise refusal(held, revision)
    if pending_decision(held):
        raise ReviewPending(held)
    current = held.reports.get(pk=report.pk, withdrawn_at__isnull=True)
    if current.reroutings.filter(from_case=held, to_kind=said["to_kind"]).exists():
        raise AskedBefore(held)
    rerouting = Rerouting(
        report=current,
        from_case=held,
        proposed_by=by,
        proposed_by_name=by.name,
        proposed_at=clock.now(),
        **said,
    )
    facts = {"from_kind": held.kind, "to_kind": way.kind.slug}
    if rerouting.needs_consent:
        rerouting.save(force_insert=True)
        record("report.rerouting_asked", by=by, about=rerouting, facts=facts)
        telling.reporter_of_rerouting_question(current)
        return rerouting
    rerouting.successor = _go_on(by, current, held, post, way)
    rerouting.save(force_insert=True)
    record("report.rerouting_made", by=by, about=rerouting, facts=facts)
    telling.reporter_of_rerouting(current)
    return rerouting


def answer(*, by: User, report: Report, agreed: bool, shown: frozenset[int]) -> Rerouting:
    """The reporter agrees that the report goes on as another kind, or does not.

    `shown`: who would see it, by what the page said. Raises Rerouting.DoesNotExist for
    who was not asked; AnsweredBefore, OvertakenQuestion, OtherPeopleNow; NobodyEligible
    and NothingInForce.
    """
    asked = Rerouting.objects.filter(report=report, report__reporter=by, needs_consent=True)
    way = _way(report, asked.latest("proposed_at").to_kind)
    if agreed and asked.latest("proposed_at").answered_at is None:
        _hold_to(report, shown, way)
    return _answer(by=by, report=report, agreed=agreed, way=way)


@act
def _answer(*, by: User, report: Report, agreed: bool, way: _Way) -> Rerouting:
    post = _held_post(report)
    held = hold_case_of(report, Case.objects.all())
    current = Report.objects.get(pk=report.pk, reporter=by)
    asked = current.reroutings.filter(needs_consent=True).latest("proposed_at")
    if asked.answered_at is not None:
        raise AnsweredBefore(current, agreed=bool(asked.agreed))
    is_current = asked.from_case_id == held.pk and current.withdrawn_at is None
    if not (is_current and can_go_on(held)) or pending_decision(held):
        raise OvertakenQuestion(current)
    asked.answered_at, asked.agreed = clock.now(), agreed
    record("report.rerouting_answered", by=by, about=asked, facts={"agreed": agreed})
    if agreed:
        asked.successor = _go_on(by, current, held, post, way)
    asked.save(update_fields=["answered_at", "agreed", "successor"])
    telling.of_rerouting_answer(held, agreed=agreed)
    return asked


def _way(report: Report, to_kind: str) -> _Way:
    its_kind = kind(to_kind)
    return _Way(its_kind, _facts(report, its_kind), text_of(its_kind))


def _facts(report: Report, its_kind: Kind) -> RoutingFacts:
    """Whom it goes to as that kind: never a party, nor who stepped aside from it."""
    parties = _parties(report)
    subjects = [pk for pk, relation in parties.items() if relation == Relation.SUBJECT]
    return tiers_for(
        its_kind,
        reporter=report.reporter_id,
        subjects=subjects,
        excluded=frozenset(parties),
        day=clock.today(),
    )


def _parties(report: Report) -> dict[int, str]:
    """Who must not see the report: named in it, its reporter, or stepped aside from it."""
    aside = report.case.parties.filter(relation=Relation.RECUSED)
    return {
        **dict.fromkeys(aside.values_list("person_id", flat=True), str(Relation.RECUSED)),
        **kind(report.kind).party_ids(report.answers),
        report.reporter_id: str(Relation.REPORTER),
    }


def _hold_to(report: Report, shown: frozenset[int], way: _Way) -> None:
    if route(way.facts).person_ids != shown:
        raise OtherPeopleNow(report)


def _held_post(report: Report) -> Post | None:
    """The post, locked before the case: another report of it takes them in this order too."""
    post_id = Report.objects.values_list("case__post_id", flat=True).get(pk=report.pk)
    return Post.objects.select_for_update(no_key=True).filter(pk=post_id).first()


def _go_on(by: User, report: Report, old: Case, post: Post | None, way: _Way) -> Case:
    """Bring the report to a case of the new kind, with all that belongs to it."""
    was_asked = waits_for(old) == report.pk
    move(old, "reroute", by=by, facts={"to_kind": way.kind.slug})
    quote, parties = str(report.answers.get("quote", "")), _parties(report)
    # What was answered to another kind says nothing to this one: as heavy as it was weighed.
    matter = opening.Matter(
        kind=way.kind,
        post=post,
        quote=quote,
        parties=parties,
        facts=way.facts,
        provision_text=way.provision_text,
        weight=Weight(old.severity, old.reach),
    )
    place = opening.place_of(by=by, matter=matter)
    report.case = place.case
    report.save(update_fields=["case"])
    record("report.rerouted", by=by, about=report, facts={"to_kind": way.kind.slug})
    _leave(by, old, place.case, was_asked=was_asked)
    telling.of_report(report, place.to_notify)
    return place.case


def _leave(by: User, old: Case, successor: Case, *, was_asked: bool) -> None:
    """What becomes of the case: over, or still there for its other reports."""
    if not old.reports.filter(withdrawn_at__isnull=True).exists():
        move(old, "leave", by=by, succeeded_by=successor, closed_at=clock.now())
    elif was_asked:
        move(old, "answer", by=None)  # it waited for the reporter who went on
