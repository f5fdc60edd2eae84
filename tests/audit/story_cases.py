"""The chapters about cases: of each kind, through every step and gate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from escalations import (
    admitting,
    agreeing,
    attaching,
    deciding,
    hearing,
    messaging,
    noticing,
    objecting,
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
from escalations.queueing.setting_aside import set_aside
from escalations.queueing.weighing import weigh
from tests.audit.story_responses import tell_placing
from tests.audit.story_words import CANARY, DAY
from tests.factories.discussions import DISCUSSION, answers
from tests.factories.escalations import House, a_report
from tests.factories.images import a_report_with_images
from tests.factories.violation import a_violation, fresh
from werksaam.people.models import User
from werksaam.working_days import working_day_from


def tell_evidence(house: House) -> None:
    """A report with an image, which the desk looks at."""
    image = a_report_with_images(house.other, quote=CANARY, address="").attachments.get()
    attaching.note_fetched(by=house.adviser, attachment=image)


def now_of(report: Report) -> Case:
    return Case.objects.get(pk=report.case_id)


def tell_triage(house: House, report: Report) -> None:
    by = house.adviser
    triage.mark_opened(by=by, case=now_of(report))
    triage.claim(by=by, case=now_of(report))
    triage.release(by=by, case=now_of(report), revision=now_of(report).revision, reason=CANARY)
    triage.claim(by=by, case=now_of(report))
    for goes_on_by_itself in (True, False):
        revision = now_of(report).revision
        triage.wait(by=by, case=now_of(report), revision=revision, report=report, question=CANARY)
        if goes_on_by_itself:
            messaging.send_message(by=house.reporter, report=report, body=CANARY)
        else:
            triage.resume(by=by, case=now_of(report), revision=now_of(report).revision)
    tell_queueing(by, report)
    messaging.write_note(by=by, case=now_of(report), body=CANARY)
    withdrawing.withdraw(by=house.reporter, report=report, reason=CANARY)


def tell_queueing(by: User, report: Report) -> None:
    """Weighed, set aside until a day, and taken up again before it."""
    case = now_of(report)
    weigh(by=by, case=case, revision=case.revision, severity=2, reach=2)
    case, until = now_of(report), working_day_from(DAY + timedelta(days=7))
    set_aside(by=by, case=case, revision=case.revision, until=until, reason=CANARY)
    triage.resume(by=by, case=now_of(report), revision=now_of(report).revision)


def tell_decide(house: House, report: Report) -> None:
    for outcome, response, approved in (
        ("find_out_first", "", None),
        ("respond_facts", CANARY, False),
        ("respond_facts", CANARY, True),
    ):
        decision = deciding.decide(
            by=house.adviser,
            case=now_of(report),
            revision=now_of(report).revision,
            outcome=outcome,
            motivation=CANARY,
            public_response=response,
            advice_to_reporter=CANARY,
        )
        if approved is not None:
            deciding.review(by=house.secretary, decision=decision, approved=approved, remark=CANARY)
    tell_placing(house.adviser, decision)
    by, case = house.adviser, now_of(report)
    case = deciding.close(by=by, case=case, revision=case.revision)
    case = deciding.reopen(by=by, case=case, revision=case.revision, reason=CANARY)
    triage.claim(by=house.secretary, case=case)


def tell_free_cases(house: House) -> None:
    alone = a_report(house.other, quote=CANARY, address=f"https://x.com/{CANARY}/2")
    withdrawing.withdraw(by=house.other, report=alone, reason=CANARY)


def tell_another_kind(house: House) -> None:
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
    case = triage.claim(by=by, case=now_of(report))
    rerouting.propose(
        by=by, case=case, report=report, revision=case.revision, to_kind=to_kind, reason=CANARY
    )
    report.refresh_from_db()


def tell_violation(house: House) -> None:
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


def tell_discussion(house: House) -> None:
    """A derailing discussion: agreed on, opened again, and brought to the desk."""
    # The deputy of the manager, who is away, takes it up.
    report = _a_discussion(house)
    deputy, lines = house.other, [Agreed(CANARY, who, DAY) for who in ("reporter", "handler")]
    triage.claim(by=deputy, case=now_of(report))
    _settle(deputy, report, "agreed", lines)
    first, second = AgreedAction.objects.filter(decision__case=report.case_id)
    agreeing.finish(by=house.reporter, action=first)
    agreeing.drop(by=deputy, action=second, reason=CANARY)
    deciding.reopen(by=deputy, case=now_of(report), revision=now_of(report).revision, reason=CANARY)
    triage.claim(by=deputy, case=now_of(report))
    _settle(deputy, report, "refer", [])


def _a_discussion(house: House) -> Report:
    said = answers(quote=CANARY, agreed=CANARY, address=f"https://x.com/{CANARY}/5")
    draft = submitting.save_draft(by=house.reporter, kind=DISCUSSION, answers=said)
    return submitting.submit(by=house.reporter, draft=draft)


def _settle(by: User, report: Report, outcome: str, lines: list[Agreed]) -> None:
    deciding.decide(
        by=by,
        case=now_of(report),
        revision=now_of(report).revision,
        outcome=outcome,
        motivation=CANARY,
        advice_to_reporter=CANARY,
        agreed=lines,
    )
