"""One story through the real acts, with every kind of event that the portal can record.

Every name, address and text that a person gives holds `CANARY`, so that a test
can tell where it must not come. After each chapter the trail is sealed, as
`run_due` does every minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management import call_command

from escalations import (
    admitting,
    agreeing,
    attaching,
    deciding,
    hearing,
    messaging,
    noticing,
    objecting,
    recusing,
    rerouting,
    stating_a_day,
    submitting,
    triage,
    withdrawing,
    wording,
)
from escalations.agreeing import Agreed
from escalations.gates import earliest_term
from escalations.models import AgreedAction, Case, Report
from policy import (
    acknowledging,
    answering,
    asking,
    conversing,
    exempting,
    explaining,
    exporting_figures,
    handing_over,
    inviting,
    looking,
    paper,
    publishing,
    publishing_answers,
    reading_together,
    refusing,
    rounds,
)
from policy.models import Audience, ExemptionReason, Explanation, FactKind, Round, Version
from tests.audit.story_people import tell_people
from tests.factories.discussions import DISCUSSION, answers
from tests.factories.escalations import MONDAY, House, a_report
from tests.factories.images import a_report_with_images, picture
from tests.factories.managers import a_discussion
from tests.factories.people import person, team
from tests.factories.policy import adopted_code
from tests.factories.violation import a_violation, fresh
from werksaam import clock, due
from werksaam.audit import checkpoints
from werksaam.notifications.models import Mail
from werksaam.people import absences, duty, granting, joining, passwords, second_factor
from werksaam.people.models import Role, User
from werksaam.uploads import accept
from werksaam.views.audit.acts import unmask
from werksaam.views.mail import send_again

CANARY = "kanariewoord"
DAY = date(2026, 11, 23)
_EXPLAINED = {
    "gist": {"nl": CANARY, "en": CANARY},
    "nl": CANARY,
    "en": CANARY,
    "kind": "moet",
    "examples": [{"nl": CANARY, "en": CANARY, "verdict": "mag"}],
    "note_for_desk": CANARY,
}


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
    """Tell all of it."""
    moments = _Moments()
    with moments.chapter():
        house = _people()
    with moments.chapter():
        _organisation(house)
    with moments.chapter():
        _code(house)
    with moments.chapter():
        _invitations(house)
    with moments.chapter():
        _questions(house)
    with moments.chapter():
        _refusal(house)
    with moments.chapter():
        _confirming_otherwise(house)
    with moments.chapter():
        report = _reports(house)
    with moments.chapter():
        _triage(house, report)
    with moments.chapter():
        _decide(house, report)
    with moments.chapter():
        _free_cases(house)
    with moments.chapter():
        _another_kind(house)
    with moments.chapter():
        _violation(house)
    with moments.chapter():
        _discussion(house)
    with moments.chapter():
        _evidence(house)
    with moments.chapter():
        _others_take_over(house)
    with moments.chapter():
        _figures(house)
    with moments.chapter():
        tell_people(house, _named("Bea", roles=[Role.ADMINISTRATOR]), CANARY)
    with moments.chapter():
        _trail(house)
    with moments.chapter():
        joining.join_team(by=None, person=person("Na de sleutel"), team=house.hall, starts_on=DAY)


def _named(name: str, **given: object) -> User:
    number = f"{CANARY}-{name}"
    return person(
        f"{name} {CANARY}",
        email=f"{number}@werksaam.example".lower(),
        personnel_number=number[-20:],
        phone=CANARY,
        **given,  # type: ignore[arg-type]
    )


def _people() -> House:
    director, manager = _named("Dirk", roles=[Role.DIRECTOR]), _named("Mara")
    top = team(f"Directie {CANARY}", manager=director)
    hall = team(f"Hal {CANARY}", parent=top, manager=manager)
    adviser = _named("Anna", roles=[Role.COMMS_ADVISER], team=top)
    secretary = _named("Sara", roles=[Role.SECRETARIAT], team=top)
    return House(
        adviser=adviser,
        colleague=_named("Bram", roles=[Role.COMMS_ADVISER], team=top),
        secretary=secretary,
        director=director,
        manager=manager,
        reporter=_named("Rik", team=hall),
        other=_named("Olga", team=hall),
        hall=hall,
        version=adopted_code(by=adviser),
    )


def _organisation(house: House) -> None:
    by, leaver = house.director, _named("Leo", team=house.hall, roles=[Role.AUDITOR])
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


def _code(house: House) -> None:
    by, version = house.adviser, house.version
    for kind, on in (
        (FactKind.WORKS_COUNCIL_CONSENT, date(2015, 4, 28)),
        (FactKind.PUBLISHED, date(2017, 4, 20)),
        (FactKind.IN_FORCE, date(2017, 4, 21)),
    ):
        publishing.record_fact(by=by, version=version, kind=kind, on=on, body=CANARY, remark=CANARY)
    publishing.publish(
        by=house.secretary,
        version=version,
        change_kind="substantive",
        change_note_nl=CANARY,
        change_note_en=CANARY,
    )
    explaining.import_proposals(by=by, version=version, content={"art_4__para_8": _EXPLAINED})
    for explanation in Explanation.objects.order_by("pk"):
        explaining.approve(by=house.secretary, explanation=explanation)
    made = rounds.open_round(
        by=by,
        version=version,
        opens_on=DAY,
        due_on=DAY + timedelta(days=30),
        audience=Audience.TEAMS,
        audience_of=[house.hall.pk],
        reminder_days=[5, -1],
        invitation_nl=CANARY,
        invitation_en=CANARY,
    )
    _whom_it_asks(house, made)
    rounds.stop_round(by=house.secretary, opened=made, reason=CANARY)
    _confirm(house.reporter, version)


def _whom_it_asks(house: House, opened: Round) -> None:
    """A later last day, and someone who need not confirm, in the end for a shorter time."""
    by, later = house.adviser, DAY + timedelta(days=40)
    rounds.extend_round(by=by, opened=opened, due_on=later, reason=CANARY)
    made = exempting.exempt(
        by=by,
        person=house.other,
        starts_on=DAY,
        ends_on=later,
        reason=ExemptionReason.OTHER_AGREEMENT,
        decided_by=house.secretary,
    )
    exempting.end_exemption(by=by, exemption=made, last_day=DAY + timedelta(days=3))


def _invitations(house: House) -> None:
    """People are invited; who has no mail address is handed a letter."""
    alone = person(f"Piet {CANARY}", team=house.hall, email=None)
    rounds.open_round(
        by=house.adviser,
        version=house.version,
        opens_on=DAY,
        due_on=DAY + timedelta(days=30),
    )
    inviting.invite_due()
    handing_over.hand_over(by=house.adviser, people=[alone])


def _confirm(by: User, version: Version) -> None:
    acknowledging.confirm(by=by, version=version, language="nl")


def _questions(house: House) -> None:
    """A question is answered, and stands beside the code until it is taken away."""
    by, text = house.adviser, house.version.texts.get(eid="art_4__para_8")
    question = asking.ask(by=house.other, text=text, body=CANARY, language="nl")
    answering.answer(by=by, question=question, body=CANARY)
    # Not the canary itself: that is the last name of who asked.
    wording = publishing_answers.Wording("nl", f"{CANARY}en?", f"{CANARY}en.")
    told: Any = {"by": by, "question": question}
    publishing_answers.publish_answer(**told, text=text, wordings=[wording])
    publishing_answers.withdraw_answer(**told)


def _refusal(house: House) -> None:
    """Someone does not confirm, and talks about it; their manager is away."""
    unwilling = _named("Nel", team=house.hall)
    refusal = refusing.refuse(by=unwilling, version=house.version, reason=CANARY)
    conversing.hold(by=house.director, refusal=refusal, held_on=DAY)


def _confirming_otherwise(house: House) -> None:
    """Read together, contested; and signed on paper. The desk looks at both."""
    by, version = house.adviser, house.version
    reading = reading_together.attest(
        by=house.director, person=house.secretary, version=version, language="nl"
    )
    reading_together.contest(by=house.secretary, reading=reading, remark=CANARY)
    given = paper.record_paper_form(
        by=by,
        person=house.colleague,
        version=version,
        signed_on=DAY,
        language="nl",
        scan=accept("scan.png", picture()),
    )
    looking.note_looked_up(by=by, people=[house.colleague])
    looking.note_scan_looked_at(by=by, form=given.paper_form)
    looking.note_unreached_looked_at(by=by, opened=version.rounds.earliest("pk"))


def _reports(house: House) -> Report:
    said = {"quote": CANARY, "remark": CANARY, "address": f"https://x.com/{CANARY}/1"}
    first = a_report(house.reporter, **said)
    due.run()
    a_report(house.other, named=[house.colleague.pk], **said)
    return first


def _evidence(house: House) -> None:
    """A report with an image, which the desk looks at."""
    image = a_report_with_images(house.other, quote=CANARY, address="").attachments.get()
    attaching.note_fetched(by=house.adviser, attachment=image)


def _now(report: Report) -> Case:
    return Case.objects.get(pk=report.case_id)


def _triage(house: House, report: Report) -> None:
    by = house.adviser
    triage.mark_opened(by=by, case=_now(report))
    triage.claim(by=by, case=_now(report))
    triage.release(by=by, case=_now(report), revision=_now(report).revision, reason=CANARY)
    triage.claim(by=by, case=_now(report))
    for goes_on_by_itself in (True, False):
        revision = _now(report).revision
        triage.wait(by=by, case=_now(report), revision=revision, report=report, question=CANARY)
        if goes_on_by_itself:
            messaging.send_message(by=house.reporter, report=report, body=CANARY)
        else:
            triage.resume(by=by, case=_now(report), revision=_now(report).revision)
    messaging.write_note(by=by, case=_now(report), body=CANARY)
    withdrawing.withdraw(by=house.reporter, report=report, reason=CANARY)


def _decide(house: House, report: Report) -> None:
    for outcome, response, approved in (
        ("find_out_first", "", None),
        ("respond_facts", CANARY, False),
        ("respond_facts", CANARY, True),
    ):
        decision = deciding.decide(
            by=house.adviser,
            case=_now(report),
            revision=_now(report).revision,
            outcome=outcome,
            motivation=CANARY,
            public_response=response,
            advice_to_reporter=CANARY,
        )
        if approved is not None:
            deciding.review(by=house.secretary, decision=decision, approved=approved, remark=CANARY)
    by, case = house.adviser, _now(report)
    case = deciding.close(by=by, case=case, revision=case.revision)
    case = deciding.reopen(by=by, case=case, revision=case.revision, reason=CANARY)
    triage.claim(by=house.secretary, case=case)


def _free_cases(house: House) -> None:
    alone = a_report(house.other, quote=CANARY, address=f"https://x.com/{CANARY}/2")
    withdrawing.withdraw(by=house.other, report=alone, reason=CANARY)


def _another_kind(house: House) -> None:
    """A post that becomes a discussion with consent, and then a post again; one about
    which its reporter says no, and one about which nothing yet.

    The manager is away, so `other` stands in.
    """
    report = a_report(house.reporter, quote=CANARY, address=f"https://x.com/{CANARY}/3")
    _reroute(house.adviser, report, "ontsporende-discussie")
    shown = rerouting.preview(report, "ontsporende-discussie").person_ids
    rerouting.answer(by=house.reporter, report=report, agreed=True, shown=shown)
    report.refresh_from_db()
    _reroute(house.other, report, "negatief-bericht")
    for number, is_answered in ((4, True), (6, False)):
        asked = a_report(house.reporter, quote=CANARY, address=f"https://x.com/{CANARY}/{number}")
        _reroute(house.adviser, asked, "ontsporende-discussie")
        if is_answered:
            rerouting.answer(by=house.reporter, report=asked, agreed=False, shown=frozenset())


def _reroute(by: User, report: Report, to_kind: str) -> None:
    case = triage.claim(by=by, case=_now(report))
    rerouting.propose(
        by=by, case=case, report=report, revision=case.revision, to_kind=to_kind, reason=CANARY
    )
    report.refresh_from_db()


def _violation(house: House) -> None:
    """Through every gate, with a reason for telling late, an objection, and a waiver."""
    wording.write_wording(
        by=house.adviser, slug="overtreding", text_nl=CANARY, text_en=CANARY, instead_of=None
    )
    case = a_violation(house, quote=CANARY, rule=CANARY, address=f"https://x.com/{CANARY}/3")
    by = case.parties.get(relation="recipient").person
    triage.claim(by=by, case=case)
    told: Any = {"by": by, "case": case}
    admitting.admit(**told, revision=fresh(case).revision, reason=CANARY)
    noticing.delay_notice(**told, reason=CANARY, until=DAY + timedelta(days=40))
    stating_a_day.state_day(**told, day=DAY, reason=CANARY)
    term = earliest_term(DAY)
    hearing.put_findings(**told, revision=fresh(case).revision, findings=CANARY, answer_by=term)
    hearing.answer(by=house.other, case=case, body=CANARY, support_person=CANARY)
    deciding.decide(
        **told,
        revision=fresh(case).revision,
        outcome="measure",
        motivation=CANARY,
        measure=CANARY,
    )
    objecting.object_to_decision(by=house.other, case=case, body=CANARY)
    another = case.parties.filter(relation="recipient").exclude(person=by).get().person
    told = {"by": another, "case": case}
    triage.claim(**told)
    admitting.admit(**told, revision=fresh(case).revision, reason=CANARY)
    hearing.waive_hearing(**told, revision=fresh(case).revision, reason=CANARY)


def _discussion(house: House) -> None:
    """A derailing discussion: agreed on, opened again, and brought to the desk."""
    # The deputy of the manager, who is away, takes it up.
    report = _a_discussion(house)
    deputy, lines = house.other, [Agreed(CANARY, who, DAY) for who in ("reporter", "handler")]
    triage.claim(by=deputy, case=_now(report))
    _settle(deputy, report, "agreed", lines)
    first, second = AgreedAction.objects.filter(decision__case=report.case_id)
    agreeing.finish(by=house.reporter, action=first)
    agreeing.drop(by=deputy, action=second, reason=CANARY)
    deciding.reopen(by=deputy, case=_now(report), revision=_now(report).revision, reason=CANARY)
    triage.claim(by=deputy, case=_now(report))
    _settle(deputy, report, "refer", [])


def _a_discussion(house: House) -> Report:
    said = answers(quote=CANARY, agreed=CANARY, address=f"https://x.com/{CANARY}/5")
    draft = submitting.save_draft(by=house.reporter, kind=DISCUSSION, answers=said)
    return submitting.submit(by=house.reporter, draft=draft)


def _settle(by: User, report: Report, outcome: str, lines: list[Agreed]) -> None:
    deciding.decide(
        by=by,
        case=_now(report),
        revision=_now(report).revision,
        outcome=outcome,
        motivation=CANARY,
        advice_to_reporter=CANARY,
        agreed=lines,
    )


def _others_take_over(house: House) -> None:
    """A manager is away (see `_organisation`), the next steps aside, a deputy takes over."""
    by, reporter = house.secretary, _named("Ria", team=house.hall)
    duty.put_on_duty(by=by, person=by, starts_on=DAY, ends_on=DAY + timedelta(days=1))
    case = a_discussion(reporter, quote=CANARY).case
    recusing.step_aside(by=house.other, case=case, revision=case.revision, reason=CANARY)
    absences.go_away(
        by=house.director,
        person=house.director,
        starts_on=DAY,
        ends_on=DAY,
        deputy=_named("Wim"),
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
