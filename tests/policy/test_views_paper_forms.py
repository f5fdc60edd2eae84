"""The pages about forms on paper: filled in by the desk, and served to the desk alone."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from pytest_django import Settings

from policy.models import PaperForm
from tests.factories.escalations import House
from tests.factories.images import picture, pixels, upload, use_store
from tests.factories.people import sign_in
from tests.policy.paper import recorded, yesterday
from tests.policy.reading import Hall, a_hall
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.uploads import MOST_BYTES

pytestmark = pytest.mark.django_db

MOVING = picture(
    "WEBP", save_all=True, append_images=[Image.new("RGB", (40, 20), (0, 0, 200))], duration=100
)


@pytest.fixture(autouse=True)
def own_store(settings: Settings, tmp_path: Path) -> Path:
    return use_store(settings, tmp_path / "attachments")


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


@pytest.fixture
def desk(client: Client, hall: Hall) -> Client:
    return sign_in(client, hall.desk)


def send(client: Client, hall: Hall, **changed: object) -> tuple[int, str]:
    given = {
        "version": hall.version.pk,
        "signed_on": yesterday().isoformat(),
        "language": "nl",
        "scan": upload("scan.png"),
        **changed,
    }
    response = client.post(f"/beheer/bevestigingen/{hall.learner.pk}/formulier/", given)
    return response.status_code, response.content.decode()


def error_at(page: str, field: str) -> str:
    found = re.search(rf'id="id_{field}_error".*?</div>', page, re.DOTALL)
    return found[0] if found else ""


def test_the_desk_records_a_form(desk: Client, hall: Hall) -> None:
    status, _page = send(desk, hall)

    page = desk.get(f"/beheer/bevestigingen/{hall.learner.pk}/").content.decode()
    assert (status, PaperForm.objects.count()) == (302, 1)
    assert "Ondertekend op papier" in page
    assert f"Vastgelegd door {hall.desk.name}" in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leeg.png", b"", "‘leeg.png’ is leeg."),
        ("brief.pdf", b"%PDF-1.7", "‘brief.pdf’ is geen afbeelding"),
        ("scan.jpg", picture(), "‘scan.jpg’ past niet bij dit soort afbeelding."),
        ("half.png", picture(size=(400, 400))[:-300], "‘half.png’ is beschadigd"),
        ("zwaar.png", picture() + bytes(MOST_BYTES + 1024), "‘zwaar.png’ is groter dan 10 MB."),
        ("film.webp", MOVING, "‘film.webp’ beweegt."),
    ],
)
def test_a_bad_scan_is_refused_in_words_at_the_field(
    desk: Client, hall: Hall, name: str, content: bytes, words: str
) -> None:
    status, page = send(desk, hall, scan=upload(name, content))

    assert (status, PaperForm.objects.count()) == (422, 0)
    assert words in error_at(page, "scan")
    assert f'value="{yesterday().isoformat()}"' in page


def test_a_bad_day_asks_for_the_scan_once_more(desk: Client, hall: Hall) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()

    status, page = send(desk, hall, signed_on=tomorrow)

    assert (status, PaperForm.objects.count()) == (422, 0)
    assert "Deze dag moet nog komen." in error_at(page, "signed_on")
    assert "Kies de scan nog een keer" in error_at(page, "scan")


def test_no_scan_is_said_at_the_field(desk: Client, hall: Hall) -> None:
    status, page = send(desk, hall, scan="")

    assert (status, "Kies de scan van het formulier." in error_at(page, "scan")) == (422, True)


def test_the_scan_is_a_download_that_runs_nothing(desk: Client, hall: Hall) -> None:
    given = recorded(hall)

    response = desk.get(f"/beheer/bevestigingen/{given.pk}/scan/")

    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert pixels(response.content).size == (40, 20)


def test_each_look_at_a_scan_is_in_the_trail_once_a_quarter(desk: Client, hall: Hall) -> None:
    given, start = recorded(hall), clock.now().replace(minute=1)

    for minutes in (0, 5, 20):
        with clock.at(start + timedelta(minutes=minutes)):
            desk.get(f"/beheer/bevestigingen/{given.pk}/scan/")

    assert Event.objects.filter(action="paper_form.looked_at").count() == 2


def test_the_person_has_a_proof_of_a_form_on_paper(client: Client, hall: Hall) -> None:
    given = recorded(hall)
    sign_in(client, hall.learner)

    page = client.get(f"/bevestigingen/{given.pk}/")

    assert page.status_code == 200
    assert client.get(f"/bevestigingen/{given.pk}.json").json()["record"]["id"] == str(given.pk)


def test_a_form_to_print_says_what_is_signed_in_either_language(desk: Client) -> None:
    dutch = desk.get("/beheer/bevestigingen/leeg-formulier/").content.decode()
    english = desk.get("/beheer/bevestigingen/leeg-formulier/?taal=en").content.decode()

    assert "Ik heb versie 1 van de Sociale media code" in dutch
    assert "I have received and read version 1" in english
    assert "Signature" in english
