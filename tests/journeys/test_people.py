"""A list from HR with a mistake, mended and applied; and a role asked and given by another."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from tests.factories.escalations import House
from tests.factories.people import person
from werksaam.people.models import Membership, Role, User
from werksaam.people.roles import has_role

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import be_at

HEADING = "personeelsnummer;naam;organisatie;team"
MISTAKEN = "N1;;Westfriesland;Kas"
MENDED = "N1;Nienke Nieuw;Westfriesland;Kas"


def test_a_list_is_mended_applied_and_changes_nothing_again(enter: Enter, house: House) -> None:
    page = enter(person("Bea", roles=[Role.ADMINISTRATOR]))

    _give_in(page, MISTAKEN)
    expect(page.get_by_text("Dit is leeg. Vul het in.")).to_be_visible()
    assert_accessible(page)
    _give_in(page, MENDED)
    be_at(page, "Wat de lijst verandert")
    expect(page.get_by_text("Nienke Nieuw (N1), in Kas vanaf")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="De lijst verwerken").click()
    be_at(page, "De lijst is verwerkt")
    assert_accessible(page)
    _give_in(page, MENDED)
    expect(page.get_by_text("Alles in de lijst is al bekend.")).to_be_visible()
    assert User.objects.filter(personnel_number="N1").exists()


def test_a_role_is_asked_and_given_by_a_second_person(enter: Enter, house: House) -> None:
    bea = person("Bea", roles=[Role.ADMINISTRATOR])
    page = enter(bea)
    page.goto("/beheer/rollen/")
    page.get_by_role("link", name="Een rol voor uzelf vragen").click()
    page.get_by_role("button", name="De rol vragen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Auditor").check()
    page.get_by_label("Waarom hebt u die nodig?").fill("De auditor is weg.")
    page.get_by_role("button", name="De rol vragen").click()
    be_at(page, "Rollen voor uzelf")

    director = enter(house.director)
    director.goto("/beheer/rollen/")
    assert_accessible(director)
    director.get_by_role("link", name="Bea: Auditor").click()
    be_at(director, "Auditor")
    assert_accessible(director)
    director.get_by_role("button", name="Geef de rol", exact=True).click()

    be_at(director, "Rollen voor uzelf")
    assert has_role(User.objects.get(pk=bea.pk), Role.AUDITOR)


def _give_in(page: Page, row: str) -> None:
    """The row, with everyone who works here: who is not in a list, leaves."""
    held = Membership.objects.current().exclude(person__personnel_number="N1")
    here = [
        f"{m.person.personnel_number};{m.person.name};{m.entity};{m.team.name}"
        for m in held.select_related("person", "team")
    ]
    content = "\n".join([HEADING, row, *here]).encode()
    page.goto("/beheer/mensen/lijst/")
    page.get_by_label("De lijst, als CSV-bestand").set_input_files(
        FilePayload(name="lijst.csv", mimeType="text/csv", buffer=content)
    )
    page.get_by_role("button", name="Bekijken wat er verandert").click()
