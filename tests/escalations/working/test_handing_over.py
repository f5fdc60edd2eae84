"""Giving a case to a colleague who may see it, with a note."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client

from escalations.deciding import decide
from escalations.models import Case, Handover, Relation
from escalations.refusals import NotAllowedNow, ReviewPending, Stale
from escalations.triage import claim, release
from escalations.working.handing_over import hand_over
from escalations.working.refusals import CannotSee
from tests.factories.escalations import House, a_claimed_case
from tests.factories.kinds import a_discussion
from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.absences import record_absence
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

NOTE = "De salarisadministratie belt om drie uur terug."


@pytest.fixture
def case(house: House) -> Case:
    return a_claimed_case(house)


def give(case: Case, by: User, to: User, **changed: Any) -> Handover:
    said = {"note": NOTE, "revision": Case.objects.get(pk=case.pk).revision}
    return hand_over(by=by, case=case, to=to, **{**said, **changed})


def handler(case: Case) -> User | None:
    return Case.objects.get(pk=case.pk).handler


def test_a_colleague_gets_the_case_and_a_mail_without_the_note(house: House, case: Case) -> None:
    made = give(case, house.adviser, house.secretary)

    mail = Mail.objects.get(template="case_handed_over")
    assert handler(case) == house.secretary
    assert (made.from_person, made.to_person, made.note) == (house.adviser, house.secretary, NOTE)
    assert mail.address == house.secretary.email
    assert NOTE not in str(mail.context)


def test_it_can_be_given_back(house: House, case: Case) -> None:
    give(case, house.adviser, house.secretary)

    give(case, house.secretary, house.adviser)

    assert handler(case) == house.adviser


def test_the_note_stands_above_the_case_also_while_the_clock_runs(
    client: Client, house: House, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, ticks = clock.now(), count()
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(milliseconds=next(ticks)))
    give(case, house.adviser, house.secretary)

    page = sign_in(client, house.secretary).get(case.get_absolute_url()).content.decode()

    assert f"{house.adviser.name} heeft u deze zaak gegeven" in page


def test_only_who_may_see_it_gets_it(house: House, case: Case) -> None:
    case.parties.create(person=house.colleague, relation=Relation.SUBJECT)

    for someone in (house.colleague, house.manager, house.reporter, house.adviser):
        with pytest.raises(CannotSee):
            give(case, house.adviser, someone)
    assert handler(case) == house.adviser


def test_only_its_handler_gives_it(house: House, case: Case) -> None:
    with pytest.raises(NotAllowedNow):
        give(case, house.secretary, house.colleague)
    with pytest.raises(Case.DoesNotExist):
        give(case, house.manager, house.colleague)


def test_a_note_is_needed(house: House, case: Case) -> None:
    with pytest.raises(ValueError, match="note"):
        give(case, house.adviser, house.secretary, note="  ")


def test_what_happened_meanwhile_comes_first(house: House, case: Case) -> None:
    shown = case.revision
    release(by=house.adviser, case=case, revision=shown)
    claim(by=house.adviser, case=case)

    with pytest.raises(Stale):
        give(case, house.adviser, house.secretary, revision=shown)


def test_a_case_with_a_second_reader_stays_put(house: House, case: Case) -> None:
    said: dict[str, Any] = {"outcome": "respond_facts", "motivation": "x", "public_response": "x"}
    decide(by=house.adviser, case=case, revision=case.revision, **said)

    with pytest.raises(ReviewPending):
        give(case, house.adviser, house.secretary)


def test_a_manager_gives_it_to_nobody_else(house: House, client: Client) -> None:
    case = claim(by=house.manager, case=a_discussion(house.reporter).case)

    page = sign_in(client, house.manager).get(f"{case.get_absolute_url()}overdragen/")

    assert page.context["form"].colleagues == {}
    assert "Niemand anders ziet deze zaak" in page.content.decode()


# --- on the page


@pytest.fixture
def adviser(house: House, client: Client) -> Client:
    return sign_in(client, house.adviser)


def url(case: Case) -> str:
    return f"{case.get_absolute_url()}overdragen/"


def posted(case: Case, to: User, **changed: Any) -> dict[str, Any]:
    now = Case.objects.get(pk=case.pk)
    return {"to": to.pk, "note": NOTE, "revision": now.revision, **changed}


def test_the_page_begins_with_whoever_gave_it(adviser: Client, house: House, case: Case) -> None:
    page = adviser.get(f"{url(case)}?aan={house.secretary.pk}")

    assert page.context["form"]["to"].value() == str(house.secretary.pk)


def test_the_list_holds_who_may_see_it_and_nobody_else(
    adviser: Client, house: House, case: Case
) -> None:
    case.parties.create(person=house.colleague, relation=Relation.WITNESS)

    page = adviser.get(url(case))

    assert list(page.context["form"].colleagues.values()) == [house.secretary]


def test_who_gets_it_reads_the_note_and_can_give_it_back(
    client: Client, house: House, case: Case
) -> None:
    sign_in(client, house.adviser).post(url(case), posted(case, house.secretary))

    page = sign_in(client, house.secretary).get(case.get_absolute_url()).content.decode()

    assert "Anna heeft u deze zaak gegeven" in page
    assert page.count(NOTE) == 2  # above, and among the notes
    assert f'overdragen/?aan={house.adviser.pk}"' in page
    assert "Zaak overgedragen aan een collega" in page


def test_whoever_gave_it_sees_no_notice(adviser: Client, house: House, case: Case) -> None:
    adviser.post(url(case), posted(case, house.secretary))

    assert adviser.get(case.get_absolute_url()).context["given"] is None


def test_who_is_away_is_marked(adviser: Client, house: House, case: Case) -> None:
    ends = clock.today() + timedelta(days=4)
    away: dict[str, Any] = {"by": house.secretary, "person": house.secretary}
    record_absence(**away, starts_on=clock.today(), ends_on=ends)

    page = adviser.get(url(case)).content.decode()

    assert "Is weg tot en met 27 november." in page


@pytest.mark.parametrize("wrong", [{"to": ""}, {"note": " "}, {"to": "1' OR 1"}, {"note": "\x00"}])
def test_a_form_that_does_not_do_comes_back(
    adviser: Client, house: House, case: Case, wrong: dict[str, str]
) -> None:
    page = adviser.post(url(case), {**posted(case, house.secretary), **wrong})

    assert page.status_code == 422
    assert handler(case) == house.adviser


def test_who_lost_sight_meanwhile_is_no_longer_offered(
    adviser: Client, house: House, case: Case
) -> None:
    outsider = person("Wim")

    page = adviser.post(url(case), posted(case, outsider))

    assert page.status_code == 422
    assert NOTE in page.content.decode()


def test_a_stale_page_gives_the_note_back(adviser: Client, house: House, case: Case) -> None:
    answer = adviser.post(url(case), posted(case, house.secretary, revision=1))

    assert answer.status_code == 409
    assert NOTE in answer.content.decode()
