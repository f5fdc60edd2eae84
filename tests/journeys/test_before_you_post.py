"""*Mag ik dit plaatsen?*: to the disclaimer with a copy of it, without script on a phone, and
the desk that changes a question and publishes it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.factories.escalations import House
from tests.factories.guidance import publish_guidance

from .accessibility import assert_accessible, assert_fits
from .conftest import Enter
from .keyboard import pick, press
from .steps import be_at, go_back, go_on

PHONE = {"width": 320, "height": 640}


def say(page: Page, question: str, answer: str) -> None:
    """Answer the question that the page asks."""
    be_at(page, question)
    page.get_by_label(answer, exact=True).check()
    go_on(page)


def test_the_questions_end_in_a_disclaimer_to_copy(enter: Enter, house: House) -> None:
    publish_guidance(house.version, by=house.adviser, second=house.secretary)
    page = enter(house.reporter, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Mag ik dit plaatsen?").click()
    be_at(page, "Wat wilt u doen?")
    go_on(page)
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)

    say(page, "Wat wilt u doen?", "Een bericht, foto of filmpje plaatsen of delen")
    say(page, "Gaat uw bericht over WerkSaam of over uw werk?", "Nee, over iets anders")
    go_back(page, leaving="Staat er een tekst, foto of filmpje van een ander in?")
    say(page, "Gaat uw bericht over WerkSaam of over uw werk?", "Ja")
    say(page, "Wat staat er in uw bericht?", "Niets van dit alles")
    say(page, "Weet u zeker dat alles klopt?", "Ja")
    fits = "Ja, het past bij de kernwaarden en schaadt WerkSaam niet"
    say(page, "Past uw bericht bij WerkSaam?", fits)
    say(page, "Plaatst u dit voor uw werk of privé?", "Privé, en het gaat over WerkSaam")
    say(page, "Hebt u een functie waarin u WerkSaam vertegenwoordigt?", "Nee")
    be_at(page, "U mag dit plaatsen als u twee dingen toevoegt")
    assert_accessible(page)

    page.get_by_role("button", name="Kopieer de disclaimer").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"© {house.reporter.name}. De standpunten en meningen")
    page.get_by_role("button", name="English").click()
    be_at(page, "You may post this if you add two things")


def test_without_script_a_phone_leads_to_the_desk(enter: Enter, house: House) -> None:
    publish_guidance(house.version, by=house.adviser, second=house.secretary)
    page = enter(house.reporter, java_script_enabled=False, viewport=PHONE)
    page.goto("/mag-ik-dit-plaatsen/")
    be_at(page, "Wat wilt u doen?")
    assert_fits(page)
    pick(page, "Reageren op een negatief bericht over WerkSaam")
    press(page, "Verder")
    be_at(page, "Weet het secretariaat of de communicatieadviseur al")
    pick(page, "Nee, of dat weet ik niet")
    press(page, "Verder")

    be_at(page, "Reageer nog niet")
    assert_fits(page)
    expect(page.get_by_role("button", name="Kopieer")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Meld een negatief bericht").click()
    be_at(page, "Waar staat het bericht?")


def test_the_desk_changes_a_question_and_a_second_person_publishes(
    enter: Enter, house: House
) -> None:
    publish_guidance(house.version, by=house.adviser, second=house.secretary)
    page = enter(house.adviser)
    page.goto("/beheer/wegwijzer/mag-ik-dit-plaatsen/")
    page.get_by_role("link", name="Gebruikt u uw echte naam?", exact=True).click()
    assert_accessible(page)
    page.get_by_label("Vraag, in het Nederlands").fill("Staat uw echte naam erbij?")
    page.get_by_role("button", name="Bewaar dit").click()
    page.get_by_label("Wat hebt u gewijzigd, en waarom?").fill("Duidelijker.")
    assert_accessible(page)
    page.get_by_role("button", name="Vraag een collega").click()

    second = enter(house.secretary)
    second.goto("/")
    second.get_by_role("link", name="Lees de wijzigingen").click()
    expect(second.get_by_text("Duidelijker.")).to_be_visible()
    second.get_by_role("button", name="Publiceer deze tekst").click()
    expect(second.get_by_text("Het is gepubliceerd.")).to_be_visible()

    reader = enter(house.reporter)
    reader.goto("/mag-ik-dit-plaatsen/")
    say(reader, "Wat wilt u doen?", "Een account maken of een accountnaam kiezen")
    say(reader, "Staat de naam WerkSaam in de accountnaam?", "Nee")
    be_at(reader, "Staat uw echte naam erbij?")
