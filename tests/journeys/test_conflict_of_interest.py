"""An adviser whom the post names: for them the report is not there."""

from __future__ import annotations

from django.core import mail
from playwright.sync_api import expect

from escalations.models import Case
from tests.factories.escalations import House
from werksaam import due

from .accessibility import assert_accessible
from .conftest import Enter
from .steps import QUOTE, be_at, fill_in, send

BELOW_A_CASE = ("", "wijzer/", "besluit/", "meelezen/", "wachten/", "notitie/", "heropenen/")


def test_an_adviser_whom_the_post_names_sees_nothing_of_the_report(
    enter: Enter, house: House
) -> None:
    reporter = enter(house.reporter)
    fill_in(reporter, named=house.adviser.name)
    expect(reporter.get_by_text("Communicatieadviseurs (1")).to_be_visible()
    assert_accessible(reporter)
    reference = send(reporter)
    case = Case.objects.get().reference
    due.run()

    page = enter(house.adviser)
    page.goto("/")
    expect(page.get_by_role("link", name="Werkvoorraad").first).to_be_visible()
    assert page.locator(".masthead .count").count() == 0
    page.goto("/werkvoorraad/")
    expect(page.get_by_text("De werkvoorraad is leeg")).to_be_visible()
    assert_accessible(page)
    page.goto(f"/werkvoorraad/?q={case}")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    assert_accessible(page)
    assert QUOTE not in page.content()
    for path in [f"/zaken/{case}/{below}" for below in BELOW_A_CASE]:
        answer = page.goto(path)
        assert (path, answer and answer.status) == (path, 404)
    answer = page.goto(f"/meldingen/{reference}/")
    assert answer and answer.status == 404
    assert house.adviser.email not in [to for sent in mail.outbox for to in sent.to]

    other = enter(house.colleague)
    other.goto("/werkvoorraad/")
    expect(other.get_by_text(QUOTE)).to_be_visible()
    other.goto(f"/zaken/{case}/")
    be_at(other, case)
    assert house.colleague.email in [to for sent in mail.outbox for to in sent.to]
