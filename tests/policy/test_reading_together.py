"""Reading together: what is stored, when it is refused, and contesting it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from policy import reading_together
from policy.access_reading import may_read_with, own_people, people_to_find
from policy.acknowledging import confirm
from policy.conversing import hold
from policy.models import Acknowledgement, ContestedReading, ReadingTogether
from policy.obligations import Standing
from policy.queries_acknowledging import open_obligation, state_in
from policy.queries_rounds import question_on
from policy.reading_together import CannotAttest, Why, attest, contest
from policy.refusing import refuse
from policy.rounds import stop_round
from tests.factories.escalations import House
from tests.factories.people import person, team
from tests.factories.policy import withdrawn
from tests.policy.reading import Hall, a_hall, read
from werksaam import clock
from werksaam.audit.models import Event, EventDetail
from werksaam.notifications.models import Mail
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.granting import revoke_role
from werksaam.people.joining import join_team
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


def standing(hall: Hall) -> Standing:
    question = question_on(hall.version.policy)
    assert question is not None
    return state_in(question, hall.learner, clock.today()).standing


def refused(hall: Hall, by: User) -> Why:
    with pytest.raises(CannotAttest) as found:
        read(hall, by)
    assert not ReadingTogether.objects.filter(reader=by).exists()
    return found.value.why


def test_an_attestation_is_of_the_reader_and_never_an_acknowledgement(hall: Hall) -> None:
    made = read(hall)

    assert (made.reader_name, made.person_name, made.is_by_trainer) == ("Tim", "Jikke", True)
    assert made.text_sha256 == hall.version.text_sha256
    assert not Acknowledgement.objects.exists()


def test_the_attestation_says_which_day_and_with_whom(hall: Hall) -> None:
    said = reading_together.attestation(hall.version, "Jikke", "nl")

    assert "versie 1 van de Sociale media code" in said
    assert "met Jikke" in said


def test_who_was_read_with_counts_as_confirmed(hall: Hall) -> None:
    before = standing(hall)

    read(hall)

    assert (before, standing(hall)) == (Standing.OPEN, Standing.CONFIRMED)
    assert open_obligation(hall.learner) is None


def test_attesting_twice_is_attesting_once(hall: Hall) -> None:
    assert read(hall) == read(hall)
    assert Event.objects.filter(action="reading.attested").count() == 1


def test_a_manager_reads_with_the_own_people(hall: Hall) -> None:
    assert read(hall, hall.manager).is_by_trainer is False


def test_a_deputy_reads_while_the_manager_is_away(hall: Hall) -> None:
    deputy, today = person("Door"), clock.today()
    appoint_deputy(by=None, person=hall.manager, deputy=deputy, starts_on=today, ends_on=today)
    before = refused(hall, deputy)

    record_absence(by=None, person=hall.manager, starts_on=today, ends_on=today)

    later = User.objects.get(pk=deputy.pk)
    assert (before, read(hall, later).reader) == (Why.NOT_YOURS, deputy)


def test_a_deputy_does_not_read_with_whom_they_stand_in_for(hall: Hall) -> None:
    lead, deputy, today = person("Lea"), person("Door"), clock.today()
    small = team("Klein", manager=lead)
    join_team(by=None, person=lead, team=small, starts_on=today)
    anna = person("Anna", team=small)

    appoint_deputy(by=None, person=lead, deputy=deputy, starts_on=today, ends_on=today)
    record_absence(by=None, person=lead, starts_on=today, ends_on=today)

    assert [one.person for one in own_people(deputy)] == [anna]
    assert (may_read_with(deputy, lead), may_read_with(deputy, anna)) == (False, True)


def test_a_manager_of_others_does_not_read_along(hall: Hall) -> None:
    other = person("Otto")
    team("Elders", manager=other)

    assert refused(hall, other) == Why.NOT_YOURS


def test_nobody_reads_with_oneself(hall: Hall) -> None:
    with pytest.raises(CannotAttest):
        attest(by=hall.trainer, person=hall.trainer, version=hall.version, language="nl")


def test_a_role_taken_away_meanwhile_stores_nothing(hall: Hall) -> None:
    revoke_role(by=person(), person=hall.trainer, role=Role.TRAINER)
    hall.trainer.forget_roles()

    assert refused(hall, hall.trainer) == Why.NOT_YOURS


def test_who_confirmed_meanwhile_is_not_read_with(hall: Hall) -> None:
    confirm(by=hall.learner, version=hall.version, language="nl")

    assert refused(hall, hall.trainer) == Why.ALREADY_CONFIRMED


def test_nobody_attests_for_who_said_not_to_confirm(hall: Hall) -> None:
    refuse(by=hall.learner, version=hall.version, reason="")

    assert refused(hall, hall.manager) == Why.TALK_FIRST
    assert hall.learner not in [one.person for one in own_people(hall.manager)]
    assert people_to_find(hall.trainer, "J100") == []


def test_after_the_conversation_one_can_read_together(hall: Hall) -> None:
    said = refuse(by=hall.learner, version=hall.version, reason="")
    hold(by=hall.manager, refusal=said, held_on=clock.today())

    assert hall.learner in [one.person for one in own_people(hall.manager)]
    assert read(hall, hall.manager).person == hall.learner


def test_the_person_is_told_by_a_link_to_where_it_is_contested(hall: Hall) -> None:
    made = read(hall)

    mail = Mail.objects.get(template="reading_attested")
    link = {"path": f"/bevestigingen/samen-gelezen/{made.pk}/"}
    assert (mail.person_id, mail.context) == (hall.learner.pk, link)


def test_who_was_read_with_by_another_is_not_read_with_again(hall: Hall) -> None:
    read(hall)

    assert refused(hall, hall.manager) == Why.ALREADY_CONFIRMED


def test_who_is_not_asked_is_not_read_with(hall: Hall) -> None:
    made = hall.version.rounds.get()
    stop_round(by=person(), opened=made, reason="Te vroeg.")

    assert refused(hall, hall.trainer) == Why.NOT_ASKED


def test_a_version_withdrawn_meanwhile_is_not_attested(hall: Hall) -> None:
    yesterday = clock.today() - timedelta(days=1)
    withdrawn(hall.version, yesterday)

    assert refused(hall, hall.trainer) == Why.NOT_IN_FORCE


def test_a_contested_reading_counts_no_more(hall: Hall) -> None:
    reading = read(hall)

    contest(by=hall.learner, reading=reading)

    assert standing(hall) == Standing.OPEN
    assert open_obligation(hall.learner) is not None


def test_a_contested_reading_can_be_read_again(hall: Hall) -> None:
    first = read(hall)
    contest(by=hall.learner, reading=first, remark="Alleen het begin.")

    second = read(hall)

    assert (second != first, standing(hall)) == (True, Standing.CONFIRMED)


def test_contesting_twice_is_contesting_once(hall: Hall) -> None:
    reading = read(hall)

    first = contest(by=hall.learner, reading=reading, remark="Nee.")

    assert contest(by=hall.learner, reading=reading, remark="Echt niet.") == first
    assert ContestedReading.objects.get().remark == "Nee."


def test_the_reader_is_told_by_a_link_and_no_name(hall: Hall) -> None:
    contest(by=hall.learner, reading=read(hall), remark="Nee.")

    mail = Mail.objects.get(template="reading_contested")
    assert (mail.person_id, mail.context) == (hall.trainer.pk, {"path": "/samen-lezen/"})


def test_a_slip_at_the_desk_is_recorded_on_behalf_of_the_person(hall: Hall) -> None:
    made = contest(by=hall.desk, reading=read(hall))

    detail = EventDetail.objects.get(object_type="contested_reading", object_id=str(made.pk))
    assert (detail.actor_name, detail.on_behalf_of_name) == ("Sara", "Jikke")
