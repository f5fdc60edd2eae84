"""Looking, claiming, giving back, waiting; and the lock that proof lifts."""

from datetime import timedelta

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from escalations.access import visible_cases
from escalations.deciding import decide
from escalations.messaging import send_message
from escalations.models import Case, NotifiedBy, Report, State
from escalations.queries_told import lock_of, locks_held
from escalations.refusals import AlreadyClaimed, NotAllowedNow, ReviewPending, Stale
from escalations.triage import claim, mark_opened, note_accepted_mail, release, resume, wait
from tests.factories.escalations import MONDAY, QUOTE, House, a_case, a_claimed_case, a_report
from tests.factories.people import person
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.notifications.delivering import deliver_due
from werksaam.notifications.models import Mail
from werksaam.people.granting import grant_role, revoke_role
from werksaam.people.models import Role, User


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def actions(case: Case) -> list[str]:
    return list(Event.objects.order_by("index").values_list("action", flat=True))


def accept_mail(report: Report, someone: User) -> None:
    row = Mail.objects.get(regarding=f"report:{report.pk}", person_id=someone.pk)
    row.accepted_at = clock.now()
    row.save(update_fields=["accepted_at"])


def test_the_lock_is_on_from_the_moment_of_sending(house: House) -> None:
    assert lock_of(a_report(house.reporter)).on


def test_mail_that_is_not_accepted_keeps_the_lock(house: House) -> None:
    report = a_report(house.reporter)

    assert note_accepted_mail() == 0
    assert lock_of(Report.objects.get(pk=report.pk)).on


def test_one_accepted_mail_lifts_the_lock_at_its_moment(house: House) -> None:
    report = a_report(house.reporter)
    accept_mail(report, house.secretary)

    with clock.at(MONDAY + timedelta(minutes=5)):
        note_accepted_mail()

    lock = lock_of(Report.objects.get(pk=report.pk))
    assert (lock.on, lock.notified_at, lock.by) == (False, MONDAY, NotifiedBy.MAIL)


def test_noting_twice_leaves_one_event(house: House) -> None:
    accept_mail(a_report(house.reporter), house.adviser)

    note_accepted_mail()
    note_accepted_mail()

    assert Event.objects.filter(action="report.notified").count() == 1


def test_opening_by_a_recipient_lifts_the_lock(house: House) -> None:
    report = a_report(house.reporter)

    mark_opened(by=house.secretary, case=report.case)

    lock = lock_of(Report.objects.get(pk=report.pk))
    assert (lock.on, lock.by, lock.seen_at) == (False, NotifiedBy.OPENED, MONDAY)


def test_who_may_not_see_the_case_opens_nothing(house: House) -> None:
    report = a_report(house.reporter)

    with pytest.raises(Case.DoesNotExist):
        mark_opened(by=house.manager, case=report.case)

    assert lock_of(Report.objects.get(pk=report.pk)).on


def test_looking_is_in_the_trail_once_a_quarter(house: House) -> None:
    case = a_case(house)

    for minutes in (0, 5, 14, 15):
        with clock.at(MONDAY + timedelta(minutes=minutes)):
            mark_opened(by=house.adviser, case=fresh(case))

    assert Event.objects.filter(action="case.looked_at").count() == 2


def test_a_report_that_joined_later_is_seen_at_the_next_look(house: House) -> None:
    case = a_case(house)
    mark_opened(by=house.adviser, case=case)
    with clock.at(MONDAY + timedelta(minutes=3)):
        joined = a_report(house.other)
    assert lock_of(joined).seen_at is None

    with clock.at(MONDAY + timedelta(minutes=5)):
        mark_opened(by=house.adviser, case=fresh(case))

    joined.refresh_from_db()
    assert lock_of(joined).seen_at == MONDAY + timedelta(minutes=5)


def test_a_second_look_in_the_quarter_writes_nothing(
    house: House, django_assert_num_queries: object
) -> None:
    case = a_case(house)
    mark_opened(by=house.adviser, case=case)
    before = Event.objects.count()

    mark_opened(by=house.adviser, case=fresh(case))

    assert Event.objects.count() == before


def test_a_lock_that_stays_on_alarms_the_administrator(house: House) -> None:
    report = a_report(house.reporter)

    with clock.at(MONDAY + timedelta(minutes=11)):
        held = locks_held()

    assert [(lock.reference, lock.since) for lock in held] == [(report.reference, MONDAY)]


def test_claiming_names_the_handler_and_the_moment(house: House) -> None:
    case = a_claimed_case(house)

    assert (case.state, case.handler, case.claimed_at) == (State.CLAIMED, house.adviser, MONDAY)


def test_claiming_what_a_colleague_has_tells_who(house: House) -> None:
    case = a_claimed_case(house)

    with pytest.raises(AlreadyClaimed) as refused:
        claim(by=house.colleague, case=case)

    assert refused.value.handler == house.adviser


def test_claiming_ones_own_case_again_changes_nothing(house: House) -> None:
    case = a_claimed_case(house)

    assert claim(by=house.adviser, case=case).revision == case.revision


def test_a_claim_on_an_old_page_of_a_free_case_still_wins(house: House) -> None:
    shown = a_case(house)
    mark_opened(by=house.secretary, case=fresh(shown))

    assert claim(by=house.adviser, case=shown).handler == house.adviser


def test_giving_back_frees_the_case(house: House) -> None:
    case = a_claimed_case(house)

    case = release(by=house.adviser, case=case, revision=case.revision)

    assert (case.state, case.handler, case.claimed_at) == (State.OPEN, None, None)


def test_a_colleague_gives_back_for_who_is_away(house: House) -> None:
    case = a_claimed_case(house)

    case = release(by=house.secretary, case=case, revision=case.revision, reason="ziek")

    assert case.state == State.OPEN


def test_a_colleague_gives_back_with_a_reason_that_stays(house: House) -> None:
    case = a_claimed_case(house)

    case = release(by=house.secretary, case=case, revision=case.revision, reason="Anna is ziek.")

    assert [note.body for note in case.notes.all()] == ["Anna is ziek."]


def test_a_colleague_gives_back_nothing_without_a_reason(house: House) -> None:
    case = a_claimed_case(house)

    with pytest.raises(ValueError, match="reason"):
        release(by=house.secretary, case=case, revision=case.revision, reason=" ")

    assert fresh(case).state == State.CLAIMED


def test_who_had_the_case_is_told_that_a_colleague_gave_it_back(house: House) -> None:
    case = a_claimed_case(house)

    release(by=house.secretary, case=case, revision=case.revision, reason="Anna is ziek.")

    told = Mail.objects.filter(template="case_released")
    assert list(told.values_list("person_id", flat=True)) == [house.adviser.pk]


@pytest.mark.parametrize("who", ["adviser", "colleague"])
def test_nobody_gives_back_a_case_while_a_decision_is_read_along(house: House, who: str) -> None:
    case = a_claimed_case(house)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="Onjuist.",
        public_response="De loonstroken zijn verstuurd.",
    )
    case = fresh(case)

    with pytest.raises(ReviewPending):
        release(by=getattr(house, who), case=case, revision=case.revision, reason="ziek")


def test_a_stale_page_changes_nothing_and_tells_both_states(house: House) -> None:
    case = a_claimed_case(house)
    shown = case.revision
    release(by=house.adviser, case=case, revision=shown)

    with pytest.raises(Stale) as refused:
        release(by=house.secretary, case=case, revision=shown)

    assert (refused.value.shown_state, refused.value.case.state) == (State.CLAIMED, State.OPEN)


def test_only_the_handler_waits(house: House) -> None:
    case = a_claimed_case(house)
    report = case.reports.get()

    with pytest.raises(NotAllowedNow):
        wait(by=house.colleague, case=case, revision=case.revision, report=report, question="?")


def test_the_answer_of_the_reporter_wakes_a_waiting_case(house: House) -> None:
    case = a_claimed_case(house)
    report = case.reports.get()
    wait(by=house.adviser, case=case, revision=case.revision, report=report, question="Waar?")
    assert fresh(case).state == State.WAITING

    send_message(by=house.reporter, report=report, body="Hier.")

    assert fresh(case).state == State.CLAIMED


def test_the_handler_goes_on_without_an_answer(house: House) -> None:
    case = a_claimed_case(house)
    case = wait(
        by=house.adviser,
        case=case,
        revision=case.revision,
        report=case.reports.get(),
        question="Waar?",
    )

    assert resume(by=house.adviser, case=case, revision=case.revision).state == State.CLAIMED


def test_waiting_asks_a_reporter_of_this_case_alone(house: House) -> None:
    case = a_claimed_case(house)
    foreign = a_report(house.other, address="https://a.example/iets-anders")

    with pytest.raises(Report.DoesNotExist):
        wait(by=house.adviser, case=case, revision=case.revision, report=foreign, question="?")

    assert fresh(case).state == State.CLAIMED


def test_a_conflicted_adviser_sees_nothing(house: House) -> None:
    case = a_case(house, named=[house.adviser.pk])

    assert list(visible_cases(house.adviser)) == []
    assert list(visible_cases(house.colleague)) == [case]
    with pytest.raises(Case.DoesNotExist):
        claim(by=house.adviser, case=case)


def test_whoever_joins_the_desk_sees_its_cases(house: House) -> None:
    case = a_case(house)

    assert list(visible_cases(person("Nieuw", roles=[Role.SECRETARIAT]))) == [case]


def test_a_role_taken_away_takes_its_cases_along(house: House) -> None:
    a_case(house)
    revoke_role(by=house.director, person=house.adviser, role=Role.COMMS_ADVISER)

    assert list(visible_cases(User.objects.get(pk=house.adviser.pk))) == []


def test_a_director_sees_what_was_sent_to_the_director_alone(house: House) -> None:
    a_case(house)

    assert list(visible_cases(house.director)) == []


def test_an_auditor_sees_no_case(house: House) -> None:
    a_case(house)
    auditor = person("Aukje")
    grant_role(by=None, person=auditor, role=Role.AUDITOR)

    assert list(visible_cases(auditor)) == []


def test_with_the_mail_server_down_the_lock_stays_on(house: House, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    report = a_report(house.reporter)

    deliver_due()
    note_accepted_mail()

    assert lock_of(Report.objects.get(pk=report.pk)).on


def test_with_the_mail_server_up_the_lock_lifts(house: House) -> None:
    report = a_report(house.reporter)

    deliver_due()
    note_accepted_mail()

    assert not lock_of(Report.objects.get(pk=report.pk)).on


def test_mail_tells_nothing_of_the_content(house: House) -> None:
    report = a_report(house.reporter)

    deliver_due()

    told = "".join(str(sent.message()) for sent in mail.outbox)
    assert report.case.reference in told
    assert not [word for word in (QUOTE, "Rik", "telefoon", "facebook") if word in told]
