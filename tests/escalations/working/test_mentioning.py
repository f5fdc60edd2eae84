"""A colleague named in a note: mail, home page, queue, until they look; never out of sight."""

from __future__ import annotations

import pytest
from django.test import Client

from escalations.models import Case, Mention, Relation
from escalations.working.mentioning import write_note
from tests.factories.escalations import House, a_claimed_case
from tests.factories.people import sign_in
from werksaam.notifications.models import Mail
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(house: House) -> Case:
    return a_claimed_case(house)


def reached(case: Case, by: User, body: str = "Kijk je mee?", *asked: User) -> list[User]:
    return write_note(by=by, case=case, body=body, asked=[one.pk for one in asked])[1]


def test_a_name_and_a_choice_both_reach(house: House, case: Case) -> None:
    found = reached(case, house.adviser, "@Sara, kijk je mee?", house.colleague)

    assert found == [house.colleague, house.secretary]


def test_the_mail_holds_no_word_of_the_note(house: House, case: Case) -> None:
    reached(case, house.adviser, "@Sara kanarie")

    mail = Mail.objects.get(template="case_mention")
    assert (mail.address, "kanarie" in str(mail.context)) == (house.secretary.email, False)


def test_nobody_out_of_sight_is_reached(house: House, case: Case) -> None:
    case.parties.create(person=house.secretary, relation=Relation.SUBJECT)

    found = reached(case, house.adviser, "@Sara @Mara @Rik @Anna", house.secretary, house.manager)

    assert found == []
    assert not Mail.objects.filter(template="case_mention").exists()


def test_a_note_that_names_nobody_is_just_a_note(house: House, case: Case) -> None:
    assert reached(case, house.adviser, "Niemand.") == []
    assert [note.body for note in case.notes.all()] == ["Niemand."]


# --- where it shows


def shows(client: Client, someone: User) -> dict[str, bool]:
    client.logout()
    sign_in(client, someone)
    return {
        "home": "U wordt genoemd in Z-" in client.get("/").content.decode(),
        "row": "U wordt genoemd" in client.get("/werkvoorraad/").content.decode(),
        "tab": len(client.get("/werkvoorraad/?bekijk=genoemd").context["groups"]) == 1,
    }


def test_it_shows_at_home_and_in_the_queue_until_they_look(
    client: Client, house: House, case: Case
) -> None:
    reached(case, house.adviser, "@Sara")
    assert set(shows(client, house.secretary).values()) == {True}
    assert set(shows(client, house.colleague).values()) == {False}

    sign_in(client, house.secretary).get(case.get_absolute_url())

    assert set(shows(client, house.secretary).values()) == {False}


def test_a_look_of_another_leaves_it(client: Client, house: House, case: Case) -> None:
    reached(case, house.adviser, "@Sara")

    sign_in(client, house.colleague).get(case.get_absolute_url())

    assert Mention.objects.get().seen_at is None


def test_who_loses_sight_loses_it_everywhere(client: Client, house: House, case: Case) -> None:
    reached(case, house.adviser, "@Sara")

    case.parties.create(person=house.secretary, relation=Relation.RECUSED)

    assert set(shows(client, house.secretary).values()) == {False}


def test_the_note_says_who_was_asked(client: Client, house: House, case: Case) -> None:
    adviser = sign_in(client, house.adviser)
    said = {"note-body": "Kijk je mee?", "note-asked": [house.secretary.pk, house.colleague.pk]}

    page = adviser.post(f"{case.get_absolute_url()}notitie/", said, follow=True).content.decode()

    assert page.count("Gevraagd te kijken: Bram, Sara") == 1
    assert "Deze collega’s krijgen een mail: Bram, Sara." in page


def test_the_choice_holds_who_may_see_it(client: Client, house: House, case: Case) -> None:
    case.parties.create(person=house.colleague, relation=Relation.WITNESS)

    page = sign_in(client, house.adviser).get(case.get_absolute_url())

    offered = page.context["note_form"].fields["asked"].choices
    assert offered == [(str(house.secretary.pk), "Sara")]


def test_who_lost_sight_while_the_note_was_written_is_refused_and_the_note_kept(
    client: Client, house: House, case: Case
) -> None:
    said = {"note-body": "Kijk je mee?", "note-asked": [house.manager.pk]}

    page = sign_in(client, house.adviser).post(f"{case.get_absolute_url()}notitie/", said)

    assert "Deze collega kan de zaak niet meer zien." in page.content.decode()
    assert "Kijk je mee?" in page.content.decode()
    assert not case.notes.exists()
