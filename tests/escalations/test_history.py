"""The history is a projection: handlers see who, reporters see their own."""

from datetime import timedelta

from escalations.handled_by import THE_TEAM
from escalations.history import PORTAL, of_case, of_report
from escalations.messaging import send_message, write_note
from escalations.triage import claim, mark_opened, resume, wait
from tests.factories.escalations import MONDAY, House, a_case, a_report
from werksaam import clock


def test_a_handler_sees_who_did_what(house: House) -> None:
    case = a_case(house)
    mark_opened(by=house.secretary, case=case)
    claim(by=house.adviser, case=case)
    write_note(by=house.adviser, case=case, body="x")

    lines = [(line.action, line.who) for line in of_case(case, house.colleague)]

    assert lines == [
        ("case.opened", "Rik"),
        ("report.submitted", "Rik"),
        ("case.seen", "Sara"),
        ("report.notified", PORTAL),
        ("case.claimed", "Anna"),
        ("note.written", "Anna"),
    ]


def test_the_first_look_is_told_once_and_each_later_one_too(house: House) -> None:
    case = a_case(house)
    mark_opened(by=house.secretary, case=case)
    mark_opened(by=house.adviser, case=case)
    with clock.at(MONDAY + timedelta(hours=1)):
        mark_opened(by=house.secretary, case=case)

    looks = [(line.action, line.who) for line in of_case(case, house.colleague)]

    assert [look for look in looks if look[0] in {"case.seen", "case.looked_at"}] == [
        ("case.seen", "Sara"),
        ("case.looked_at", "Anna"),
        ("case.looked_at", "Sara"),
    ]


def test_a_reporter_sees_the_team_and_no_names(house: House) -> None:
    case = a_case(house)
    report = case.reports.get()
    mark_opened(by=house.secretary, case=case)
    claim(by=house.adviser, case=case)
    send_message(by=house.adviser, report=report, body="Dank.")
    write_note(by=house.adviser, case=case, body="x")

    lines = [(line.action, line.who) for line in of_report(report, house.reporter)]

    assert lines == [
        ("report.submitted", "Rik"),
        ("report.notified", PORTAL),
        ("case.claimed", THE_TEAM),
        ("message.sent", THE_TEAM),
    ]


def test_a_second_reporter_sees_nothing_of_the_first(house: House) -> None:
    first = a_report(house.reporter)
    mark_opened(by=house.adviser, case=first.case)
    claim(by=house.adviser, case=first.case)
    send_message(by=house.reporter, report=first, body="Van de eerste.")
    with clock.at(MONDAY + timedelta(minutes=1)):
        second = a_report(house.other)

    actions = [line.action for line in of_report(second, house.other)]

    assert actions == ["report.submitted", "report.notified"]


def test_only_the_reporter_who_was_asked_sees_that_the_team_waits(house: House) -> None:
    first, second = a_report(house.reporter), a_report(house.other)
    case = claim(by=house.adviser, case=first.case)
    wait(by=house.adviser, case=case, revision=case.revision, report=first, question="Waar?")
    send_message(by=house.reporter, report=first, body="Daar.")

    asked = [line.action for line in of_report(first, house.reporter)]
    not_asked = [line.action for line in of_report(second, house.other)]

    assert asked == [
        "report.submitted",
        "case.claimed",
        "case.waiting",
        "message.sent",
        "message.sent",
    ]
    assert not_asked == ["report.submitted", "case.claimed"]


def test_going_on_without_an_answer_is_told_to_who_was_asked(house: House) -> None:
    first, second = a_report(house.reporter), a_report(house.other)
    case = claim(by=house.adviser, case=first.case)
    case = wait(by=house.adviser, case=case, revision=case.revision, report=first, question="?")
    resume(by=house.adviser, case=case, revision=case.revision)

    assert of_report(first, house.reporter)[-1].action == "case.resumed"
    assert of_report(second, house.other)[-1].action == "case.claimed"


def test_nobody_else_sees_a_history(house: House) -> None:
    case = a_case(house, named=[house.adviser.pk])
    report = case.reports.get()

    assert of_report(report, house.other) == []
    assert of_report(report, house.adviser) == []
    assert of_case(case, house.adviser) == []
    assert of_case(case, house.reporter) == []
