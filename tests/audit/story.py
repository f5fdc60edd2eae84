"""One story through the real acts, with every kind of event that the portal can record.

Every name, address and text that a person gives holds `CANARY`, so that a test
can tell where it must not come. After each chapter the trail is sealed, as
`run_due` does every minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import StringIO

from allauth.mfa.models import Authenticator
from django.core.management import call_command

from escalations import (
    recusing,
)
from escalations.models import Report
from policy import (
    exporting_figures,
)
from policy.models import Round
from tests.audit.story_cases import (
    tell_another_kind,
    tell_decide,
    tell_discussion,
    tell_evidence,
    tell_free_cases,
    tell_triage,
    tell_violation,
)
from tests.audit.story_code import (
    tell_code,
    tell_confirming_otherwise,
    tell_invitations,
    tell_questions,
    tell_refusal,
)
from tests.audit.story_comparing import tell_changes, tell_withdrawing
from tests.audit.story_drafting import tell_drafting
from tests.audit.story_explaining import tell_explaining
from tests.audit.story_guidance import tell_guidance
from tests.audit.story_kinds import tell_kinds
from tests.audit.story_lineage import tell_lineage
from tests.audit.story_names import tell_names
from tests.audit.story_people import tell_people
from tests.audit.story_permissions import tell_passing_on, tell_permissions
from tests.audit.story_responses import tell_answers, tell_watching
from tests.audit.story_taking_out import tell_taking_out
from tests.audit.story_words import CANARY, DAY, named
from tests.audit.story_working import tell_working
from tests.factories.escalations import MONDAY, House, a_report
from tests.factories.managers import a_discussion
from tests.factories.people import person, team
from tests.factories.policy import adopted_code
from werksaam import clock, due
from werksaam.audit import checkpoints
from werksaam.notifications.models import Mail
from werksaam.people import absences, duty, granting, joining, passwords, second_factor
from werksaam.people.models import Role
from werksaam.views.audit.acts import unmask
from werksaam.views.mail import send_again


class _Moments:
    """The clock of the story: each chapter ten minutes after the one before."""

    def __init__(self) -> None:
        self.now: datetime = MONDAY

    @contextmanager
    def chapter(self) -> Iterator[None]:
        self.now += timedelta(minutes=10)
        with clock.at(self.now):
            yield
            checkpoints.sign_due()


def tell() -> None:
    """Tell all of it, chapter by chapter."""
    moments = _Moments()
    with moments.chapter():
        house = _people()
    for chapter in _BEFORE_THE_REPORT:
        with moments.chapter():
            chapter(house)
    with moments.chapter():
        report = _reports(house)
    with moments.chapter():
        tell_triage(house, report)
    with moments.chapter():
        tell_decide(house, report)
    for chapter in _AFTER_THE_REPORT:
        with moments.chapter():
            chapter(house)


def _people() -> House:
    director, manager = named("Dirk", roles=[Role.DIRECTOR]), named("Mara")
    top = team(f"Directie {CANARY}", manager=director)
    hall = team(f"Hal {CANARY}", parent=top, manager=manager)
    adviser = named("Anna", roles=[Role.COMMS_ADVISER], team=top)
    secretary = named("Sara", roles=[Role.SECRETARIAT], team=top)
    return House(
        adviser=adviser,
        colleague=named("Bram", roles=[Role.COMMS_ADVISER], team=top),
        secretary=secretary,
        director=director,
        manager=manager,
        reporter=named("Rik", team=hall),
        other=named("Olga", team=hall),
        hall=hall,
        version=adopted_code(by=adviser),
    )


def _organisation(house: House) -> None:
    by, leaver = house.director, named("Leo", team=house.hall, roles=[Role.AUDITOR])
    ends = DAY + timedelta(days=5)
    absences.record_absence(by=by, person=house.manager, starts_on=DAY, ends_on=ends)
    absences.appoint_deputy(
        by=by, person=house.manager, deputy=house.other, starts_on=DAY, ends_on=ends
    )
    granting.revoke_role(by=by, person=leaver, role=Role.AUDITOR)
    passwords.give_password(by=by, person=leaver)
    Authenticator.objects.create(user=leaver, type=Authenticator.Type.TOTP, data={})
    second_factor.reset_second_factor(by=by, person=leaver)
    joining.leave(by=by, person=leaver, last_day=DAY - timedelta(days=1))


def _reports(house: House) -> Report:
    said = {"quote": CANARY, "remark": CANARY, "address": f"https://x.com/{CANARY}/1"}
    first = a_report(house.reporter, **said)
    due.run()
    a_report(house.other, named=[house.colleague.pk], **said)
    return first


def _others_take_over(house: House) -> None:
    """A manager is away (see `_organisation`), the next steps aside, a deputy takes over."""
    by, reporter = house.secretary, named("Ria", team=house.hall)
    duty.put_on_duty(by=by, person=by, starts_on=DAY, ends_on=DAY + timedelta(days=1))
    case = a_discussion(reporter, quote=CANARY).case
    recusing.step_aside(by=house.other, case=case, revision=case.revision, reason=CANARY)
    absences.go_away(
        by=house.director,
        person=house.director,
        starts_on=DAY,
        ends_on=DAY,
        deputy=named("Wim"),
    )
    due.run()


def _figures(house: House) -> None:
    """The desk takes figures out."""
    row = Round.objects.earliest("pk")
    exporting_figures.note_export(by=house.adviser, row=row, day=DAY, kind="csv", reason=CANARY)


def _trail(house: House) -> None:
    by = house.director
    Mail.objects.order_by("created_at").update(accepted_at=None, given_up_at=clock.now())
    send_again(by=by, mail=Mail.objects.earliest("created_at"))
    unmask(by=by, index=0, reason=CANARY)
    command = {"by": by.email, "reason": CANARY, "details": True, "output": StringIO()}
    call_command("export_audit", **command)
    call_command("create_audit_key", by=by.email, stdout=StringIO())


def _administered(house: House) -> None:
    tell_people(house, named("Bea", roles=[Role.ADMINISTRATOR]), CANARY)


def _after_the_key(house: House) -> None:
    joining.join_team(by=None, person=person("Na de sleutel"), team=house.hall, starts_on=DAY)


_BEFORE_THE_REPORT: tuple[Callable[[House], object], ...] = (
    _organisation,
    tell_code,
    tell_drafting,
    tell_explaining,
    tell_guidance,
    tell_lineage,
    tell_invitations,
    tell_questions,
    tell_refusal,
    tell_confirming_otherwise,
)
_AFTER_THE_REPORT: tuple[Callable[[House], object], ...] = (
    tell_free_cases,
    tell_another_kind,
    tell_violation,
    tell_kinds,
    tell_discussion,
    tell_evidence,
    tell_names,
    tell_watching,
    tell_answers,
    tell_permissions,
    tell_passing_on,
    tell_working,
    tell_changes,
    tell_withdrawing,
    _others_take_over,
    _figures,
    tell_taking_out,
    _administered,
    _trail,
    _after_the_key,
)
