"""Reporting through the pages: steps, drafts, checking, sending."""

from datetime import timedelta

import pytest
from django.test import Client

from escalations.forms_names import names_like
from escalations.models import Draft, Report
from tests.factories.escalations import KIND, QUOTE, House, a_draft, a_report
from tests.factories.people import person, sign_in
from werksaam import clock

pytestmark = pytest.mark.django_db

WHERE = f"/melden/{KIND}/waar/"
WHERE_ANSWERS = {
    "platform": "facebook",
    "address": "facebook.example/groep/1",
    "seen_at": "2020-11-23T09:00",
}


@pytest.fixture
def reporter(house: House, client: Client) -> Client:
    return sign_in(client, house.reporter)


def test_choosing_shows_every_kind(reporter: Client) -> None:
    page = reporter.get("/melden/").content.decode()

    assert f'href="/melden/{KIND}/"' in page


def test_the_short_address_leads_to_the_first_step(reporter: Client) -> None:
    response = reporter.get(f"/melden/{KIND}/")

    assert response.headers["Location"] == WHERE


def test_an_unknown_kind_is_not_found(reporter: Client) -> None:
    assert reporter.get("/melden/bestaat-niet/").status_code == 404


def test_a_step_says_where_it_is_in_the_series(reporter: Client) -> None:
    page = reporter.get(WHERE).content.decode()

    assert "<title>Stap 1 van 5:" in page


def test_posting_a_step_keeps_a_draft_and_leads_to_the_next(reporter: Client) -> None:
    response = reporter.post(WHERE, WHERE_ANSWERS)

    draft = Draft.objects.get()
    assert response.headers["Location"] == f"/melden/{KIND}/wat/?concept={draft.pk}"
    assert draft.answers["address"] == "https://facebook.example/groep/1"


def test_going_back_shows_what_was_answered(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    page = reporter.get(f"/melden/{KIND}/wat/?concept={draft.pk}").content.decode()

    assert QUOTE in page


def test_naming_a_colleague_adds_a_step(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)
    answers = {"quote": QUOTE, "colleague_named": "yes"}

    response = reporter.post(f"/melden/{KIND}/wat/?concept={draft.pk}", answers)

    assert response.headers["Location"] == f"/melden/{KIND}/wie/?concept={draft.pk}"


def test_a_step_that_does_not_concern_someone_leads_to_checking(
    reporter: Client, house: House
) -> None:
    draft = a_draft(house.reporter)

    response = reporter.get(f"/melden/{KIND}/wie/?concept={draft.pk}")

    assert response.headers["Location"] == f"/melden/{KIND}/controleren/?concept={draft.pk}"


def test_a_change_from_checking_leads_back_to_checking(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    response = reporter.post(f"{WHERE}?concept={draft.pk}&wijzig=1", WHERE_ANSWERS)

    assert response.headers["Location"] == f"/melden/{KIND}/controleren/?concept={draft.pk}"


def test_a_step_can_be_kept_for_later_though_answers_are_missing(reporter: Client) -> None:
    response = reporter.post(WHERE, {"platform": "x", "later": "1"})

    assert response.headers["Location"] == "/melden/"
    assert Draft.objects.get().answers["platform"] == "x"


def test_drafts_are_listed_where_one_chooses(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    page = reporter.get("/melden/").content.decode()

    assert f"/melden/{KIND}/controleren/?concept={draft.pk}" in page


def test_a_draft_can_be_thrown_away(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    reporter.post(f"/melden/concept/{draft.pk}/weg/")

    assert not Draft.objects.exists()


@pytest.mark.parametrize("step", ["waar", "controleren"])
def test_a_draft_of_someone_else_is_not_found(reporter: Client, house: House, step: str) -> None:
    draft = a_draft(house.other)

    assert reporter.get(f"/melden/{KIND}/{step}/?concept={draft.pk}").status_code == 404


def test_a_draft_of_someone_else_cannot_be_thrown_away(reporter: Client, house: House) -> None:
    draft = a_draft(house.other)

    assert reporter.post(f"/melden/concept/{draft.pk}/weg/").status_code == 404
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_checking_shows_the_answers_and_who_will_see_them(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    page = reporter.get(f"/melden/{KIND}/controleren/?concept={draft.pk}").content.decode()

    assert QUOTE in page
    assert "Communicatieadviseurs</strong> (2 mensen)" in page
    assert "Uw leidinggevende ziet dit niet" in page


def test_checking_leads_to_the_first_step_that_misses_an_answer(
    reporter: Client, house: House
) -> None:
    draft = a_draft(house.reporter, why=[])

    response = reporter.get(f"/melden/{KIND}/controleren/?concept={draft.pk}")

    assert response.headers["Location"] == f"/melden/{KIND}/waarom/?concept={draft.pk}"


def test_sending_leads_to_a_page_with_the_reference(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    response = reporter.post(f"/melden/{KIND}/controleren/?concept={draft.pk}", follow=True)

    reference = Report.objects.get().reference
    assert f"data-reference>{reference}<" in response.content.decode()
    assert "Reageer nog niet" in response.content.decode()


def test_sending_twice_gives_one_report_and_the_same_page(reporter: Client, house: House) -> None:
    address = f"/melden/{KIND}/controleren/?concept={a_draft(house.reporter).pk}"

    first, second = reporter.post(address), reporter.post(address)

    assert second.headers["Location"] == first.headers["Location"]
    assert Report.objects.count() == 1


def test_extra_fields_change_nothing(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)
    extra = {"reporter": house.other.pk, "state": "closed", "handler": house.other.pk}

    reporter.post(f"/melden/{KIND}/controleren/?concept={draft.pk}", extra)

    report = Report.objects.get()
    assert (report.reporter, report.case.state, report.case.handler) == (
        house.reporter,
        "open",
        None,
    )


def test_with_nobody_to_receive_it_says_so_and_keeps_the_draft(
    reporter: Client, house: House
) -> None:
    everyone = [house.adviser, house.colleague, house.secretary, house.director]
    draft = a_draft(house.reporter, named=[one.pk for one in everyone])

    response = reporter.post(f"/melden/{KIND}/controleren/?concept={draft.pk}")

    assert response.status_code == 422
    assert "Wij kunnen uw melding nog niet versturen" in response.content.decode()
    assert Draft.objects.get(pk=draft.pk).report is None


def test_the_eleventh_report_in_an_hour_has_to_wait(reporter: Client, house: House) -> None:
    for number in range(10):
        a_report(house.reporter, address=f"https://x.example/{number}")
    draft = a_draft(house.reporter)

    response = reporter.post(f"/melden/{KIND}/controleren/?concept={draft.pk}")

    assert response.status_code == 429
    assert Draft.objects.get(pk=draft.pk).answers["quote"] == QUOTE


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("platform", "", "Kies waar het bericht staat."),
        ("platform", "bestaat-niet", "Kies waar het bericht staat."),
        ("address", "geen adres", "Dit is geen webadres."),
        ("address", "javascript:alert(1)", "Dit is geen webadres."),
        ("address", "ftp://x.example/1", "Dit is geen webadres."),
        ("address", "https://x.example/\u202ebericht", "Dit is geen webadres."),
        ("address", "https://x.example/" + "a" * 100_000, "Dit adres is te lang."),
        ("seen_at", "gisteren", "Schrijf dag en tijd zo: 23-11-2026 21:14."),
        ("seen_at", "2999-01-01T00:00", "Dit moment moet nog komen."),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_kept(
    reporter: Client, field: str, value: str, error: str
) -> None:
    response = reporter.post(WHERE, {**WHERE_ANSWERS, field: value})

    page = response.content.decode()
    assert response.status_code == 422
    assert error in page.split(f'id="id_{field}_error"')[1][:600]
    assert 'role="alert"' in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("", "Schrijf op wat er in het bericht staat."),
        (" \u200f\u200b ", "Schrijf op wat er in het bericht staat."),
        ("a" * 100_000, "Gebruik ten hoogste 5000 tekens. U gebruikte er 100000."),
        ("een\x00twee", "Er stond een teken in dat wij niet kunnen bewaren."),
    ],
)
def test_a_wrong_text_is_told_at_its_field(reporter: Client, value: str, error: str) -> None:
    response = reporter.post(f"/melden/{KIND}/wat/", {"quote": value, "colleague_named": "no"})

    assert error in response.content.decode().split('id="id_quote_error"')[1][:600]


@pytest.mark.parametrize(
    "value", ["😡 prutsers", "שלום \u200fעולם", "<script>alert(1)</script>", "een\r\ntwee"]
)
def test_any_real_text_is_kept_as_it_is(reporter: Client, value: str) -> None:
    reporter.post(f"/melden/{KIND}/wat/", {"quote": value, "colleague_named": "no"})

    assert Draft.objects.get().answers["quote"] == value.replace("\r\n", "\n")


def test_markup_in_an_answer_is_shown_as_text(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter, quote="<script>alert(1)</script>")

    page = reporter.get(f"/melden/{KIND}/controleren/?concept={draft.pk}").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_a_colleague_is_found_by_name(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter, colleague_named="yes")
    someone = person("Piet Jansen")

    reporter.post(f"/melden/{KIND}/wie/?concept={draft.pk}", {"named": "piet jansen"})

    assert Draft.objects.get().answers["named"] == [someone.pk]


@pytest.mark.parametrize("name", ["Niemand Bekend", "Jan Smit"])
def test_a_colleague_nobody_or_several_are_called_is_asked_again(
    reporter: Client, house: House, name: str
) -> None:
    draft = a_draft(house.reporter, colleague_named="yes")
    person("Jan Smit"), person("Jan Smit")

    response = reporter.post(f"/melden/{KIND}/wie/?concept={draft.pk}", {"named": name})

    assert f"‘{name}’" in response.content.decode().split('id="id_named_error"')[1][:600]


def _owner(page: str) -> str:
    return page.split('name="owner" value="')[1].split('"', maxsplit=1)[0]


def test_answers_sent_without_a_session_wait_for_their_writer(
    reporter: Client, house: House
) -> None:
    owner = _owner(reporter.get(WHERE).content.decode())
    reporter.logout()

    response = reporter.post(WHERE, {**WHERE_ANSWERS, "address": "x.example/7", "owner": owner})
    sign_in(reporter, house.reporter)

    assert response.headers["Location"] == f"/account/login/?next={WHERE}"
    assert "x.example/7" in reporter.get(WHERE).content.decode()


def test_answers_sent_without_a_session_are_for_no_one_else(reporter: Client, house: House) -> None:
    owner = _owner(reporter.get(WHERE).content.decode())
    reporter.logout()
    reporter.post(WHERE, {**WHERE_ANSWERS, "address": "x.example/7", "owner": owner})

    sign_in(reporter, house.other)

    assert "x.example/7" not in reporter.get(WHERE).content.decode()


@pytest.mark.parametrize("path", ["/melden/", WHERE, f"/melden/{KIND}/controleren/"])
def test_without_a_session_one_is_led_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/account/login/?next={path}"


def test_a_draft_kept_for_later_says_when_it_was_kept(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)
    Draft.objects.filter(pk=draft.pk).update(changed_at=clock.now() - timedelta(days=1))

    assert "gisteren" in reporter.get("/melden/").content.decode()


WHO = "/melden/negatief-bericht/wie/?concept="


def test_who_does_not_know_the_colleague_exactly_goes_on(client: Client, house: House) -> None:
    draft = a_draft(house.reporter, colleague_named="yes", named=[house.other.pk])
    sign_in(client, house.reporter)

    response = client.post(f"{WHO}{draft.pk}", {"named": "Niemand", "unsure": "1"})

    draft.refresh_from_db()
    assert "/waarom/" in response.headers["Location"]
    assert (draft.answers["colleague_named"], draft.answers["named"]) == ("unknown", None)


def test_an_unknown_name_comes_with_names_like_it(client: Client, house: House) -> None:
    draft = a_draft(house.reporter, colleague_named="yes")
    person("Olga de Wit")
    sign_in(client, house.reporter)

    page = client.post(f"{WHO}{draft.pk}", {"named": "Olga de Witt"}).content.decode()

    assert 'value="Olga de Wit"' in page


def test_a_name_that_is_chosen_replaces_what_was_typed(client: Client, house: House) -> None:
    draft = a_draft(house.reporter, colleague_named="yes")
    meant = person("Olga de Wit")
    sign_in(client, house.reporter)

    client.post(f"{WHO}{draft.pk}", {"named": "Olga de Witt", "named_meant": "Olga de Wit"})

    draft.refresh_from_db()
    assert draft.answers["named"] == [meant.pk]


def test_a_few_letters_give_no_list_of_colleagues(house: House) -> None:
    assert names_like("Ol") == []


@pytest.mark.parametrize("named", ["yes", "no"])
def test_the_number_of_steps_does_not_depend_on_the_answers(
    client: Client, house: House, named: str
) -> None:
    draft = a_draft(house.reporter, colleague_named=named)
    sign_in(client, house.reporter)

    page = client.get(f"/melden/negatief-bericht/waarom/?concept={draft.pk}").content.decode()

    assert "stap 3 van 5" in page
