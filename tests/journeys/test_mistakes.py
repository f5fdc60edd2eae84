"""What goes wrong on the way, for the person and for the portal: nothing is lost by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from playwright.sync_api import Page, expect

from escalations.models import Case, Report
from escalations.triage import claim, release
from tests.factories.escalations import House, a_case, a_claimed_case, a_draft, a_report

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .steps import (
    FIRST_STEP,
    QUOTE,
    be_at,
    fill_in,
    go_back,
    go_on,
    say_what,
    say_where,
    say_why,
    send,
    sign_in,
)


def errors_are_told(page: Page, *errors: str) -> None:
    """The summary has the focus and links each error to its field, which says it too."""
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith("Fout:")
    for error in errors:
        link = summary.get_by_role("link", name=error)
        field = page.locator(link.get_attribute("href") or "#none")
        assert field.count() == 1
        expect(page.locator("form .field").get_by_text(error)).to_be_visible()
    assert_accessible(page)
    assert_fits(page)


def press_and_get(page: Page, button: str) -> int:
    """Press a button that leads to a page; answers the status of that page."""
    with page.expect_navigation() as leading:
        page.get_by_role("button", name=button).first.click()
    answer = leading.value
    assert answer is not None
    return answer.status


def test_errors_in_where_have_the_focus_and_keep_what_was_typed(enter: Enter, house: House) -> None:
    page = enter(house.reporter)
    page.goto(FIRST_STEP)
    page.get_by_label("Wanneer zag u het?").fill("")
    go_on(page)
    errors_are_told(page, "Kies waar het bericht staat.", "Vul in wanneer u het bericht zag.")

    page.get_by_label("Facebook").check()
    page.get_by_label("Link naar het bericht").fill("javascript:alert(1)")
    page.get_by_label("Wanneer zag u het?").fill("2999-01-01T00:00")
    go_on(page)
    errors_are_told(page, "Dit is geen webadres.", "Dit moment moet nog komen.")
    expect(page.get_by_label("Facebook")).to_be_checked()
    expect(page.get_by_label("Link naar het bericht")).to_have_value("javascript:alert(1)")
    expect(page.get_by_label("Wanneer zag u het?")).to_have_value("2999-01-01T00:00")


def test_a_text_that_is_far_too_long_stays_until_it_is_shortened(
    enter: Enter, house: House
) -> None:
    long = "klacht " * 14_286  # 100,002 characters
    page = enter(house.reporter)
    page.goto(FIRST_STEP)
    say_where(page)
    go_on(page)
    errors_are_told(page, "Schrijf op wat er in het bericht staat.", "Kies ‘Ja’")

    say_what(page, long)
    errors_are_told(page, "Gebruik ten hoogste 5000 tekens.")
    expect(page.get_by_label("Nee", exact=True)).to_be_checked()
    expect(page.get_by_label("Wat staat er precies?")).to_have_value(long)
    say_what(page, "<b>Prutsers</b> & co, שלום 😡")
    go_on(page)
    errors_are_told(page, "Kies minstens één reden.")
    say_why(page)
    expect(page.get_by_text("<b>Prutsers</b> & co, שלום 😡")).to_be_visible()


def test_a_colleague_whom_nobody_knows_is_asked_again(enter: Enter, house: House) -> None:
    page = enter(house.reporter)
    page.goto(FIRST_STEP)
    say_where(page)
    say_what(page, named="Niemand Bekend")
    errors_are_told(page, "Wij kennen geen collega ‘Niemand Bekend’.")
    expect(page.get_by_label("Naam van de collega")).to_have_value("Niemand Bekend")


def test_who_was_signed_out_in_mid_form_signs_in_and_goes_on(
    enter: Enter, house: House, settings: Any
) -> None:
    page = enter(house.reporter)
    page.goto(FIRST_STEP)
    say_where(page)
    page.get_by_label("Wat staat er precies?").fill(QUOTE)
    page.get_by_label("Nee", exact=True).check()
    settings.FAKE_NOW += timedelta(minutes=31)
    go_on(page)
    be_at(page, "Inloggen")
    assert_accessible(page)
    sign_in(page, house.reporter)

    be_at(page, "Wat staat er in het bericht?")
    expect(page.get_by_text("Uw antwoorden staan er nog")).to_be_visible()
    expect(page.get_by_label("Wat staat er precies?")).to_have_value(QUOTE)
    assert_accessible(page)
    go_on(page)
    say_why(page)
    send(page)


def test_sending_twice_and_going_back_make_one_report(enter: Enter, house: House) -> None:
    page = enter(house.reporter)
    fill_in(page)
    tab = page.context.new_page()
    tab.goto(page.url)
    page.get_by_role("button", name="Versturen").dblclick()
    be_at(page, "Uw melding is verstuurd")
    reference = page.locator("[data-reference]").inner_text()

    assert send(tab) == reference
    go_back(page, leaving="Uw melding is verstuurd")
    be_at(page, "Uw melding is verstuurd")
    expect(page.locator("[data-reference]")).to_have_text(reference)
    assert Report.objects.count() == 1


def test_who_comes_second_to_a_case_hears_who_was_first(enter: Enter, house: House) -> None:
    case = a_case(house)
    first, second = enter(house.adviser), enter(house.colleague)
    for page in (first, second):
        page.goto(case.get_absolute_url())
    assert press_and_get(first, "Oppakken") == 200

    assert press_and_get(second, "Oppakken") == 409
    be_at(second, "Anna was u net voor")
    assert_accessible(second)
    second.get_by_role("link", name="Bekijk de zaak").click()
    be_at(second, case.reference)


def test_a_decision_on_an_older_state_keeps_the_text_and_tells_both_states(
    enter: Enter, house: House
) -> None:
    case = a_claimed_case(house)
    page = enter(house.adviser)
    page.goto(f"{case.get_absolute_url()}besluit/")
    page.get_by_label("Niet reageren").check()
    page.get_by_label("Waarom besluit u dit?").fill("Het is een mening.")
    case.refresh_from_db()
    case = release(by=house.adviser, case=case, revision=case.revision)
    case = claim(by=house.adviser, case=case)

    assert press_and_get(page, "Besluit bewaren") == 409
    expect(page.get_by_role("alert")).to_contain_text("De zaak is intussen veranderd")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Waarom besluit u dit?")).to_have_value("Het is een mening.")
    assert_accessible(page)
    assert press_and_get(page, "Besluit bewaren") == 200
    assert Case.objects.get(pk=case.pk).decisions.count() == 1


def test_a_decision_without_what_it_needs_is_asked_again(enter: Enter, house: House) -> None:
    case = a_claimed_case(house)
    page = enter(house.adviser)
    page.goto(f"{case.get_absolute_url()}besluit/")
    page.get_by_role("button", name="Besluit bewaren").click()
    errors_are_told(page, "Kies wat u besluit.", "Schrijf op waarom.")

    page.get_by_label("Reageren, want de feiten kloppen niet").check()
    page.get_by_label("Waarom besluit u dit?").fill("Het is niet waar.")
    page.get_by_role("button", name="Besluit bewaren").click()
    errors_are_told(page, "Schrijf de tekst die WerkSaam gaat plaatsen.")
    expect(page.get_by_label("Waarom besluit u dit?")).to_have_value("Het is niet waar.")


def test_the_sixth_wrong_password_has_to_wait(enter: Enter, house: House) -> None:
    cache.clear()  # it counts tries, and outlives a test
    page = enter()
    page.goto("/account/login/")
    statuses = []
    for _ in range(6):
        page.get_by_label("E-mailadres of personeelsnummer").fill(house.reporter.email or "")
        page.get_by_label("Wachtwoord").fill("vergeten")
        statuses.append(press_and_get(page, "Inloggen"))
        if statuses == [200]:
            expect(page.get_by_role("alert")).to_be_focused()
            assert_accessible(page)

    assert statuses == [200, 200, 200, 200, 200, 429]
    be_at(page, "Dat was te vaak in korte tijd")
    assert_accessible(page)


def test_the_eleventh_report_in_an_hour_has_to_wait(enter: Enter, house: House) -> None:
    for number in range(10):
        a_report(house.reporter, address=f"https://x.example/{number}")
    draft = a_draft(house.reporter)
    page = enter(house.reporter)
    page.goto(f"/melden/negatief-bericht/controleren/?concept={draft.pk}")

    assert press_and_get(page, "Versturen") == 429
    be_at(page, "Te veel meldingen in één uur")
    assert_accessible(page)


def test_a_report_that_nobody_may_handle_keeps_its_draft(enter: Enter, house: House) -> None:
    everyone = [house.adviser, house.colleague, house.secretary, house.director]
    draft = a_draft(house.reporter, named=[one.pk for one in everyone])
    page = enter(house.reporter)
    page.goto(f"/melden/negatief-bericht/controleren/?concept={draft.pk}")

    assert press_and_get(page, "Versturen") == 422
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)
    assert Report.objects.count() == 0
