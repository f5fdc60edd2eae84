"""The home page: what to do now, derived from facts."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import translation

from escalations.messaging import send_message
from escalations.triage import wait
from policy.rounds import open_round
from tests.factories.escalations import House, a_case, a_claimed_case, a_draft, a_report
from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.greeting import greeting
from werksaam.people.models import User
from werksaam.presenters_home import late_first, summary
from werksaam.to_do import ToDo

pytestmark = pytest.mark.django_db


def to_do(client: Client, someone: User) -> list[str]:
    """The headings of what `someone` must do."""
    sign_in(client, someone)
    page = client.get("/").content.decode()
    return re.findall(r'class="sheet ruled is-\w+ todo">.*?<h3>(.*?)</h3>', page, re.DOTALL)


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/account/login/?next=/"


def test_nothing_to_do_says_so(client: Client) -> None:
    sign_in(client, person())

    assert "U bent helemaal bij." in client.get("/").content.decode()


def test_an_open_round_asks_to_read_and_confirm(client: Client, standing_house: House) -> None:
    today = clock.today()
    open_round(
        by=standing_house.adviser,
        version=standing_house.version,
        opens_on=today,
        due_on=today + timedelta(days=14),
    )

    assert to_do(client, standing_house.reporter) == ["Lees en bevestig de code"]


def test_a_round_past_its_day_is_told_as_late(client: Client, standing_house: House) -> None:
    with clock.at(datetime(2026, 1, 5, 12, tzinfo=UTC)):
        open_round(
            by=standing_house.adviser,
            version=standing_house.version,
            opens_on=date(2026, 1, 5),
            due_on=date(2026, 1, 19),
        )
    sign_in(client, standing_house.reporter)

    assert "Dit moest uiterlijk 19 januari" in client.get("/").content.decode()


def test_a_draft_is_something_to_finish(client: Client, standing_house: House) -> None:
    a_draft(standing_house.reporter)

    assert to_do(client, standing_house.reporter) == ["Maak uw melding af"]


def test_a_question_of_the_team_is_something_to_answer(
    client: Client, standing_house: House
) -> None:
    case = a_claimed_case(standing_house)
    wait(
        by=standing_house.adviser,
        case=case,
        revision=case.revision,
        report=case.reports.get(),
        question="Op welke dag zag u het?",
    )

    assert to_do(client, standing_house.reporter) == ["Beantwoord een vraag over uw melding"]


def test_a_case_in_hand_is_something_to_decide(client: Client, standing_house: House) -> None:
    a_claimed_case(standing_house)

    assert to_do(client, standing_house.adviser) == ["Besluit over uw zaak"]


def test_an_answer_of_the_reporter_is_something_to_do(
    client: Client, standing_house: House
) -> None:
    case = a_claimed_case(standing_house)
    send_message(by=standing_house.reporter, report=case.reports.get(), body="Het was dinsdag.")

    assert to_do(client, standing_house.adviser)[0] == "Een melder schreef u"


def test_a_late_case_comes_before_the_own_ones(client: Client, standing_house: House) -> None:
    with clock.at(clock.now() - timedelta(days=10)):
        a_claimed_case(standing_house)

    assert to_do(client, standing_house.adviser) == ["Eén zaak is te laat"]


def test_the_desk_sees_the_queue_at_a_glance(client: Client, standing_house: House) -> None:
    a_case(standing_house)
    sign_in(client, standing_house.adviser)

    page = client.get("/").content.decode()

    assert re.findall(r'<b class="num">(\d+)</b> <span>(.*?)</span>', page) == [
        ("0", "te laat"),
        ("1", "nog vrij"),
        ("0", "bij u"),
        ("0", "om mee te lezen"),
    ]


def test_staff_see_nothing_of_the_queue(client: Client, standing_house: House) -> None:
    a_case(standing_house)
    sign_in(client, standing_house.other)

    assert "De werkvoorraad nu" not in client.get("/").content.decode()


def test_the_home_page_shows_ones_own_reports_and_nobody_elses(
    client: Client, standing_house: House
) -> None:
    mine, other = a_report(standing_house.reporter), a_report(standing_house.other)
    sign_in(client, standing_house.reporter)

    page = client.get("/").content.decode()

    assert (mine.reference in page, other.reference in page) == (True, False)


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Goedenacht"), (6, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")],
)
def test_the_greeting_fits_the_hour_in_the_netherlands(hour: int, words: str) -> None:
    moment = datetime(2026, 7, 1, hour, tzinfo=clock.AMSTERDAM)

    with translation.override("nl"):
        assert greeting(moment.astimezone(UTC)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "U bent helemaal bij."),
        (1, "U hebt één ding te doen."),
        (3, "U hebt 3 dingen te doen."),
    ],
)
def test_the_summary_counts_in_a_sentence(number: int, words: str) -> None:
    with translation.override("nl"):
        assert summary(number) == words


def test_a_question_to_another_reporter_of_the_same_post_is_no_ones_else_to_do(
    client: Client,
    standing_house: House,
) -> None:
    case = a_claimed_case(standing_house)
    asked = case.reports.get()
    a_report(standing_house.other)
    case.refresh_from_db()
    wait(
        by=standing_house.adviser, case=case, revision=case.revision, report=asked, question="Waar?"
    )

    assert to_do(client, standing_house.other) == []


def test_a_case_with_a_mark_of_its_own_stands_there_once(
    client: Client, standing_house: House
) -> None:
    case = a_claimed_case(standing_house)
    send_message(by=standing_house.reporter, report=case.reports.get(), body="Nog iets.")
    a_claimed_case(standing_house, address="https://x.example/2")

    assert to_do(client, standing_house.adviser) == ["Een melder schreef u", "Besluit over uw zaak"]


def test_where_every_case_has_a_mark_there_is_nothing_beside(
    client: Client, standing_house: House
) -> None:
    case = a_claimed_case(standing_house)
    send_message(by=standing_house.reporter, report=case.reports.get(), body="Nog iets.")

    assert to_do(client, standing_house.adviser) == ["Een melder schreef u"]


def test_a_question_to_another_reporter_asks_nothing_of_this_one(
    client: Client, standing_house: House
) -> None:
    case = a_claimed_case(standing_house)
    send_message(by=standing_house.adviser, report=case.reports.get(), body="Dank u wel.")
    second = a_report(standing_house.other)
    case.refresh_from_db()
    wait(
        by=standing_house.adviser,
        case=case,
        revision=case.revision,
        report=second,
        question="Waar?",
    )

    assert to_do(client, standing_house.reporter) == []
    assert to_do(client, standing_house.other) == ["Beantwoord een vraag over uw melding"]


def test_what_is_late_comes_first() -> None:
    told = [("todo", "one"), ("error", "two"), ("wait", "three"), ("error", "four")]
    things = [ToDo(tone, "", title, "", "", "") for tone, title in told]

    assert [thing.title for thing in late_first(things)] == ["two", "four", "one", "three"]
