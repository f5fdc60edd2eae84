"""A derailing discussion through the pages: of its reporter, its manager, and the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from escalations.agreeing import drop, finish
from escalations.models import AgreedAction, Case, Decision, Report
from escalations.reassigning import reassign_due
from escalations.triage import claim
from tests.factories.discussions import (
    DISCUSSION,
    a_discussion,
    a_discussion_in_hand,
    a_line,
    a_referred_discussion,
    a_report,
    action_of,
    an_agreed_discussion,
    decided,
)
from tests.factories.escalations import MONDAY, House
from tests.factories.people import sign_in
from werksaam import clock, due
from werksaam.people.absences import record_absence

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(house: House, client: Client) -> Client:
    return sign_in(client, house.manager)


@pytest.fixture
def reporter(house: House) -> Client:
    return sign_in(Client(), house.reporter)


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def url(case: Case, path: str = "") -> str:
    return f"{case.get_absolute_url()}{path}"


def of_reporter(case: Case, path: str = "") -> str:
    return f"{case.reports.get().get_absolute_url()}{path}"


def a_decision(case: Case, **changed: str) -> dict[str, str]:
    return {
        "outcome": "agreed",
        "motivation": "Rust helpt.",
        "what_1": "Niet meer reageren.",
        "who_1": "reporter",
        "due_on_1": "2026-11-25",
        "revision": str(case.revision),
        **changed,
    }


def test_the_manager_gets_the_mail_and_that_proves_it_is_known(house: House) -> None:
    report = a_discussion(house).reports.get()

    due.run()

    report.refresh_from_db()
    assert [to for sent in mail.outbox for to in sent.to] == [house.manager.email]
    assert report.notified_by == "mail"


def test_it_stands_in_the_queue_of_the_manager_alone(manager: Client, house: House) -> None:
    case = a_discussion(house)
    desk = sign_in(Client(), house.adviser)

    queues = [page(client, "/werkvoorraad/") for client in (manager, desk)]
    assert [case.reference in queue for queue in queues] == [True, False]


def test_an_empty_queue_of_a_manager_says_what_comes_there(manager: Client) -> None:
    assert "Meldt iemand van uw team een ontsporende discussie?" in page(manager, "/werkvoorraad/")


def test_the_case_page_names_who_sees_it_without_the_desk(manager: Client, house: House) -> None:
    case = a_discussion(house)

    shown = page(manager, url(case))

    assert ("Alleen u." in shown, house.adviser.name in shown) == (True, False)


def test_after_referral_the_case_page_names_the_desk(manager: Client, house: House) -> None:
    assert "U, Anna, Bram en Sara." in page(manager, url(a_referred_discussion(house)))


def test_a_strategy_is_kept_and_the_reporter_reads_it(
    manager: Client, reporter: Client, house: House
) -> None:
    case = a_discussion_in_hand(house)

    manager.post(url(case, "besluit/"), a_decision(case))

    shown = page(reporter, of_reporter(case))
    assert "U, uiterlijk woensdag 25 november" in shown
    assert "Niet meer reageren." in shown


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"what_1": "", "due_on_1": "", "who_1": ""}, "Schrijf op wat er gaat gebeuren."),
        ({"who_1": ""}, "Kies wie het doet."),
        ({"who_1": "desk"}, "Kies een van de antwoorden."),
        ({"due_on_1": ""}, "Vul in op welke dag het klaar is."),
        ({"due_on_1": "morgen"}, "Dit is geen dag."),
        ({"due_on_1": "2026-11-22"}, "Deze dag is voorbij."),
        ({"due_on_1": "2028-01-01"}, "Dit is over meer dan een jaar."),
        ({"what_1": "a" * 100_000}, "Gebruik ten hoogste 500 tekens."),
        ({"what_3": "Bellen."}, "Kies wie het doet."),
        ({"outcome": "stop"}, "Bij deze keuze spreekt u niets af."),
        ({"outcome": ""}, "Kies wat u besluit."),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_kept(
    manager: Client, house: House, changed: dict[str, str], error: str
) -> None:
    case = a_discussion_in_hand(house)

    response = manager.post(url(case, "besluit/"), a_decision(case, **changed))

    assert error in response.content.decode()
    assert not Decision.objects.exists()


def test_an_error_in_a_later_line_opens_the_fold(manager: Client, house: House) -> None:
    case = a_discussion_in_hand(house)

    response = manager.post(url(case, "besluit/"), a_decision(case, what_4="Bellen."))

    assert '<details class="fold mb-4" open>' in response.content.decode()


def test_lines_with_gaps_are_numbered_from_one(manager: Client, house: House) -> None:
    case = a_discussion_in_hand(house)
    third = {"what_3": "Bellen.", "who_3": "handler", "due_on_3": "26-11-2026"}

    manager.post(url(case, "besluit/"), a_decision(case, **third))

    kept = AgreedAction.objects.values_list("number", "what")
    assert list(kept) == [(1, "Niet meer reageren."), (2, "Bellen.")]


def test_stopping_needs_no_line(manager: Client, house: House) -> None:
    case = a_discussion_in_hand(house)

    manager.post(
        url(case, "besluit/"),
        {"outcome": "stop", "motivation": "Genoeg.", "revision": case.revision},
    )

    case.refresh_from_db()
    assert case.state == "decided"


def test_a_manager_is_asked_for_no_public_response(manager: Client, house: House) -> None:
    assert "public_response" not in page(manager, url(a_discussion_in_hand(house), "besluit/"))


def test_a_stale_strategy_is_refused_and_nothing_typed_is_lost(
    manager: Client, house: House
) -> None:
    case = a_discussion_in_hand(house)
    stale = a_decision(case, revision="1")

    response = manager.post(url(case, "besluit/"), stale)

    assert response.status_code == 409
    assert "Niet meer reageren." in response.content.decode()


def test_a_decision_on_a_page_from_before_the_referral_is_refused(
    manager: Client, house: House
) -> None:
    case = a_discussion_in_hand(house)
    stale = a_decision(case)
    decided(case, house.manager, "refer")

    response = manager.post(url(case, "besluit/"), stale)

    assert response.status_code == 409
    assert "Niet meer reageren." in response.content.decode()


def test_the_desk_is_not_offered_to_bring_in_the_desk(house: House) -> None:
    case = a_referred_discussion(house)
    claim(by=house.adviser, case=case)

    shown = page(sign_in(Client(), house.adviser), url(case, "besluit/"))

    assert ('value="stop"' in shown, 'value="refer"' in shown) == (True, False)


def test_the_reporter_marks_the_own_line_done(reporter: Client, house: House) -> None:
    case = an_agreed_discussion(house)
    path = of_reporter(case, f"afspraken/{action_of(case).pk}/gedaan/")

    first, second = (reporter.post(path).status_code for _ in range(2))

    assert (first, second) == (302, 409)


def test_a_line_of_the_manager_is_no_page_for_the_reporter(reporter: Client, house: House) -> None:
    case = an_agreed_discussion(house, a_line(who="handler"))

    path = of_reporter(case, f"afspraken/{action_of(case).pk}/gedaan/")

    assert reporter.post(path).status_code == 404


def test_a_line_of_another_case_is_no_page(manager: Client, house: House) -> None:
    case = an_agreed_discussion(house)
    other = a_discussion(house, address="https://x.example/2")

    path = url(other, f"afspraken/{action_of(case).pk}/gedaan/")

    assert manager.post(path).status_code == 404


def test_dropping_asks_why_and_the_reporter_reads_it(
    manager: Client, reporter: Client, house: House
) -> None:
    case = an_agreed_discussion(house)
    path = url(case, f"afspraken/{action_of(case).pk}/vervallen/")

    refused = manager.post(path, {"reason": ""}).content.decode()
    manager.post(path, {"reason": "De groep is opgeheven."})

    assert "Schrijf op waarom." in refused
    assert "De groep is opgeheven." in page(reporter, of_reporter(case))


@pytest.mark.parametrize("how", ["gedaan", "vervallen"])
def test_a_line_that_ended_is_refused_a_second_time(
    manager: Client, house: House, how: str
) -> None:
    case = an_agreed_discussion(house)
    finish(by=house.manager, action=action_of(case))

    response = manager.post(
        url(case, f"afspraken/{action_of(case).pk}/{how}/"), {"reason": "Toch niet."}
    )

    assert response.status_code == 409
    assert "Deze afspraak is al afgerond" in response.content.decode()


def test_closing_with_an_open_line_says_which(manager: Client, house: House) -> None:
    case = an_agreed_discussion(house, a_line("De groep verlaten."))

    response = manager.post(url(case, "sluiten/"), {"revision": case.revision})

    assert response.status_code == 409
    assert "1. De groep verlaten." in response.content.decode()


def test_there_is_a_button_to_close_only_once_all_is_done(manager: Client, house: House) -> None:
    case = an_agreed_discussion(house)
    before = page(manager, url(case))
    drop(by=house.manager, action=action_of(case), reason="Niet nodig.")

    after = page(manager, url(case))

    assert [url(case, "sluiten/") in shown for shown in (before, after)] == [False, True]


def test_what_is_late_is_shown_on_report_case_and_home(
    manager: Client, reporter: Client, house: House
) -> None:
    case = an_agreed_discussion(house, a_line(days=1))

    with clock.at(MONDAY + timedelta(days=3)):
        shown = [page(reporter, of_reporter(case)), page(manager, url(case)), page(reporter, "/")]

    assert ["Te laat" in shown[0], "Te laat" in shown[1], "Dit moest uiterlijk" in shown[2]] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(("who", "what"), [("reporter", "Stoppen."), ("manager", "Terugkijken.")])
def test_home_tells_each_what_they_agreed(house: House, who: str, what: str) -> None:
    an_agreed_discussion(house, a_line("Stoppen."), a_line("Terugkijken.", "handler"))

    home = page(sign_in(Client(), getattr(house, who)), "/")

    said = {line: line in home for line in ("Stoppen.", "Terugkijken.")}
    assert said == {"Stoppen.": what == "Stoppen.", "Terugkijken.": what == "Terugkijken."}


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)


@pytest.mark.parametrize("path", [url, of_reporter], ids=["case", "report"])
def test_a_strategy_of_one_line_and_of_three_ask_as_often(house: House, path: Any) -> None:
    who = house.manager if path is url else house.reporter
    client = sign_in(Client(), who)
    first = an_agreed_discussion(house)
    with_one = queries(client, path(first))

    lines = [a_line("Een."), a_line("Twee."), a_line("Drie.", "handler")]
    case = a_discussion_in_hand(house, address="https://x.example/3")
    decided(case, house.manager, agreed=lines)

    assert queries(client, path(case)) == with_one


def words(case: Case, reporter: Client) -> str:
    return page(reporter, of_reporter(case))


def test_to_its_reporter_the_manager_handles_it(reporter: Client, house: House) -> None:
    case = a_discussion_in_hand(house)

    shown = words(case, reporter)

    assert "Uw leidinggevende heeft uw melding opgepakt" in shown
    assert "Berichten met uw leidinggevende" in shown
    assert "Het team" not in shown


def test_after_referral_the_team_does_and_the_past_stays_as_it_was(
    reporter: Client, house: House
) -> None:
    case = a_discussion_in_hand(house)
    with clock.at(MONDAY + timedelta(minutes=5)):
        decided(case, house.manager, "refer")
    with clock.at(MONDAY + timedelta(minutes=10)):
        claim(by=house.adviser, case=case)
        shown = words(case, reporter)

    assert "Uw leidinggevende heeft uw melding opgepakt" in shown
    assert "Uw leidinggevende schakelde het communicatieteam in" in shown
    assert "Het team heeft uw melding opgepakt" in shown
    assert "Berichten met het team" in shown


def test_the_list_of_reports_follows_the_case(reporter: Client, house: House) -> None:
    report = Report.objects.get(case=a_discussion(house))
    due.run()
    before = page(reporter, "/meldingen/")
    decided(claim(by=house.manager, case=report.case), house.manager, "refer")

    after = page(reporter, "/meldingen/")

    assert "Uw leidinggevende is op de hoogte" in before
    assert "Het team neemt het over" in after


def test_a_draft_is_known_by_where_it_is(reporter: Client, house: House) -> None:
    step = f"/melden/{DISCUSSION}/bellen/"
    reporter.post(step, {"called": "spoke", "later": "1"})

    assert "Ja, we hebben elkaar gesproken" not in page(reporter, "/melden/")


def test_a_report_that_waits_is_a_thing_to_do_for_the_manager_alone(
    manager: Client, house: House
) -> None:
    a_discussion(house)

    homes = [page(manager, "/"), page(sign_in(Client(), house.director), "/")]
    assert ["Er wacht een melding op u" in home for home in homes] == [True, False]


def test_the_manager_can_call_the_reporter_back(manager: Client, house: House) -> None:
    house.reporter.phone = "0229 11 22 33"
    house.reporter.save()

    assert "0229 11 22 33" in page(manager, url(a_discussion(house)))


@pytest.mark.parametrize(("days", "is_shown"), [(1, True), (2, False)])
def test_the_buttons_are_there_for_others_while_the_manager_is_away(
    house: House, days: int, is_shown: bool
) -> None:
    case = an_agreed_discussion(house, a_line("Terugkijken.", "handler"))
    drop_url = url(case, f"afspraken/{action_of(case).pk}/vervallen/")
    day = clock.today() + timedelta(days=1)
    record_absence(by=None, person=house.manager, starts_on=day, ends_on=day)
    with clock.at(MONDAY + timedelta(days=1)):
        reassign_due()

    with clock.at(MONDAY + timedelta(days=days)):
        director = sign_in(Client(), house.director)
        shown, home = page(director, url(case)), page(director, "/")
        opened = director.get(drop_url).status_code

    assert (drop_url in shown, opened == 200) == (is_shown, is_shown)
    assert ("Doe wat een collega afsprak" in home) is is_shown


def test_with_two_reporters_the_manager_chooses_one_by_name(house: House, manager: Client) -> None:
    case = a_discussion_in_hand(house)
    second = a_report(house.other)

    asked = page(manager, url(case, "besluit/"))
    case.refresh_from_db()
    given = a_decision(case, who_1=f"reporter-{second.reference}")
    manager.post(url(case, "besluit/"), given)

    assert ("De melder Rik" in asked, "De melder Olga" in asked) == (True, True)
    assert AgreedAction.objects.get().report == second
    assert "De melder Olga" in page(manager, url(case))
