"""The pages of account names: asking, the register, one name, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from escalations.models import AccountName
from escalations.registers.ending import withdraw_name
from escalations.submitting import save_draft
from tests.factories.escalations import House
from tests.factories.names import (
    HANDLE,
    NAMES,
    a_name_request,
    an_approved_name,
    decided_name,
    name_answers,
)
from tests.factories.people import person, sign_in
from werksaam.notifications.models import Mail
from werksaam.people.joining import close_account

pytestmark = pytest.mark.django_db

REGISTER = "/accounts-register/"
ASK = f"/melden/{NAMES}/naam/"
QUERIES = 9
WHEN = f"/melden/{NAMES}/waarvoor/"


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def asked(client: Client, handle: str, platform: str = "instagram") -> str:
    answer = client.post(ASK, {"platform": platform, "handle": handle}, follow=True)
    return answer.content.decode()


# --- asking -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("WerkSaam Hal 3", "geen spatie"),
        ("instagram.com/werksaam", "niet het hele adres"),
        ("WеrkSaam", "alleen lijkt op een van de onze"),
        ("w" * 31, "hoogstens 30 tekens"),
        ("Hal3Hoorn", "hoeft u geen goedkeuring te vragen"),
        ("\u200b", "Schrijf de naam op"),
    ],
)
def test_a_handle_that_can_not_be_is_refused_in_words(
    client: Client, house: House, handle: str, words: str
) -> None:
    sign_in(client, house.reporter)

    page = asked(client, handle)

    assert words in page


def test_a_name_of_someone_else_is_said_to_be_approved_without_whose(
    client: Client, house: House
) -> None:
    name = an_approved_name(house.adviser, house.other)
    sign_in(client, house.reporter)

    page = asked(client, HANDLE)

    assert "al goedgekeurd, voor iemand anders" in page
    assert f"{REGISTER}{name.pk}/" in page
    assert house.other.name not in page


def test_what_one_asked_for_already_leads_to_that_report(client: Client, house: House) -> None:
    report = a_name_request(house.reporter)
    sign_in(client, house.reporter)

    page = asked(client, f"@{HANDLE}")

    assert "U heeft deze naam al gevraagd" in page
    assert report.get_absolute_url() in page


def test_what_another_asked_for_is_said_without_who_or_which_report(
    client: Client, house: House
) -> None:
    report = a_name_request(house.other)
    sign_in(client, house.reporter)

    page = asked(client, HANDLE)

    assert "Iemand vroeg deze naam al" in page
    assert house.other.name not in page
    assert report.reference not in page


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2026-12-01", "2026-11-30", "vóór de eerste dag"),
        ("2026-11-01", "2026-11-20", "Deze dag is voorbij"),
    ],
)
def test_a_last_day_that_can_not_be_is_refused(
    client: Client, house: House, since: str, until: str, words: str
) -> None:
    sign_in(client, house.reporter)

    sent = {"purpose": "Laten zien.", "since": since, "until": until}
    page = client.post(WHEN, sent).content.decode()

    assert words in page


def test_before_sending_one_reads_that_only_advisers_see_it(client: Client, house: House) -> None:
    draft = save_draft(by=house.reporter, kind=NAMES, answers=name_answers())
    sign_in(client, house.reporter)

    page = shown(client, f"/melden/{NAMES}/controleren/?concept={draft.pk}")

    assert "Communicatieadviseurs" in page
    assert "Secretariaat" not in page


# --- the answer -------------------------------------------------------------------


def test_silence_is_no_approval(client: Client, house: House) -> None:
    report = a_name_request(house.reporter)
    sign_in(client, house.reporter)

    page = shown(client, report.get_absolute_url())

    assert f"Nog niet goedgekeurd: gebruik {HANDLE} op Instagram niet" in page


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("approve", f"Goedgekeurd: {HANDLE} op Instagram"),
        ("refuse", f"Niet goedgekeurd: gebruik {HANDLE} op Instagram niet"),
    ],
)
def test_who_asked_hears_exactly_which_name(
    client: Client, house: House, outcome: str, words: str
) -> None:
    report = a_name_request(house.reporter)
    decided_name(house.adviser, report, outcome)
    sign_in(client, house.reporter)

    page = shown(client, report.get_absolute_url())

    assert words in page


def test_who_asked_reads_that_it_was_withdrawn_and_why(client: Client, house: House) -> None:
    name = an_approved_name(house.adviser, house.reporter)
    withdraw_name(by=house.adviser, name=name, reason="Het account is weg.")
    sign_in(client, house.reporter)

    report = shown(client, name.decision.case.reports.get().get_absolute_url())
    page = shown(client, f"{REGISTER}{name.pk}/")

    assert f"Niet meer goedgekeurd: gebruik {HANDLE} op Instagram niet meer" in report
    assert "Het account is weg." in page


def test_a_mail_about_a_name_holds_a_number_and_a_link(house: House) -> None:
    name = an_approved_name(house.adviser, house.reporter)
    withdraw_name(by=house.adviser, name=name, reason="Het account is weg.")

    report = name.decision.case.reports.get()
    context = Mail.objects.get(template="name_ended").context
    assert context == {"reference": report.reference, "path": f"{REGISTER}{name.pk}/"}


def test_who_decides_sees_the_name_and_whether_it_is_free(client: Client, house: House) -> None:
    case = a_name_request(house.reporter).case
    sign_in(client, house.adviser)

    page = shown(client, case.get_absolute_url())

    assert "Niemand heeft deze naam in het register" in page
    assert "Alleen u" not in page


# --- the register -----------------------------------------------------------------


def three_names(house: House) -> list[AccountName]:
    return [
        an_approved_name(house.adviser, house.reporter),
        an_approved_name(house.adviser, house.other, platform="tiktok"),
        an_approved_name(house.adviser, house.manager, handle="WerkSaamGroen"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_register_asks_as_many_questions_for_three_names_as_for_one(
    client: Client, house: House, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    names = three_names(house)
    for name in names[number:]:
        withdraw_name(by=house.adviser, name=name, reason="Weg.")
    sign_in(client, house.manager)
    shown(client, REGISTER)

    with django_assert_num_queries(QUERIES):
        shown(client, REGISTER)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("", {HANDLE, "WerkSaamGroen"}),
        ("@werksaamhal", {HANDLE}),
        ("GROEN", {"WerkSaamGroen"}),
        ("TikTok", {HANDLE}),
        ("mara", {"WerkSaamGroen"}),
        ("bestaat niet", set()),
    ],
)
def test_one_finds_a_name_by_handle_platform_and_holder(
    client: Client, house: House, q: str, found: set[str]
) -> None:
    three_names(house)
    sign_in(client, house.reporter)

    page = client.get(REGISTER, {"q": q}).content.decode()

    assert {h for h in (HANDLE, "WerkSaamGroen") if f"<bdi>{h}</bdi>" in page} == found


@pytest.mark.parametrize(("who", "sees"), [("adviser", True), ("secretary", False)])
def test_what_ended_is_for_advisers(client: Client, house: House, who: str, sees: bool) -> None:
    name = an_approved_name(house.adviser, house.reporter)
    withdraw_name(by=house.adviser, name=name, reason="Weg.")
    sign_in(client, getattr(house, who))

    page = client.get(REGISTER, {"toon": "niet-meer"}).content.decode()
    one = client.get(f"{REGISTER}{name.pk}/").status_code

    assert (f"<bdi>{HANDLE}</bdi>" in page, one == 200) == (sees, sees)


def test_an_adviser_withdraws_with_a_reason(client: Client, house: House) -> None:
    name = an_approved_name(house.adviser, house.reporter)
    sign_in(client, house.colleague)
    page = f"{REGISTER}{name.pk}/intrekken/"

    without = client.post(page, {"reason": ""}).content.decode()
    answer = client.post(page, {"reason": "Het account is weg."})

    assert "Schrijf op waarom" in without
    assert answer.status_code == 302
    name.refresh_from_db()
    assert name.withdrawn_by == house.colleague


def test_a_withdrawal_from_an_old_page_gives_back_what_was_typed(
    client: Client, house: House
) -> None:
    name = an_approved_name(house.adviser, house.reporter)
    withdraw_name(by=house.adviser, name=name, reason="Weg.")
    sign_in(client, house.colleague)

    answer = client.post(f"{REGISTER}{name.pk}/intrekken/", {"reason": "Mijn eigen woorden."})

    assert answer.status_code == 409
    assert "Mijn eigen woorden." in answer.content.decode()


REVIEWS: list[tuple[dict[str, Any], str]] = [
    ({"verdict": "over", "person": "", "reason": "Weg."}, "Schrijf op wie de naam overneemt"),
    ({"verdict": "end", "person": "Olga", "reason": "Weg."}, "neemt niemand de naam over"),
    ({"verdict": "over", "person": "Anna", "reason": "Weg."}, "U kunt uzelf geen naam geven"),
    ({"verdict": "", "reason": "Weg."}, "Kies wat er met de naam gebeurt"),
]


@pytest.mark.parametrize(("sent", "words"), REVIEWS)
def test_a_review_says_how_to_mend_it(
    client: Client, house: House, sent: dict[str, Any], words: str
) -> None:
    holder = person("Weggegaan")
    name = an_approved_name(house.adviser, holder)
    close_account(by=house.director, person=holder)
    sign_in(client, house.adviser)

    page = client.post(f"{REGISTER}{name.pk}/bekijken/", sent).content.decode()

    assert words in page


def test_an_adviser_finds_the_review_at_home_and_lets_the_name_go_over(
    client: Client, house: House
) -> None:
    holder = person("Weggegaan")
    name = an_approved_name(house.adviser, holder)
    close_account(by=house.director, person=holder)
    sign_in(client, house.adviser)
    home = shown(client, "/")

    sent = {"verdict": "over", "person": "Olga", "reason": "Zij beheert het account nu."}
    client.post(f"{REGISTER}{name.pk}/bekijken/", sent)

    assert "Een accountnaam heeft geen houder meer" in home
    assert "Een accountnaam heeft geen houder meer" not in shown(client, "/")
    assert AccountName.objects.get(withdrawn_at__isnull=True).holder == house.other
