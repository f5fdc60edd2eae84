"""The desk's page about invitations, and the letters to print."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.acknowledging import confirm
from policy.invitation_texts import standard_invitation
from policy.models import Invitation, Round
from policy.presenters_inviting import link_to_confirm, progress_view
from policy.qr import qr_svg
from policy.queries_invited import (
    Progress,
    invitations_of,
    unreached_by_round,
    unreached_in,
)
from tests.factories.escalations import House
from tests.factories.people import person, sign_in
from tests.policy.inviting import a_round, local, mailed_at
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning(settings: Any) -> None:
    settings.FAKE_NOW = local("2026-11-23 09:00")


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def opened(house: House) -> Round:
    """A round that opens this morning; Piet has no address."""
    person("Piet Mol", team=house.hall, email=None, personnel_number="200123")
    return a_round(house.version, "2026-11-23", "2026-12-11", 5)


def page(client: Client, who: User, path: str) -> str:
    return sign_in(client, who).get(path).content.decode()


def where(opened: Round) -> str:
    return f"/beheer/rondes/{opened.pk}/uitnodigingen/"


def looks() -> int:
    return Event.objects.filter(action="round.unreached_looked_at").count()


def invited(opened: Round) -> None:
    mailed_at("2026-11-23 09:00")


def test_progress_is_shown_before_during_and_after(
    client: Client, house: House, opened: Round
) -> None:
    before = page(client, house.adviser, where(opened))
    invited(opened)

    assert "0 van 6 mensen uitgenodigd" in before
    assert "6 van 6 mensen uitgenodigd" in page(client, house.adviser, where(opened))


@pytest.mark.parametrize(
    ("invited_so_far", "to_go", "share"), [(3, 1, None), (0, 0, None), (3, 2, 60), (0, 5, 0)]
)
def test_of_few_people_no_share_is_drawn(
    invited_so_far: int, to_go: int, share: int | None
) -> None:
    progress = Progress(invited_so_far, to_go, reminded=0, leaving=0)

    assert progress_view(progress).share == share


def test_who_has_no_address_is_listed_with_team_and_reason(
    client: Client, house: House, opened: Round
) -> None:
    invited(opened)

    found = page(client, house.adviser, where(opened))

    assert "Piet Mol" in found
    assert "Geen e-mailadres" in found
    assert "Rik" not in found


def test_that_the_desk_saw_names_is_in_the_trail_once_a_quarter(
    client: Client, house: House, opened: Round
) -> None:
    page(client, house.adviser, where(opened))
    before = looks()
    invited(opened)

    for path in ("", "", "afdrukken/"):
        page(client, house.adviser, f"{where(opened)}{path}")

    assert (before, looks()) == (0, 1)


def test_a_mail_that_came_back_is_listed(
    client: Client, house: House, opened: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmailBackend, "send_messages", _refuse(str(house.reporter.email)))
    invited(opened)

    found = page(client, house.adviser, where(opened))

    assert ("Rik" in found, "De mail kwam terug" in found) == (True, True)


def _refuse(address: str) -> object:
    def send(_backend: EmailBackend, messages: list[EmailMessage]) -> int:
        if messages[0].to == [address]:
            raise SMTPRecipientsRefused({})
        return 1

    return send


def test_who_got_a_later_mail_is_reached_after_all(
    client: Client, house: House, opened: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", _refuse(str(house.reporter.email)))
        invited(opened)
    reminded = "2026-12-04 09:00"
    assert mailed_at(reminded, house.reporter) == [("Rik", "confirm_reminder")]

    with clock.at(local(reminded)):
        today = clock.today()
        names = [one.invitation.person.name for one in unreached_in(opened, today)]
        assert (names, unreached_by_round(today)) == (["Piet Mol"], {opened: 1})


def test_who_confirmed_meanwhile_needs_no_letter(
    client: Client, house: House, opened: Round
) -> None:
    invited(opened)
    confirm(by=User.objects.get(name="Piet Mol"), version=house.version, language="nl")

    assert "Piet Mol" not in page(client, house.adviser, where(opened))


def test_handing_over_takes_someone_off_the_list(
    client: Client, house: House, opened: Round
) -> None:
    invited(opened)
    piet = User.objects.get(name="Piet Mol")

    answer = sign_in(client, house.adviser).post(
        f"{where(opened)}uitgereikt/", {"person": piet.pk}, follow=True
    )

    assert "Genoteerd: één uitnodiging uitgereikt." in answer.content.decode()
    row = Invitation.objects.get(person=piet)
    assert (row.handed_over_at, row.handed_over_by) == (clock.now(), house.adviser)
    assert "Piet Mol" not in page(client, house.adviser, where(opened))


def test_handing_over_twice_is_noted_once(client: Client, house: House, opened: Round) -> None:
    invited(opened)
    piet = User.objects.get(name="Piet Mol")
    for who in (house.adviser, house.secretary):
        sign_in(client, who).post(f"{where(opened)}uitgereikt/", {"person": piet.pk})

    assert Invitation.objects.get(person=piet).handed_over_by == house.adviser
    event = Event.objects.get(action="invitation.handed_over")
    assert event.content()["facts"] == {"people": 1}


@pytest.mark.parametrize("sent", [{}, {"person": "x"}, {"person": "987654"}])
def test_naming_nobody_is_answered_with_the_page_and_what_is_missing(
    client: Client, house: House, opened: Round, sent: dict[str, str]
) -> None:
    answer = sign_in(client, house.adviser).post(f"{where(opened)}uitgereikt/", sent)

    assert answer.status_code == 422
    assert "Kies van wie u de uitnodiging hebt uitgereikt." in answer.content.decode()


def test_a_printed_letter_says_what_by_when_and_how(
    client: Client, house: House, opened: Round
) -> None:
    invited(opened)

    found = page(client, house.adviser, f"{where(opened)}afdrukken/")

    for words in ("Piet Mol", "Hal 3", "11 december 2026", "200123", 'class="letter-qr"'):
        assert words in found


def test_the_square_leads_to_the_page_to_confirm(house: House) -> None:
    link = link_to_confirm(house.version)

    assert link == "http://127.0.0.1:8000/code/sociale-media-code/v/1/bevestigen/"
    assert qr_svg(link).startswith("<svg") and "script" not in qr_svg(link)


def test_after_the_last_day_a_letter_says_that_confirming_is_still_possible(
    client: Client, house: House, opened: Round, settings: Any
) -> None:
    invited(opened)
    settings.FAKE_NOW = local("2026-12-14 10:00")

    found = page(client, house.adviser, f"{where(opened)}afdrukken/")

    assert "U had tot en met 11 december 2026. U kunt nog steeds bevestigen." in found


def test_a_letter_is_in_the_language_of_its_reader(
    client: Client, house: House, opened: Round
) -> None:
    person("Olga Petrova", team=house.hall, email=None, language="en")
    invited(opened)

    found = page(client, house.adviser, f"{where(opened)}afdrukken/")

    assert "Please read the Sociale media code" in found
    assert "Lees de Sociale media code" in found


def test_one_letter_can_be_printed_alone(client: Client, house: House, opened: Round) -> None:
    bep = person("Bep Hoek", team=house.hall, email=None)
    invited(opened)

    found = page(client, house.adviser, f"{where(opened)}afdrukken/?persoon={bep.pk}")

    assert ("Bep Hoek" in found, "Piet Mol" in found) == (True, False)


def test_nobody_is_printed_who_is_not_listed(client: Client, house: House, opened: Round) -> None:
    invited(opened)
    path = f"{where(opened)}afdrukken/?persoon={house.reporter.pk}"

    assert sign_in(client, house.adviser).get(path).status_code == 404


@pytest.mark.parametrize("identifier", [987654, 10**30])
def test_a_round_that_is_not_there_is_not_found(
    client: Client, house: House, identifier: int
) -> None:
    path = f"/beheer/rondes/{identifier}/uitnodigingen/"

    assert sign_in(client, house.adviser).get(path).status_code == 404


def test_the_words_of_the_desk_are_text(client: Client, house: House) -> None:
    said = "<script>alert(1)</script>"
    made = a_round(house.version, "2026-11-23", "2026-12-11", invitation_nl=said)
    person("Piet Mol", team=house.hall, email=None)
    invited(made)

    found = page(client, house.adviser, f"{where(made)}afdrukken/")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
    assert said not in found


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_people(
    client: Client,
    house: House,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    made = a_round(house.version, "2026-11-23", "2026-12-11")
    for _ in range(number):
        person(team=house.hall, email=None)
    invited(made)
    sign_in(client, house.adviser).get(where(made))  # A first look is noted.

    with django_assert_num_queries(25):
        client.get(where(made))


@pytest.mark.parametrize("other", [7, 17, 71, 117])
def test_an_invitation_is_counted_for_its_own_round_alone(
    house: House, opened: Round, other: int
) -> None:
    for n, rounds in enumerate(([opened.pk], [opened.pk, other], [other, opened.pk], [other])):
        someone = person(f"Iemand {n}", team=house.hall)
        Invitation.objects.create(
            person=someone, day=clock.today(), rounds=rounds, is_reminder=False
        )

    assert invitations_of(opened).count() == 3


def test_a_letter_says_whom_it_is_from_and_of_which_day(
    client: Client, house: House, opened: Round
) -> None:
    invited(opened)

    html = page(client, house.adviser, where(opened) + "afdrukken/")

    assert "WerkSaam Westfriesland, communicatieteam<br>23 november 2026" in html


def test_the_standard_words_say_nothing_that_mail_and_letter_say_themselves() -> None:
    words = standard_invitation("nl")

    assert [said in words for said in ("ontvangen", "Vraag", "lezen")] == [False, False, False]


def test_handing_over_everyone_s_is_asked_first(
    client: Client, house: House, opened: Round
) -> None:
    person("Bep Hoek", team=house.hall, email=None, personnel_number="200124")
    invited(opened)

    html = page(client, house.adviser, where(opened))

    folded = html[html.index("<summary>Deze zijn allemaal") : html.index("</details>")]
    assert "Ja, alle 2 uitnodigingen zijn uitgereikt" in folded
