"""Messages, notes and withdrawal: to the right people, never after the end."""

import pytest

from escalations.deciding import close, decide
from escalations.messaging import send_message, write_note
from escalations.models import Case, InternalNote, Message, State
from escalations.refusals import CaseIsClosed, Withdrawn
from escalations.triage import claim, mark_opened, wait
from escalations.withdrawing import withdraw
from tests.factories.escalations import House, a_case, a_claimed_case, a_report
from werksaam.notifications.models import Mail
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role


def closed_case(house: House) -> Case:
    case = a_claimed_case(house)
    decide(
        by=house.adviser, case=case, revision=case.revision, outcome="no_response", motivation="x"
    )
    return close(by=house.adviser, case=case, revision=Case.objects.get(pk=case.pk).revision)


def mailed(template: str) -> set[int]:
    return set(Mail.objects.filter(template=template).values_list("person_id", flat=True))


def test_a_message_of_the_desk_reaches_its_reporter_alone(house: House) -> None:
    report = a_report(house.reporter)
    a_report(house.other)

    send_message(by=house.adviser, report=report, body="Dank u wel.")

    assert mailed("report_message") == {house.reporter.pk}


def test_a_message_of_the_reporter_reaches_the_handler(house: House) -> None:
    report = a_claimed_case(house).reports.get()

    message = send_message(by=house.reporter, report=report, body="Nog iets.")

    assert message.from_reporter
    assert mailed("case_message") == {house.adviser.pk}


def test_while_nobody_has_the_case_it_reaches_all_recipients(house: House) -> None:
    send_message(by=house.reporter, report=a_report(house.reporter), body="Nog iets.")

    assert mailed("case_message") == {house.adviser.pk, house.colleague.pk, house.secretary.pk}


def test_once_the_handler_left_the_desk_it_reaches_the_others(house: House) -> None:
    report = a_claimed_case(house).reports.get()
    revoke_role(by=house.director, person=house.adviser, role=Role.COMMS_ADVISER)

    send_message(by=house.reporter, report=report, body="Nog iets.")

    assert mailed("case_message") == {house.colleague.pk, house.secretary.pk}


def test_a_handler_who_became_a_party_hears_nothing_more(house: House) -> None:
    case = a_claimed_case(house)
    decide(by=house.adviser, case=case, revision=case.revision, outcome="monitor", motivation="x")
    Mail.objects.all().delete()

    report = a_report(house.other, named=[house.adviser.pk])
    send_message(by=house.other, report=report, body="Nog iets.")

    everyone_else = {house.colleague.pk, house.secretary.pk}
    assert (mailed("case_new"), mailed("case_message")) == (everyone_else, everyone_else)


def test_only_the_reporter_who_was_asked_ends_the_waiting(house: House) -> None:
    asked, other = a_report(house.reporter), a_report(house.other)
    case = claim(by=house.adviser, case=asked.case)
    wait(by=house.adviser, case=case, revision=case.revision, report=asked, question="Waar?")

    send_message(by=house.other, report=other, body="Ik weet nog iets.")
    before = Case.objects.get(pk=case.pk).state
    send_message(by=house.reporter, report=asked, body="Daar.")

    assert (before, Case.objects.get(pk=case.pk).state) == (State.WAITING, State.CLAIMED)


def test_a_stranger_sends_nothing(house: House) -> None:
    with pytest.raises(Case.DoesNotExist):
        send_message(by=house.other, report=a_report(house.reporter), body="Hoi")

    assert not Message.objects.exists()


def test_a_second_reporter_does_not_write_on_the_first_ones_report(house: House) -> None:
    first = a_report(house.reporter)
    a_report(house.other)

    with pytest.raises(Case.DoesNotExist):
        send_message(by=house.other, report=first, body="Hoi")


def test_a_note_stays_among_handlers(house: House) -> None:
    case = a_case(house)

    write_note(by=house.secretary, case=case, body="Uitgezocht.")

    assert (InternalNote.objects.count(), Message.objects.count()) == (1, 0)
    with pytest.raises(Case.DoesNotExist):
        write_note(by=house.reporter, case=case, body="Ook iets.")


@pytest.mark.parametrize("who", ["reporter", "adviser"])
def test_nothing_is_sent_about_a_closed_case(house: House, who: str) -> None:
    case = closed_case(house)

    with pytest.raises(CaseIsClosed):
        send_message(by=getattr(house, who), report=case.reports.get(), body="Nog iets.")


def test_no_note_on_a_closed_case(house: House) -> None:
    with pytest.raises(CaseIsClosed):
        write_note(by=house.adviser, case=closed_case(house), body="x")


def test_before_claiming_withdrawal_is_free_and_ends_the_case(house: House) -> None:
    report = a_report(house.reporter)

    assert withdraw(by=house.reporter, report=report)
    assert Case.objects.get(pk=report.case_id).state == State.CLOSED


def test_withdrawal_keeps_the_proof_of_notification(house: House) -> None:
    report = a_report(house.reporter)
    mark_opened(by=house.adviser, case=report.case)

    withdraw(by=house.reporter, report=report)

    report.refresh_from_db()
    assert report.notified_at is not None


def test_a_case_with_another_report_lives_on(house: House) -> None:
    report = a_report(house.reporter)
    a_report(house.other)

    withdraw(by=house.reporter, report=report)

    assert Case.objects.get(pk=report.case_id).state == State.OPEN


def test_who_withdrew_sends_nothing_more(house: House) -> None:
    report = a_report(house.reporter)
    a_report(house.other)
    withdraw(by=house.reporter, report=report)

    with pytest.raises(Withdrawn):
        send_message(by=house.reporter, report=report, body="Toch nog iets.")

    assert Message.objects.count() == 0


def test_after_claiming_withdrawal_is_a_request(house: House) -> None:
    report = a_claimed_case(house).reports.get()

    assert not withdraw(by=house.reporter, report=report, reason="Toch niet.")
    assert Message.objects.get().from_reporter
    assert Case.objects.get(pk=report.case_id).state == State.CLAIMED


def test_asking_to_withdraw_twice_sends_one_message(house: House) -> None:
    case = a_claimed_case(house)
    report = case.reports.get()

    withdraw(by=house.reporter, report=report)
    withdraw(by=house.reporter, report=report)

    assert report.messages.count() == 1


def test_nobody_withdraws_anothers_report(house: House) -> None:
    report = a_report(house.reporter)

    with pytest.raises(type(report).DoesNotExist):
        withdraw(by=house.other, report=report)
