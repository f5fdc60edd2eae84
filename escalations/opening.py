"""Where a report lands: in a new case, or in the open case about the same post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from policy.models import ProvisionText
from werksaam import clock
from werksaam.audit.recording import record
from werksaam.compiled_queries import compiled
from werksaam.people.models import User

from . import references, target_times
from .access import who_sees
from .addresses import NotAnAddress, normalise
from .kind_texts.targets import hours_of
from .kinds import Kind, RecipientRule
from .models import (
    ACTIVE,
    EXCLUDED,
    IN_HAND,
    Case,
    CaseParty,
    Platform,
    Post,
    Relation,
    Report,
)
from .queueing import words
from .queueing.reported import Weight, weight_of
from .queueing.urgency import urgent_at
from .routing import Recipient, Route, RoutingFacts, is_with_chosen, route
from .threads import thread_of
from .transitions import move


@dataclass(frozen=True)
class Place:
    """The case a report belongs to, whom to notify, and whether they knew already."""

    case: Case
    to_notify: frozenset[int]
    is_known: bool


@dataclass(frozen=True)
class Matter:
    """What a report brings to a case: its kind, post, words and people, and whom it goes to.

    `parties` are those who must not see it, by identifier, and what each is to it; `chosen`
    those whom the reporter chose to send it to, for a kind that asks.
    """

    kind: Kind
    post: Post | None
    quote: str
    parties: Mapping[int, str]
    facts: RoutingFacts
    provision_text: ProvisionText
    weight: Weight
    chosen: frozenset[int] = frozenset()


def place_for(
    *,
    by: User,
    kind: Kind,
    answers: Mapping[str, Any],
    facts: RoutingFacts,
    provision_text: ProvisionText,
) -> Place:
    """Find or open the case of what `by` reports; inside an act. Raises NobodyEligible."""
    post, quote = _post(answers), _known_by(answers)
    parties = {**kind.party_ids(answers), by.pk: str(Relation.REPORTER)}
    matter = Matter(
        kind=kind,
        post=post,
        quote=quote,
        parties=parties,
        facts=facts,
        provision_text=provision_text,
        weight=weight_of(kind, answers),
        chosen=kind.chosen_ids(answers),
    )
    return place_of(by=by, matter=matter)


def _known_by(answers: Mapping[str, Any]) -> str:
    """The words that a case is about: those of a post or a question, or a name."""
    return str(next(filter(None, map(answers.get, ("quote", "handle", "party_name"))), ""))


def place_of(*, by: User, matter: Matter) -> Place:
    """The same for what was reported before; its post is locked. Raises NobodyEligible."""
    recipients = route(matter.facts.without(frozenset(matter.parties)))
    case = _case_to_join(matter.kind, matter.post, matter.parties, recipients)
    if case is not None:
        return _join(case, by, matter)
    case = _opened(by, matter, recipients)
    _add(by, [*_parties(case, matter.parties), *_received_by(case, recipients.recipients)])
    return Place(case, recipients.person_ids, is_known=False)


def _opened(by: User, matter: Matter, recipients: Route) -> Case:
    due = target_times.due_at(clock.now(), hours_of(matter.kind))
    case = Case.objects.create(
        reference=references.unused(references.CASE, _is_taken),
        kind=matter.kind.slug,
        post=matter.post,
        quote=matter.quote,
        provision_text=matter.provision_text,
        opened_at=clock.now(),
        due_at=due,
        is_at_desk=is_for_desk(matter.kind, recipients, matter.chosen),
        severity=matter.weight.severity,
        reach=matter.weight.reach,
        urgent_at=urgent_at(due, matter.weight.severity, matter.weight.reach),
    )
    words.store(case)
    record("case.opened", by=by, about=case, facts={"kind": matter.kind.slug})
    return case


def is_for_desk(kind: Kind, found: Route, chosen: frozenset[int]) -> bool:
    """Whether the whole desk sees it: because of its kind, or because it comes to no
    colleague who was chosen."""
    if kind.recipients is RecipientRule.CHOSEN:
        return not is_with_chosen(found, chosen)
    return kind.is_of_desk


def _join(case: Case, by: User, matter: Matter) -> Place:
    """Another report of the same post. Its parties may be other people than before, and it may
    tell that the matter is worse than it seemed."""
    parties, facts = matter.parties, matter.facts
    before = _people(case, [Relation.RECIPIENT])
    excluded = _people(case, EXCLUDED) | frozenset(parties)
    recipients = route(facts.without(excluded))
    knew = Report.objects.filter(case=case, notified_at__isnull=False).exists()
    weight = matter.weight.at_least(case.severity, case.reach)
    move(case, "join", by=by, severity=weight.severity, reach=weight.reach)
    people = [*_parties(case, parties), *_received_by(case, recipients.recipients)]
    _add(by, _not_yet_there(case, people))
    if case.handler_id in parties and case.state in IN_HAND:
        move(case, "recuse", by=None, handler=None, claimed_at=None)
    reached = recipients.person_ids & before
    # Who handles it may have become a party, or have left the desk.
    handler = who_sees(case, [case.handler_id]) if case.handler_id else frozenset()
    told = handler | (recipients.person_ids - before) or recipients.person_ids
    return Place(case, told, is_known=knew and bool(reached | handler))


def _post(answers: Mapping[str, Any]) -> Post | None:
    """The post that the answers speak of, locked, so its reports take turns."""
    platform = answers.get("platform")
    if not platform:
        return None
    address = str(answers.get("address", ""))
    try:
        key = normalise(address) if address else ""
    except NotAnAddress:
        key = ""
    about = {"platform": Platform(platform), "address": address, "thread": thread_of(address)}
    if not key:
        return Post.objects.create(**about)
    # Whoever was first stored it; everyone waits for its lock.
    Post.objects.bulk_create([Post(normalised_address=key, **about)], ignore_conflicts=True)
    (post,) = _held_post(key)
    return post


@compiled
def _held_post(key: str) -> QuerySet[Post, Post]:
    return Post.objects.select_for_update(no_key=True).filter(normalised_address=key)


def _case_to_join(
    kind: Kind, post: Post | None, parties: Mapping[int, str], recipients: Route
) -> Case | None:
    """The case about the same post; of a manager's kind only where it is the same matter. None
    where each report is a matter of its own."""
    cases = _open_cases(kind, post)
    if kind.is_of_desk:
        return next(iter(cases), None)
    subjects = frozenset(pk for pk, relation in parties.items() if relation == Relation.SUBJECT)
    same = (case for case in cases if _is_same(case, subjects, recipients.person_ids))
    return next(same, None)


def _open_cases(kind: Kind, post: Post | None) -> Iterable[Case]:
    if post is None or not post.normalised_address or not kind.joins:
        return ()
    return _held_cases(post.pk, kind=kind.slug)


@compiled
def _held_cases(post: int, *, kind: str) -> QuerySet[Case, Case]:
    cases = Case.objects.filter(kind=kind, post=post, state__in=ACTIVE)
    return cases.select_for_update(no_key=True).order_by("opened_at")


def _is_same(case: Case, subjects: frozenset[int], recipients: frozenset[int]) -> bool:
    """Whether a report to a manager is about the same: the same people, nothing decided yet, and
    nobody but who was shown to its reporter gets to see it."""
    may_see = _people(case, [Relation.RECIPIENT])
    return (
        not case.decisions.exists()
        and _people(case, [Relation.SUBJECT]) == subjects
        and may_see <= recipients
    )


def _people(case: Case, relations: Any) -> frozenset[int]:
    rows = CaseParty.objects.filter(case=case, relation__in=relations)
    return frozenset(rows.values_list("person_id", flat=True))


def _parties(case: Case, parties: Mapping[int, str]) -> list[CaseParty]:
    return [
        CaseParty(case=case, person_id=person_id, relation=relation)
        for person_id, relation in sorted(parties.items())
    ]


def _received_by(case: Case, recipients: Iterable[Recipient]) -> list[CaseParty]:
    return [
        CaseParty(
            case=case,
            person_id=recipient.person_id,
            relation=Relation.RECIPIENT,
            reason=str(recipient.reason),
            standing_in_for_id=recipient.standing_in_for,
            team_id=recipient.team,
            turn=case.turn,
        )
        for recipient in recipients
    ]


def _not_yet_there(case: Case, people: Iterable[CaseParty]) -> list[CaseParty]:
    """A recipient comes again where it is for another reason: the one before may have ended."""
    columns = ("person_id", "relation", "reason", "standing_in_for_id", "team_id", "turn")
    there = set(case.parties.values_list(*columns))
    return [
        party
        for party in people
        if (
            party.person_id,
            str(party.relation),
            party.reason,
            party.standing_in_for_id,
            party.team_id,
            party.turn,
        )
        not in there
    ]


def _add(by: User | None, people: list[CaseParty]) -> None:
    """Store who is what to a case, at once; the portal itself is who brings in recipients."""
    for party in CaseParty.objects.bulk_create(people):
        is_recipient = party.relation == Relation.RECIPIENT
        facts = {"relation": str(party.relation)} | ({"why": party.reason} if is_recipient else {})
        record("case.party_added", by=None if is_recipient else by, about=party, facts=facts)


def add_recipients(case: Case, recipients: Iterable[Recipient]) -> frozenset[int]:
    """People to whom the case goes, once, with the reason; inside an act that holds the case.

    Answers to whom it had not come before, for this reason.
    """
    new = _not_yet_there(case, _received_by(case, recipients))
    _add(None, new)
    return frozenset(party.person_id for party in new)


def add_recused(case: Case, person: User) -> None:
    """`person` steps aside for good; inside an act that holds the case."""
    _add(person, [CaseParty(case=case, person=person, relation=Relation.RECUSED)])


def _is_taken(reference: str) -> bool:
    return bool(_with_reference(reference))


@compiled
def _with_reference(reference: str) -> QuerySet[Case, tuple[UUID]]:
    return Case.objects.filter(reference=reference).order_by().values_list("pk")
