"""Not confirming: with a reason that no manager sees, a conversation, and a way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client

from policy.access_refusals import visible_refusals
from policy.acknowledging import confirm
from policy.conversing import CannotHaveBeen, hold
from policy.models import Conversation, Refusal
from policy.obligations import Standing
from policy.queries_acknowledging import open_obligation
from policy.queries_refusals import wanting_to_talk
from policy.refusing import NothingToRefuse, refuse
from tests.factories.escalations import House
from tests.factories.people import person, sign_in, team
from tests.policy.asking import asked
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.notifications.models import Mail
from werksaam.people.absences import appoint_deputy, record_absence
from werksaam.people.joining import appoint_manager
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

REFUSE = "/code/sociale-media-code/v/1/niet-bevestigen/"
CANARY = "kanariewoord"


@dataclass(frozen=True)
class Asked:
    """A house in which everyone is asked to confirm."""

    house: House

    def refuse(self, by: User | None = None, reason: str = "") -> Refusal:
        """`by`, or the reporter, does not confirm."""
        return refuse(by=by or self.house.reporter, version=self.house.version, reason=reason)


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def everyone(house: House) -> Asked:
    asked(house.version)
    return Asked(house)


def away(manager: User, deputy: User) -> None:
    """`manager` is away today, and `deputy` stands in."""
    today = clock.today()
    record_absence(by=None, person=manager, starts_on=today, ends_on=today)
    appoint_deputy(by=None, person=manager, deputy=deputy, starts_on=today, ends_on=today)


def html(client: Client, someone: User, path: str) -> str:
    return sign_in(client, someone).get(path).content.decode()


def standing(someone: User) -> Standing | None:
    found = open_obligation(someone)
    return found.state.standing if found else None


def test_who_does_not_confirm_wants_to_talk(everyone: Asked) -> None:
    refusal = everyone.refuse(reason="Te streng.")

    assert (refusal.reason, standing(refusal.person)) == ("Te streng.", Standing.WANTS_TO_TALK)
    assert Event.objects.filter(action="refusal.given").count() == 1


def test_no_reason_need_be_given(client: Client, everyone: Asked) -> None:
    response = sign_in(client, everyone.house.reporter).post(REFUSE, {"reason": ""})

    assert (response.headers["Location"], Refusal.objects.get().reason) == (REFUSE, "")


def test_the_home_page_still_offers_to_confirm(client: Client, everyone: Asked) -> None:
    everyone.refuse()

    page = html(client, everyone.house.reporter, "/")

    assert "U bevestigt niet. Uw leidinggevende vraagt u om een gesprek." in page


def test_said_twice_it_is_one(everyone: Asked) -> None:
    assert everyone.refuse(reason="Eerst dit.") == everyone.refuse(reason="Toen dat.")


def test_after_it_one_reads_what_happens_next_and_can_still_confirm(
    client: Client, everyone: Asked
) -> None:
    reader = sign_in(client, everyone.house.reporter)

    page = reader.post(REFUSE, {"reason": ""}, follow=True).content.decode()

    assert "Uw leidinggevende vraagt u om een gesprek." in page
    assert "/code/sociale-media-code/v/1/bevestigen/" in page


def test_confirming_afterwards_ends_it(everyone: Asked) -> None:
    everyone.refuse()

    confirm(by=everyone.house.reporter, version=everyone.house.version, language="nl")

    assert (standing(everyone.house.reporter), wanting_to_talk(everyone.house.manager)) == (
        None,
        [],
    )


def test_who_is_not_asked_has_nothing_to_refuse(house: House) -> None:
    with pytest.raises(NothingToRefuse):
        refuse(by=house.reporter, version=house.version, reason="")


def test_who_confirmed_in_another_tab_is_led_to_the_receipt(
    client: Client, everyone: Asked
) -> None:
    reader = sign_in(client, everyone.house.reporter)
    given = confirm(by=everyone.house.reporter, version=everyone.house.version, language="nl")

    response = reader.post(REFUSE, {"reason": ""}, follow=True)

    assert response.redirect_chain[-1] == (f"/bevestigingen/{given.pk}/", 302)
    assert not Refusal.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("manager", True),
        ("director", True),
        ("adviser", False),
        ("secretary", False),
        ("other", False),
        ("reporter", False),
    ],
)
def test_managers_of_the_line_see_it_and_nobody_else(
    client: Client, everyone: Asked, who: str, sees: bool
) -> None:
    refusal = everyone.refuse(reason=CANARY)
    someone: User = getattr(everyone.house, who)

    response = sign_in(client, someone).get(f"/beheer/team/gesprek/{refusal.pk}/")

    assert response.status_code == (200 if sees else 404)
    assert CANARY not in response.content.decode()


def test_the_manager_of_another_team_does_not_see_it(everyone: Asked) -> None:
    everyone.refuse()
    stranger = person("Vera")
    team("Hal 4", manager=stranger)

    assert not visible_refusals(stranger).exists()


def test_the_deputy_sees_it_while_the_manager_is_away(everyone: Asked) -> None:
    refusal = everyone.refuse()
    assert not visible_refusals(everyone.house.other).exists()

    away(everyone.house.manager, everyone.house.other)

    deputy = User.objects.get(pk=everyone.house.other.pk)
    assert list(visible_refusals(deputy)) == [refusal]


def test_nobody_talks_with_themselves_or_with_whom_they_stand_in_for(house: House) -> None:
    lead = person("Lea", team=house.hall)
    appoint_manager(by=None, person=lead, team=house.hall, starts_on=date(2020, 1, 1))
    asked(house.version)
    refusal = Asked(house).refuse(by=lead)
    away(lead, house.other)

    seen = [list(visible_refusals(someone)) for someone in (lead, house.other, house.director)]

    assert seen == [[], [], [refusal]]


def test_a_talk_is_something_to_do_until_it_was_held(client: Client, everyone: Asked) -> None:
    refusal = everyone.refuse()
    manager = everyone.house.manager
    assert "Praat met Rik" in html(client, manager, "/")

    hold(by=manager, refusal=refusal, held_on=clock.today())

    assert "Praat met Rik" not in client.get("/").content.decode()


def test_the_person_sees_that_it_was_recorded_as_held(client: Client, everyone: Asked) -> None:
    refusal = everyone.refuse()
    hold(by=everyone.house.manager, refusal=refusal, held_on=clock.today())

    page = html(client, everyone.house.reporter, REFUSE)

    assert "Mara heeft vastgelegd dat u elkaar op" in page


@pytest.mark.parametrize("days", [-1, 1])
def test_it_can_not_have_been_held_before_it_was_asked_or_on_a_day_to_come(
    everyone: Asked, days: int
) -> None:
    refusal = everyone.refuse()

    with pytest.raises(CannotHaveBeen):
        hold(
            by=everyone.house.manager,
            refusal=refusal,
            held_on=clock.today() + timedelta(days=days),
        )

    assert not Conversation.objects.exists()


def test_the_form_says_so_at_the_day(client: Client, everyone: Asked) -> None:
    refusal = everyone.refuse()
    manager = sign_in(client, everyone.house.manager)

    response = manager.post(f"/beheer/team/gesprek/{refusal.pk}/", {"held_on": "2000-01-01"})

    assert response.status_code == 422
    assert "Op deze dag was er nog geen gesprek nodig." in response.content.decode()


def test_it_is_recorded_once_and_the_second_is_told_by_whom(everyone: Asked) -> None:
    refusal, today = everyone.refuse(), clock.today()
    held = hold(by=everyone.house.manager, refusal=refusal, held_on=today)
    assert hold(by=everyone.house.manager, refusal=refusal, held_on=today) == held

    with pytest.raises(Conflict) as second:
        hold(by=everyone.house.director, refusal=refusal, held_on=today)

    assert second.value.explanation == "Mara heeft het vastgelegd."


def status(client: Client, someone: User, refusal: Refusal, method: str = "get") -> int:
    given = {"held_on": clock.today().isoformat()}
    asked = getattr(sign_in(client, someone), method)
    return int(asked(f"/beheer/team/gesprek/{refusal.pk}/", given).status_code)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_refusal_that_is_over_does_not_exist_for_managers(
    client: Client, everyone: Asked, method: str
) -> None:
    refusal, manager = everyone.refuse(), everyone.house.manager
    before = status(client, manager, refusal)

    confirm(by=refusal.person, version=everyone.house.version, language="nl")

    assert (before, status(client, manager, refusal, method)) == (200, 404)
    assert not Conversation.objects.exists()


def test_what_was_talked_about_is_left_for_who_held_it(client: Client, everyone: Asked) -> None:
    refusal, house = everyone.refuse(), everyone.house
    hold(by=house.manager, refusal=refusal, held_on=clock.today())
    confirm(by=refusal.person, version=house.version, language="nl")

    assert status(client, house.manager, refusal) == 200
    assert status(client, house.director, refusal) == 404


def test_a_day_later_nobody_else_is_told_who_talked(everyone: Asked) -> None:
    refusal, house, now = everyone.refuse(), everyone.house, clock.now()
    hold(by=house.manager, refusal=refusal, held_on=clock.today())

    with clock.at(now + timedelta(days=1)), pytest.raises(Refusal.DoesNotExist):
        hold(by=house.director, refusal=refusal, held_on=clock.today())


def test_the_manager_gets_a_mail_with_a_link_alone(everyone: Asked) -> None:
    refusal = everyone.refuse(reason=CANARY)

    mail = Mail.objects.get(template="talk_wanted")
    link = {"path": f"/beheer/team/gesprek/{refusal.pk}/"}
    assert (mail.person_id, mail.context) == (everyone.house.manager.pk, link)


def test_while_the_manager_is_away_the_deputy_gets_it(everyone: Asked) -> None:
    away(everyone.house.manager, everyone.house.other)

    everyone.refuse()

    assert Mail.objects.get(template="talk_wanted").person_id == everyone.house.other.pk


def test_a_reason_stands_on_no_page_of_anyone_in_no_mail_and_no_leaf(
    client: Client, everyone: Asked
) -> None:
    refusal = everyone.refuse(reason=CANARY)
    house = everyone.house
    hold(by=house.manager, refusal=refusal, held_on=clock.today())
    paths = ("/", "/beheer/team/", "/beheer/cijfers/", "/beheer/redenen/", "/code/", REFUSE)

    people = (house.manager, house.director, house.adviser, house.other)
    pages = [html(client, someone, path) for someone in people for path in paths]
    mails = [str(context) for context in Mail.objects.values_list("context", flat=True)]
    leaves = [str(event.content()) for event in Event.objects.all()]

    assert [text for text in (*pages, *mails, *leaves) if CANARY in text] == []


def test_the_desk_reads_five_reasons_without_names(client: Client, everyone: Asked) -> None:
    people = [person(f"Naam{n}", team=everyone.house.hall) for n in range(5)]
    for nth, someone in enumerate(people):
        everyone.refuse(by=someone, reason=f"Reden {nth}.")

    page = html(client, everyone.house.adviser, "/beheer/redenen/")

    assert [f"Reden {nth}." in page for nth in range(5)] == [True] * 5
    assert "Naam" not in page.replace("Namen", "")


def test_a_talk_is_for_the_direct_manager_to_do_and_for_nobody_above(everyone: Asked) -> None:
    refusal = everyone.refuse()

    asked_to_talk = {
        who: wanting_to_talk(getattr(everyone.house, who)) for who in ("manager", "director")
    }

    assert asked_to_talk == {"manager": [refusal], "director": []}


def test_a_talk_is_for_the_deputy_to_do_while_the_manager_is_away(everyone: Asked) -> None:
    refusal = everyone.refuse()
    away(everyone.house.manager, everyone.house.other)

    deputy = User.objects.get(pk=everyone.house.other.pk)

    assert wanting_to_talk(deputy) == [refusal]


@pytest.mark.parametrize("link", ["/beheer/team/", "/samen-lezen/met/{}/"])
def test_from_a_conversation_one_gets_to_the_team_and_to_reading_together(
    client: Client, everyone: Asked, link: str
) -> None:
    refusal = everyone.refuse()

    page = html(client, everyone.house.manager, f"/beheer/team/gesprek/{refusal.pk}/")

    assert f'href="{link.format(refusal.person_id)}"' in page


def test_after_recording_there_is_a_way_back_to_the_team(client: Client, everyone: Asked) -> None:
    refusal = everyone.refuse()
    hold(by=everyone.house.manager, refusal=refusal, held_on=clock.today())

    page = html(client, everyone.house.manager, f"/beheer/team/gesprek/{refusal.pk}/")

    assert "Terug naar Mijn team" in page
