"""Who may see which case and report. One rule, used by list, detail, count and search."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from werksaam import clock
from werksaam.audit.records import Recorded
from werksaam.people.hierarchy import is_manager
from werksaam.people.models import DESK, Deputyship, Role, TeamManagership, User
from werksaam.people.roles import has_role, roles_of

from .kinds import all_kinds
from .models import (
    EXCLUDED,
    AccountName,
    Admission,
    AgreedAction,
    Attachment,
    Case,
    CaseExport,
    CaseLink,
    CaseParty,
    DayStatement,
    Decision,
    DecisionReview,
    Draft,
    DraftImage,
    Handover,
    Hearing,
    HearingAnswer,
    InternalNote,
    Message,
    NameReview,
    NoticeDelay,
    Objection,
    Permission,
    Placement,
    Relation,
    Report,
    Rerouting,
    Watch,
)
from .routing import Reason

BY_ROLE = {
    Reason.COMMS_ADVISER: Role.COMMS_ADVISER,
    Reason.SECRETARIAT: Role.SECRETARIAT,
    Reason.DIRECTOR: Role.DIRECTOR,
    Reason.SECOND_READER: Role.DIRECTOR,
}
"""Reasons that hold only for as long as the person has the role."""

OF_ADVISERS = tuple(kind.slug for kind in all_kinds() if kind.is_of_advisers)
"""Kinds whose cases all communications advisers see, and the secretariat does not (3.1)."""

OF_A_TEAM = (Reason.MANAGER, Reason.NEXT_LEVEL)
"""Reasons that hold only for as long as the person manages the team."""


@dataclass(frozen=True)
class Sight:
    """What of a person, beside who it is, the rule of who sees what is put in words by."""

    roles: frozenset[Role]
    is_board_contact: bool
    today: date


def sight_of(person: User) -> Sight:
    """The sight of `person` now (1 query, for each request)."""
    is_board_contact = (person.email or "").lower() == settings.BOARD_CONTACT_EMAIL.lower()
    return Sight(roles_of(person), is_board_contact, clock.today())


def visible_cases(person: User) -> QuerySet[Case]:
    """The cases that `person` may see and handle, now.

    Desk members see every case at the desk, also who joined later; the advisers among them
    also those of kinds that are theirs alone; others what was sent to them. What came to
    someone for a role goes with that role, what came to the manager of a team goes with that,
    and what came to a deputy is theirs on the days that they stand in. What was passed on is
    seen by who has the turn now, and no more by who had it before. Reporter, subject, witness
    and who stepped aside see nothing, whatever else they are; and nobody sees a case whose
    reports went on as another kind.
    """
    return cases_in_sight(person.pk, sight_of(person)).all()


@lru_cache(maxsize=500)
def cases_in_sight(person: int, sight: Sight) -> QuerySet[Case]:
    """The same rule, of a person by key; for `compiled` queries.

    Kept for who asks again. It holds no answers, and all that it follows from is what it is kept
    by; whatever else it speaks of, the database looks up at each asking.
    """
    mine = CaseParty.objects.filter(person=person)
    stands_in_for = Deputyship.objects.on(sight.today).filter(deputy=person).values("person")
    managed = TeamManagership.objects.on(sight.today).filter(person=person)
    received = (
        mine.filter(relation=Relation.RECIPIENT)
        .exclude(reason__in=_lapsed(sight))
        .filter(~Q(reason=Reason.DEPUTY) | Q(standing_in_for__in=stands_in_for))
        .filter(~Q(reason__in=OF_A_TEAM, team__isnull=True))
        .filter(Q(team__isnull=True) | Q(team__in=managed.values("team")))
    )
    is_party_to = mine.filter(relation__in=EXCLUDED).values("case_id")
    # Whoever is at the desk received all there is: it is looked up for the few not at the desk.
    # For others what they received leads to the few cases that they see.
    if not sight.roles.isdisjoint(DESK):
        here = Q(is_at_desk=True) | Q(Exists(_for_this_turn(received)))
    else:
        here = Q(pk__in=received.filter(in_turn()).values("case_id"))
    if Role.COMMS_ADVISER in sight.roles:
        here |= Q(kind__in=OF_ADVISERS)
    return Case.objects.filter(here, ~Q(pk__in=is_party_to), succeeded_by__isnull=True)


def _for_this_turn(received: QuerySet[CaseParty]) -> QuerySet[CaseParty]:
    """Of a case that is asked about: in the turn that it is in now (4.7)."""
    return received.filter(case=OuterRef("pk"), turn=OuterRef("turn"))


def in_turn() -> Q:
    """Of someone who received a case: in the turn that the case is in now (4.7).

    Few cases are passed on; of the others nothing more is asked.
    """
    passed_on = Case.objects.filter(turn__gt=0).values("pk")
    now = Case.objects.filter(pk=OuterRef("case")).values("turn")
    return ~Q(case__in=passed_on) | Q(turn=Subquery(now))


def cases_about(person: User) -> QuerySet[Case]:
    """The cases that `person` is the subject of and was told of: from the hearing on."""
    about = CaseParty.objects.filter(person=person, relation=Relation.SUBJECT)
    return Case.objects.filter(pk__in=about.values("case_id"), subject_told_at__isnull=False)


def who_sees(case: Case, person_ids: Collection[int]) -> frozenset[int]:
    """Of these people, those who may see the case now; by the same rule (2 queries each)."""
    if not person_ids:
        return frozenset()
    people = User.objects.filter(pk__in=person_ids, is_active=True)
    return frozenset(p.pk for p in people if visible_cases(p).filter(pk=case.pk).exists())


def may_enter_queue(person: User) -> bool:
    """Whether there is a queue for `person`: at the desk, as a manager, or with a case."""
    return has_role(person, *DESK) or is_manager(person) or visible_cases(person).exists()


def own_reports(person: User) -> QuerySet[Report]:
    """What `person` sent in, and nothing of anyone else."""
    return Report.objects.filter(reporter=person).select_related("case")


def own_drafts(person: User) -> QuerySet[Draft]:
    """What `person` is writing and has not sent."""
    return Draft.objects.filter(person=person, report__isnull=True)


def own_draft_images(person: User) -> QuerySet[DraftImage]:
    """The images of what `person` is writing and has not sent."""
    return DraftImage.objects.filter(draft__in=own_drafts(person)).select_related("draft")


def own_attachments(report: Report, person: User) -> QuerySet[Attachment]:
    """The images of a report, for its reporter; for others none."""
    return Attachment.objects.filter(report__in=own_reports(person).filter(pk=report.pk))


def attachments_in(case: Case, person: User) -> QuerySet[Attachment]:
    """The images of a case, for someone who may see the case; for others none."""
    found = Attachment.objects.filter(report__in=reports_in(case, person).order_by())
    return found.select_related("report__case")


def reports_in(case: Case, person: User) -> QuerySet[Report]:
    """The reports of a case, for someone who may see the case; for others none."""
    seen = visible_cases(person).filter(pk=case.pk)
    return Report.objects.filter(case__in=seen).select_related("reporter").order_by("submitted_at")


def _lapsed(sight: Sight) -> list[str]:
    lapsed = [str(reason) for reason, role in BY_ROLE.items() if role not in sight.roles]
    return lapsed if sight.is_board_contact else [*lapsed, str(Reason.BOARD_CONTACT)]


_CASE_OF: dict[type[Recorded], str] = {
    AccountName: "decision__case",
    Admission: "case",
    AgreedAction: "decision__case",
    Attachment: "report__case",
    Case: "pk",
    CaseExport: "case",
    CaseLink: "case",
    CaseParty: "case",
    DayStatement: "case",
    Decision: "case",
    DecisionReview: "decision__case",
    Handover: "case",
    Hearing: "case",
    HearingAnswer: "hearing__case",
    InternalNote: "case",
    Message: "report__case",
    NameReview: "account_name__decision__case",
    NoticeDelay: "case",
    Objection: "decision__case",
    Placement: "decision__case",
    Permission: "decision__case",
    Report: "case",
    Rerouting: "from_case",
    Watch: "case",
}
"""From each kind of row that the trail speaks of to the case it belongs to."""
_ALSO_OF: dict[type[Recorded], str] = {CaseLink: "other"}
"""The same for what belongs to two cases: a party to either learns no names, and it is in the
file of both."""


def is_party_to(person: User, object_type: str, object_id: str) -> bool:
    """Whether an event about this row is of a case that `person` is a party to.

    Who is one learns no names from the trail either, whatever else they are.
    """
    model = next((m for m in _CASE_OF if object_type == m.RECORD_TYPE), None)
    if model is None:
        return False
    own = CaseParty.objects.filter(person=person, relation__in=EXCLUDED).values("case_id")
    rows = model._base_manager.filter(pk=object_id)
    return any(rows.filter(**{f"{way}__in": own}).exists() for way in _ways_to_case(model))


def _ways_to_case(model: type[Recorded]) -> list[str]:
    """From a row to the case that it belongs to; of what links two, to either."""
    return [_CASE_OF[model], *([_ALSO_OF[model]] if model in _ALSO_OF else [])]


def records_of(case: Case) -> Iterator[Recorded]:
    """Every record that belongs to this case, by kind and then by key; for who may see it."""
    for model in sorted(_CASE_OF, key=lambda model: model.RECORD_TYPE):
        of_case = Q()
        for path in _ways_to_case(model):
            of_case |= Q(**{path: case.pk})
        yield from model._base_manager.filter(of_case).order_by("pk")
