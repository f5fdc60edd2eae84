"""Which cases nobody looks after today: by the rule of `access`, for all cases at once.

`access.visible_cases` asks what one person sees; here the database is asked which cases
have no one. `tests/escalations/test_attended.py` holds the two together.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from werksaam.people.models import DESK, Absence, Deputyship, Role, RoleGrant, TeamManagership

from .access import BY_ROLE, OF_A_TEAM, OF_ADVISERS, in_turn
from .models import ACTIVE, EXCLUDED, IN_HAND, Case, CaseParty, Relation, State
from .queries_reporter import HEARD
from .routing import Reason


def unattended_cases(day: date) -> QuerySet[Case]:
    """Cases that go on and that nobody who is here on `day` can see, or whose handler lost
    sight of them (1 query, whatever the number of cases).

    A decided case goes on where something was agreed; one about a person does not: there
    is nothing left to do, so nobody more learns of it. An objection brings it to another.
    """
    looked_after = Exists(_at_work(_with_sight(day), day).filter(case=OuterRef("pk")))
    at_desk = Q(Exists(_desk(day)), is_at_desk=True) | _with_advisers(_desk(day))
    settled = Q(state=State.DECIDED, kind__in=HEARD)
    going_on = Case.objects.filter(state__in=ACTIVE, succeeded_by__isnull=True)
    return going_on.exclude(settled).filter(~(Q(looked_after) | at_desk) | lost_by_handler(day))


def lost_by_handler(day: date) -> Q:
    """In the hands of someone who may no longer see it."""
    return Q(state__in=IN_HAND) & _out_of_sight_of_handler(day)


def without_handler(day: date) -> Q:
    """Of someone who may no longer see it, or who is away: others do what is left to do."""
    away = Absence.objects.on(day).filter(person=OuterRef("handler"))
    return Q(handler__isnull=False) & (_out_of_sight_of_handler(day) | Q(Exists(away)))


def _out_of_sight_of_handler(day: date) -> Q:
    handler = OuterRef("handler")
    received = _with_sight(day).filter(case=OuterRef("pk"), person=handler)
    barred = CaseParty.objects.filter(case=OuterRef("pk"), person=handler, relation__in=EXCLUDED)
    of_desk = _desk_grants().filter(person=handler)
    at_desk = Q(Exists(of_desk), is_at_desk=True) | _with_advisers(of_desk)
    return ~(Q(Exists(received)) | (at_desk & ~Q(Exists(barred))))


def _with_advisers(grants: QuerySet[RoleGrant]) -> Q:
    """Of a kind that is the advisers' alone, where one of these people of the desk is one."""
    return Q(Exists(grants.filter(role=Role.COMMS_ADVISER)), kind__in=OF_ADVISERS)


def _with_sight(day: date) -> QuerySet[CaseParty]:
    """What came to people and still is theirs on `day`, as `access.visible_cases` has it."""
    row = CaseParty.objects.filter(relation=Relation.RECIPIENT, person__is_active=True)
    barred = CaseParty.objects.filter(
        case=OuterRef("case"), person=OuterRef("person"), relation__in=EXCLUDED
    )
    stands_in = Deputyship.objects.on(day).filter(
        deputy=OuterRef("person"), person=OuterRef("standing_in_for")
    )
    manages = TeamManagership.objects.on(day).filter(
        person=OuterRef("person"), team=OuterRef("team")
    )
    return row.filter(
        ~Exists(barred),
        _holds_the_role(),
        ~Q(reason=Reason.DEPUTY) | Q(Exists(stands_in)),
        ~Q(reason__in=OF_A_TEAM, team__isnull=True),
        Q(team__isnull=True) | Q(Exists(manages)),
        in_turn(),
    )


def _holds_the_role() -> Q:
    """Came to them for a role that they still have, or for another reason."""
    holds = ~Q(reason__in=[*BY_ROLE, Reason.BOARD_CONTACT])
    for reason, role in BY_ROLE.items():
        grant = RoleGrant.objects.filter(
            person=OuterRef("person"), role=role, revoked_at__isnull=True
        )
        holds |= Q(reason=reason) & Q(Exists(grant))
    address = settings.BOARD_CONTACT_EMAIL
    if address:
        holds |= Q(reason=Reason.BOARD_CONTACT, person__email__iexact=address)
    return holds


def _at_work(rows: QuerySet[CaseParty], day: date) -> QuerySet[CaseParty]:
    away = Absence.objects.on(day).filter(person=OuterRef("person"))
    return rows.filter(~Exists(away))


def _desk(day: date) -> QuerySet[RoleGrant]:
    """Of a case: someone of the desk who is here and no party to it."""
    away = Absence.objects.on(day).filter(person=OuterRef("person"))
    barred = CaseParty.objects.filter(
        case=OuterRef(OuterRef("pk")), person=OuterRef("person"), relation__in=EXCLUDED
    )
    return _desk_grants().filter(~Exists(away), ~Exists(barred))


def _desk_grants() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(role__in=DESK, revoked_at__isnull=True, person__is_active=True)
