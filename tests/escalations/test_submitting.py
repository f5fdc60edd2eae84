"""Sending: one draft one report, the right people told, nothing half done."""

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import Settings

from escalations.access import own_reports
from escalations.models import Case, CaseParty, Draft, NotifiedBy, Relation, Report, State
from escalations.refusals import Incomplete, NothingInForce, TooMany
from escalations.routing import NobodyEligible, Reason
from escalations.submitting import drop_old_drafts, preview, save_draft, submit
from escalations.triage import claim, mark_opened
from policy.lineage.assigning import Said
from policy.lineage.confirming import confirm
from policy.lineage.proposing import Kind as LineageKind
from policy.queries_lineage import origins
from tests.factories.escalations import KIND, MONDAY, House, a_draft, a_report, answers
from tests.factories.people import person
from tests.factories.policy import SOURCE, imported_code, published_code
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.absences import record_absence
from werksaam.people.granting import revoke_all
from werksaam.people.models import Role
from werksaam.people.roles import people_with

ELSEWHERE = "https://krant.example/een-ander-bericht"


def actions_since(index: int) -> list[str]:
    return list(
        Event.objects.filter(index__gte=index).order_by("index").values_list("action", flat=True)
    )


def reached(report: Report) -> dict[int, str]:
    parties = CaseParty.objects.filter(case=report.case, relation=Relation.RECIPIENT)
    return dict(parties.values_list("person_id", "reason"))


def test_it_goes_to_the_whole_desk_with_reasons(house: House) -> None:
    report = a_report(house.reporter)

    assert reached(report) == {
        house.adviser.pk: Reason.COMMS_ADVISER,
        house.colleague.pk: Reason.COMMS_ADVISER,
        house.secretary.pk: Reason.SECRETARIAT,
    }


def test_the_preview_is_who_receives_it(house: House) -> None:
    draft = a_draft(house.reporter)

    promised = {
        r.person_id: str(r.reason) for r in preview(by=house.reporter, draft=draft).recipients
    }

    assert promised == reached(submit(by=house.reporter, draft=draft))


def test_each_recipient_gets_mail_with_number_and_link_only(house: House) -> None:
    report = a_report(house.reporter)

    mails = Mail.objects.filter(regarding=f"report:{report.pk}")
    assert {mail.person_id for mail in mails} == set(reached(report))
    assert mails[0].context == {
        "reference": report.case.reference,
        "path": f"/zaken/{report.case.reference}/",
    }


def test_an_adviser_who_reports_is_left_out(house: House) -> None:
    report = a_report(house.adviser)

    assert set(reached(report)) == {house.colleague.pk, house.secretary.pk}


def test_with_the_advisers_as_parties_it_goes_to_the_secretariat(house: House) -> None:
    report = a_report(house.adviser, named=[house.colleague.pk])

    assert reached(report) == {house.secretary.pk: Reason.SECRETARIAT}


def test_an_absent_desk_member_is_passed_over(house: House) -> None:
    day = MONDAY.date()
    record_absence(by=house.adviser, person=house.adviser, starts_on=day, ends_on=day)

    assert house.adviser.pk not in reached(a_report(house.reporter))


def test_with_the_whole_desk_party_it_goes_one_level_up(house: House) -> None:
    desk = [house.adviser.pk, house.colleague.pk, house.secretary.pk]

    assert reached(a_report(house.reporter, named=desk)) == {house.director.pk: Reason.NEXT_LEVEL}


def test_with_everyone_a_party_it_fails_and_keeps_the_draft(house: House) -> None:
    everyone = [
        house.adviser.pk,
        house.colleague.pk,
        house.secretary.pk,
        house.director.pk,
        house.manager.pk,
    ]
    draft = a_draft(house.reporter, named=everyone)

    with pytest.raises(NobodyEligible):
        submit(by=house.reporter, draft=draft)

    assert Draft.objects.get(pk=draft.pk).answers["quote"] == answers()["quote"]
    assert not Report.objects.exists()


def test_the_board_contact_is_the_last_resort(house: House, settings: Settings) -> None:
    board = person("Bestuur", email="bestuur@werksaam.example")
    settings.BOARD_CONTACT_EMAIL = "Bestuur@werksaam.example"
    everyone = [
        house.adviser.pk,
        house.colleague.pk,
        house.secretary.pk,
        house.director.pk,
        house.manager.pk,
    ]

    assert reached(a_report(house.reporter, named=everyone)) == {board.pk: Reason.BOARD_CONTACT}


def test_sending_one_draft_twice_gives_one_report(house: House) -> None:
    draft = a_draft(house.reporter)

    first = submit(by=house.reporter, draft=draft)
    again = submit(by=house.reporter, draft=Draft.objects.get(pk=draft.pk))

    assert (first.pk, Report.objects.count()) == (again.pk, 1)


def test_a_draft_without_an_answer_is_not_sent(house: House) -> None:
    draft = save_draft(by=house.reporter, kind=KIND, answers={"platform": "x"})

    with pytest.raises(Incomplete) as refused:
        submit(by=house.reporter, draft=draft)

    assert [q.name for q in refused.value.questions] == [
        "seen_at",
        "quote",
        "colleague_named",
        "why",
    ]


def test_without_a_code_in_force_nothing_can_be_reported(house: House) -> None:
    with clock.at(MONDAY.replace(year=2014)), pytest.raises(NothingInForce):
        a_report(house.reporter)


def test_a_report_whose_lid_lapsed_rests_on_its_last_words(house: House) -> None:
    before = house.version.texts.get(eid="art_6__para_6")
    start, end = SOURCE.index("6. ", SOURCE.index("Artikel 6.")), SOURCE.index("Artikel 7.")
    draft = imported_code(by=house.adviser, source=f"{SOURCE[:start]}\n{SOURCE[end:]}")
    said = [Said(LineageKind.LAPSED, "art_6__para_6", "")]
    confirm(by=house.adviser, version=draft, shown=origins(draft).fingerprint, said=said)
    published_code(
        draft=draft,
        adopted_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        in_force_on=date(2020, 1, 3),
        retroactive_from=None,
    )

    assert a_report(house.reporter).provision_text == before


def test_the_eleventh_report_in_an_hour_is_too_many(house: House) -> None:
    for number in range(10):
        a_report(house.reporter, address=f"https://a.example/{number}")

    with pytest.raises(TooMany) as refused:
        a_report(house.reporter, address=ELSEWHERE)

    assert refused.value.retry_after == 3600


def test_an_hour_later_there_is_room_again(house: House) -> None:
    for number in range(10):
        a_report(house.reporter, address=f"https://a.example/{number}")

    with clock.at(MONDAY + timedelta(minutes=61)):
        assert a_report(house.reporter, address=ELSEWHERE).pk


def test_the_report_keeps_the_lid_of_that_day(house: House) -> None:
    report = a_report(house.reporter)

    assert report.provision_text == house.version.texts.get(eid="art_6__para_6")


def test_answers_to_questions_that_were_not_asked_are_dropped(house: House) -> None:
    report = a_report(house.reporter, named=[house.adviser.pk], colleague_named="no")

    assert "named" not in report.answers
    assert house.adviser.pk in reached(report)


def test_a_new_report_leaves_these_events(house: House) -> None:
    start = Event.objects.count()

    a_report(house.reporter)

    assert actions_since(start) == [
        "case.opened",
        "case.party_added",
        "case.party_added",
        "case.party_added",
        "case.party_added",
        "report.submitted",
    ]


def test_the_same_post_joins_its_case_with_an_own_reference_and_lock(house: House) -> None:
    first = a_report(house.reporter)
    second = a_report(house.other, address="http://www.facebook.example/groep/bericht-8841/")

    assert second.case == first.case
    assert second.reference != first.reference
    assert second.notified_at is None


def test_who_reports_what_the_desk_knows_is_released_at_once(house: House) -> None:
    mark_opened(by=house.adviser, case=a_report(house.reporter).case)

    second = a_report(house.other)

    assert (second.notified_at, second.notified_by) == (MONDAY, NotifiedBy.KNOWN)


def test_a_desk_that_knew_but_is_now_party_does_not_release(house: House) -> None:
    mark_opened(by=house.adviser, case=a_report(house.reporter).case)
    desk = [house.adviser.pk, house.colleague.pk, house.secretary.pk]

    second = a_report(house.other, named=desk)

    assert second.notified_at is None
    assert house.director.pk in reached(second)


def test_a_handler_who_turns_out_a_party_loses_the_case(house: House) -> None:
    case = claim(by=house.adviser, case=a_report(house.reporter).case)

    a_report(house.other, named=[house.adviser.pk])

    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.handler) == (State.OPEN, None)


def test_a_closed_case_is_not_joined(house: House) -> None:
    first = a_report(house.reporter)
    Case.objects.filter(pk=first.case_id).update(state=State.CLOSED)

    assert a_report(house.other).case != first.case


def test_a_post_without_a_link_is_a_case_of_its_own(house: House) -> None:
    assert a_report(house.reporter, address="").case != a_report(house.other, address="").case


def test_reporters_see_their_own_report_alone(house: House) -> None:
    first, second = a_report(house.reporter), a_report(house.other)

    assert list(own_reports(house.reporter)) == [first]
    assert list(own_reports(house.other)) == [second]


def test_a_recipient_without_mail_address_is_reached_in_the_portal(house: House) -> None:
    for someone in people_with(Role.COMMS_ADVISER, Role.SECRETARIAT):
        revoke_all(by=None, person=someone)
    desk = person("Zonder mail", email=None, roles=[Role.COMMS_ADVISER])

    report = a_report(house.reporter)

    assert set(reached(report)) == {desk.pk}
    assert not Mail.objects.filter(regarding=f"report:{report.pk}").exists()


def test_nobody_sends_anothers_draft(house: House) -> None:
    draft = a_draft(house.reporter)

    with pytest.raises(Draft.DoesNotExist):
        submit(by=house.other, draft=draft)


def test_a_sent_draft_keeps_no_answers_and_takes_none(house: House) -> None:
    draft = a_draft(house.reporter)
    submit(by=house.reporter, draft=draft)

    sent = Draft.objects.get(pk=draft.pk)
    save_draft(by=house.reporter, kind=KIND, answers={"quote": "anders"}, draft=sent)

    assert Draft.objects.get(pk=draft.pk).answers == {}


def test_only_ones_own_draft_is_changed(house: House) -> None:
    draft = a_draft(house.reporter)

    with pytest.raises(Draft.DoesNotExist):
        save_draft(by=house.other, kind=KIND, answers={"quote": "anders"}, draft=draft)


def test_a_draft_that_was_sent_from_another_tab_stays_sent(house: House) -> None:
    draft = a_draft(house.reporter)
    in_another_tab = Draft.objects.get(pk=draft.pk)
    report = submit(by=house.reporter, draft=draft)

    save_draft(by=house.reporter, kind=KIND, answers=answers(), draft=in_another_tab)

    assert submit(by=house.reporter, draft=Draft.objects.get(pk=draft.pk)) == report


def test_a_draft_that_waited_thirty_days_goes_and_what_was_sent_stays(house: House) -> None:
    old, sent = a_draft(house.reporter), a_draft(house.other)
    submit(by=house.other, draft=sent)
    with clock.at(MONDAY + timedelta(days=29)):
        fresh = a_draft(house.reporter)

    with clock.at(MONDAY + timedelta(days=31)):
        dropped = drop_old_drafts()

    assert dropped == 1
    assert set(Draft.objects.all()) == {sent, fresh}
    assert old not in Draft.objects.all()
