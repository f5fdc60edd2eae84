"""Stepping aside: the case goes to others, and whoever left sees nothing of it any more."""

import pytest
from django.core import mail

from escalations.access import visible_cases, who_sees
from escalations.deciding import decide
from escalations.models import Case, CaseParty, Relation, State
from escalations.queue_counts import count_queue
from escalations.recusing import step_aside
from escalations.refusals import NoSecondReader, ReviewPending, Stale
from escalations.routing import NobodyEligible, Reason
from escalations.triage import claim
from tests.factories.escalations import House, a_case, a_claimed_case
from tests.factories.managers import a_discussion
from tests.factories.people import person
from werksaam import clock, due
from werksaam.audit.models import Event, EventDetail
from werksaam.notifications.models import Mail
from werksaam.people.absences import record_absence
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db
WHY = "Hij is mijn broer."


def aside(by: User, case: Case) -> Case:
    case.refresh_from_db()
    step_aside(by=by, case=case, revision=case.revision, reason=WHY)
    case.refresh_from_db()
    return case


def recipients(case: Case) -> list[tuple[int, str]]:
    rows = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT)
    return list(rows.order_by("pk").values_list("person_id", "reason"))


def test_whoever_steps_aside_sees_nothing_of_the_case_any_more(house: House) -> None:
    case = aside(house.adviser, a_claimed_case(house))

    assert not visible_cases(house.adviser).filter(pk=case.pk).exists()
    assert count_queue(house.adviser).all == 0
    assert who_sees(case, [house.adviser.pk]) == frozenset()


def test_what_the_handler_had_in_hand_is_free_for_the_others(house: House) -> None:
    case = aside(house.adviser, a_claimed_case(house))

    assert (case.state, case.handler) == (State.OPEN, None)
    assert claim(by=house.colleague, case=case).handler == house.colleague


def test_a_case_in_the_hands_of_another_stays_there(house: House) -> None:
    case = aside(house.secretary, a_claimed_case(house))

    assert (case.state, case.handler) == (State.CLAIMED, house.adviser)


def test_the_trail_says_who_stepped_aside_and_why(house: House) -> None:
    aside(house.adviser, a_claimed_case(house))

    event = Event.objects.get(action="case.recused")
    detail = EventDetail.objects.get(index=event.index)
    assert (detail.actor_id, detail.reason) == (house.adviser.pk, WHY)
    assert WHY not in str(event.content())


def test_a_manager_who_steps_aside_leaves_it_to_the_next_level(house: House) -> None:
    case = a_discussion(house.reporter).case

    aside(house.manager, case)

    assert recipients(case) == [
        (house.manager.pk, Reason.MANAGER),
        (house.director.pk, Reason.NEXT_LEVEL),
    ]
    assert visible_cases(house.director).filter(pk=case.pk).exists()


def test_the_next_one_gets_a_mail_and_who_left_gets_none(house: House) -> None:
    case = a_discussion(house.reporter).case
    due.run()
    mail.outbox.clear()

    aside(house.manager, case)
    due.run()

    assert [sent.to for sent in mail.outbox] == [[house.director.email]]


def test_with_nobody_left_nothing_is_stored(house: House) -> None:
    case = a_discussion(house.reporter, named=[house.director.pk]).case
    before, events = case.revision, Event.objects.count()

    with pytest.raises(NobodyEligible):
        aside(house.manager, case)

    case.refresh_from_db()
    assert (case.revision, Event.objects.count()) == (before, events)
    assert visible_cases(house.manager).filter(pk=case.pk).exists()


def test_colleagues_who_are_away_do_not_count_as_others(house: House) -> None:
    case = a_case(house)
    for colleague in (house.colleague, house.secretary):
        today = clock.today()
        record_absence(by=None, person=colleague, starts_on=today, ends_on=today)

    aside(house.adviser, case)

    assert (house.director.pk, Reason.NEXT_LEVEL) in recipients(case)


def test_a_new_role_gives_no_sight_back(house: House) -> None:
    case = aside(house.adviser, a_claimed_case(house))

    revoke_role(by=None, person=house.adviser, role=Role.COMMS_ADVISER)
    fresh = User.objects.get(pk=house.adviser.pk)

    assert not visible_cases(fresh).filter(pk=case.pk).exists()


def test_a_stranger_has_nothing_to_step_aside_from(house: House) -> None:
    case = a_case(house)

    with pytest.raises(Case.DoesNotExist):
        step_aside(by=person(), case=case, revision=case.revision, reason=WHY)


def test_a_stale_page_is_refused(house: House) -> None:
    case = a_claimed_case(house)

    with pytest.raises(Stale):
        step_aside(by=house.adviser, case=case, revision=1, reason=WHY)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_it_takes_a_reason(house: House, reason: str) -> None:
    case = a_claimed_case(house)

    with pytest.raises(ValueError, match="reason"):
        step_aside(by=house.adviser, case=case, revision=case.revision, reason=reason)


def awaiting_review(house: House) -> Case:
    """Decided by the adviser with a response that someone has to read first."""
    case = a_claimed_case(house)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="Het klopt niet.",
        public_response="De loonstroken zijn verstuurd.",
    )
    due.run()
    mail.outbox.clear()
    return case


def asked_to_read_along() -> list[int]:
    rows = Mail.objects.filter(template="case_review").order_by("pk")
    return list(rows.values_list("person_id", flat=True))


def test_whose_own_decision_is_read_along_stays(house: House) -> None:
    case = awaiting_review(house)

    with pytest.raises(ReviewPending):
        aside(house.adviser, case)


def test_when_a_second_reader_steps_aside_those_left_are_asked_again(house: House) -> None:
    case = awaiting_review(house)
    Mail.objects.all().delete()

    aside(house.colleague, case)

    assert asked_to_read_along() == [house.secretary.pk]


def test_when_the_last_second_reader_steps_aside_the_director_is_asked(house: House) -> None:
    case = awaiting_review(house)
    aside(house.colleague, case)
    Mail.objects.all().delete()

    aside(house.secretary, case)

    assert asked_to_read_along() == [house.director.pk]
    assert (house.director.pk, Reason.SECOND_READER) in recipients(case)


def test_with_no_second_reader_left_nothing_is_stored(house: House) -> None:
    case = awaiting_review(house)
    for reader in (house.colleague, house.secretary):
        aside(reader, case)
    before = case.revision

    with pytest.raises(NoSecondReader):
        aside(house.director, case)

    case.refresh_from_db()
    assert (case.revision, visible_cases(house.director).count()) == (before, 1)
