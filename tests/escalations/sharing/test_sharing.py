"""A share, posted as a browser does: it becomes a draft of who shares, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from escalations.models import Draft, Report
from tests.factories.escalations import KIND, MONDAY, House, a_draft
from tests.factories.images import picture, upload
from tests.factories.kinds import DISCUSSION
from tests.factories.people import sign_in
from werksaam import clock
from werksaam.audit.models import Event

SHARE = "/melden/delen/"
POST = "https://facebook.example/groep/bericht-7"
DEVICE = {"Sec-Fetch-Site": "none", "Origin": "null"}
"""What Chromium sends with what the device shares."""


@pytest.fixture(autouse=True)
def store(own_store: Path) -> Path:
    """Images of this test alone."""
    return own_store


@pytest.fixture
def phone(house: House) -> Client:
    """The phone of the reporter; every token of a form is asked for, as in earnest."""
    return sign_in(Client(enforce_csrf_checks=True), house.reporter)


def share(phone: Client, *images: SimpleUploadedFile, **shared: str) -> Any:
    """Share from another app."""
    data = {"title": "", "text": "", "url": "", **shared, "images": list(images)}
    return phone.post(SHARE, data, headers=DEVICE)


def test_a_share_becomes_a_draft_and_nothing_more(phone: Client, house: House) -> None:
    events = Event.objects.count()

    response = share(phone, upload(), upload("twee.png"), text=f"Wat een club! {POST}")

    draft = Draft.objects.get()
    assert response.headers["Location"] == f"{SHARE}{draft.pk}/"
    assert (draft.person, draft.kind, draft.images.count()) == (house.reporter, KIND, 2)
    assert (draft.answers["address"], draft.answers["quote"]) == (POST, "Wat een club!")
    assert (Report.objects.count(), Event.objects.count()) == (0, events)


def test_the_platform_is_told_by_the_address(phone: Client) -> None:
    share(phone, text="https://www.instagram.com/p/Cx9/")

    assert Draft.objects.get().answers["platform"] == "instagram"


def test_what_was_shared_is_shown_with_what_it_can_be(phone: Client) -> None:
    page = phone.get(share(phone, url=POST).headers["Location"]).content.decode()

    assert (POST in page, f'value="{KIND}"' in page) == (True, True)


@pytest.mark.parametrize(
    ("shared", "offered"), [({"text": "De tuin is af"}, True), ({"url": POST}, False)]
)
def test_only_kinds_that_ask_for_all_of_it_are_offered(
    phone: Client, shared: dict[str, str], offered: bool
) -> None:
    page = phone.get(share(phone, **shared).headers["Location"]).content.decode()

    assert ('value="nieuwstip"' in page) is offered


def test_the_kind_is_chosen_and_the_answers_go_along(house: House, client: Client) -> None:
    at = share(sign_in(client, house.reporter), url=POST, text="Ruzie").headers["Location"]

    response = client.post(at, {"kind": DISCUSSION})

    draft = Draft.objects.get()
    assert (draft.kind, draft.answers["address"]) == (DISCUSSION, POST)
    assert response.headers["Location"].startswith(f"/melden/{DISCUSSION}/")


@pytest.mark.parametrize("kind", ["", "bestaat-niet", "schending"])
def test_a_kind_that_does_not_fit_is_asked_again(house: House, client: Client, kind: str) -> None:
    at = share(sign_in(client, house.reporter), url=POST).headers["Location"]

    assert client.post(at, {"kind": kind}).status_code == 200
    assert Draft.objects.get().kind == KIND


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://kwaad.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://ander.werksaam.example"},
        {"Origin": "null"},
    ],
)
def test_another_website_shares_nothing(phone: Client, headers: dict[str, str]) -> None:
    response = phone.post(SHARE, {"url": POST}, headers=headers)

    assert (response.status_code, Draft.objects.exists()) == (403, False)


def test_nothing_shared_leads_to_the_first_step_and_says_so(phone: Client) -> None:
    response = share(phone)

    page = phone.get(response.headers["Location"]).content.decode()
    assert (response.headers["Location"], Draft.objects.exists()) == (
        f"/melden/{KIND}/waar/",
        False,
    )
    assert "In wat u deelde zat geen link, tekst of afbeelding." in page


def heavy() -> SimpleUploadedFile:
    """Fifty megabytes."""
    return SimpleUploadedFile("film.png", bytes(50 * 1024 * 1024))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (lambda: [heavy()], "is groter dan 10 MB"),
        (lambda: [upload("brief.pdf", b"%PDF-1.7")], "is geen afbeelding in PNG, JPEG of WebP"),
        (lambda: [upload(f"{n}.png") for n in range(20)], "In een melding passen hoogstens 5"),
    ],
    ids=["50 MB", "no image", "20 files"],
)
def test_a_bad_file_is_refused_in_words_and_the_text_stays(
    phone: Client, files: Any, words: str
) -> None:
    response = share(phone, *files(), url=POST, text="Kijk")

    assert (response.status_code, words in response.content.decode()) == (422, True)
    assert Draft.objects.get().answers == {"address": POST, "quote": "Kijk"}


def test_good_images_beside_a_bad_one_are_kept(phone: Client) -> None:
    response = share(phone, upload(), upload("brief.pdf", b"%PDF-1.7"), url=POST)

    assert (response.status_code, Draft.objects.get().images.count()) == (422, 1)


def test_a_bad_file_alone_makes_no_draft(phone: Client) -> None:
    response = share(phone, upload("brief.pdf", b"%PDF-1.7"))

    assert (response.status_code, Draft.objects.exists()) == (422, False)


def test_the_eleventh_draft_in_an_hour_has_to_wait(phone: Client) -> None:
    made = [share(phone, url=POST).status_code for _ in range(11)]

    assert made == [302] * 10 + [429]


def test_an_hour_later_one_shares_on(phone: Client, house: House) -> None:
    for _ in range(10):
        share(phone, url=POST)

    with clock.at(MONDAY + timedelta(minutes=61)):
        sign_in(phone, house.reporter)
        begun = share(phone, url=POST)

    assert begun.status_code == 302


def test_what_was_shared_before_signing_in_waits_for_a_press(house: House, client: Client) -> None:
    response = share(client, upload(), url=POST, text="Kijk")
    sign_in(client, house.reporter)

    page = client.get(SHARE).content.decode()
    assert response.headers["Location"] == f"/account/login/?next={SHARE}"
    assert (POST in page, Draft.objects.exists()) == (True, False)


def test_what_waited_is_gone_after_a_quarter_of_an_hour(house: House, client: Client) -> None:
    share(client, url=POST)
    with clock.at(MONDAY + timedelta(minutes=16)):
        sign_in(client, house.reporter)

        assert POST not in client.get(SHARE).content.decode()


def test_what_waited_is_kept_as_a_draft_once(house: House, client: Client) -> None:
    share(client, url=POST)
    sign_in(client, house.reporter)

    client.post(SHARE, {"url": POST}, headers={"Sec-Fetch-Site": "same-origin"})

    assert Draft.objects.get().answers == {"address": POST}
    assert POST not in client.get(SHARE).content.decode()


def test_a_share_of_another_is_not_there(house: House, client: Client) -> None:
    draft = a_draft(house.other, quote="kanarie")

    answers = [
        sign_in(client, house.reporter).get(f"{SHARE}{draft.pk}/"),
        client.post(f"{SHARE}{draft.pk}/", {"kind": DISCUSSION}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    draft.refresh_from_db()
    assert draft.kind == KIND


def test_a_share_that_was_sent_is_not_there(house: House, client: Client) -> None:
    draft = a_draft(house.reporter)
    client = sign_in(client, house.reporter)
    client.post(f"/melden/{KIND}/controleren/?concept={draft.pk}")

    assert client.get(f"{SHARE}{draft.pk}/").status_code == 404


def test_posted_fields_choose_no_person_and_no_kind(phone: Client, house: House) -> None:
    share(phone, url=POST, person=str(house.other.pk), kind=DISCUSSION, report="1")

    draft = Draft.objects.get()
    assert (draft.person, draft.kind, draft.report) == (house.reporter, KIND, None)


def test_an_image_that_is_shared_is_written_anew(phone: Client) -> None:
    content = picture(size=(30, 30)) + b"<script>"

    share(phone, upload("x.png", content))

    assert Draft.objects.get().images.get().bytes < len(content) + 100
