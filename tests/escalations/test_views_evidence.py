"""Screenshots through the pages: choosing, refusing, blacking out, and who gets a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from escalations import attaching, draft_images
from escalations.models import Attachment, Draft, DraftImage, Report
from tests.factories.escalations import KIND, MONDAY, House, a_draft
from tests.factories.images import (
    a_draft_with_images,
    a_report_with_images,
    picture,
    pixels,
    upload,
)
from tests.factories.people import sign_in
from werksaam import clock, stored_files
from werksaam.audit.models import Event
from werksaam.people.models import User
from werksaam.stored_files import CannotStore, read
from werksaam.uploads import MOST_BYTES, Refused, accept


@pytest.fixture
def reporter(client: Client, house: House, own_store: Path) -> Client:
    sign_in(client, house.reporter)
    return client


def step_of(draft: Draft) -> str:
    return f"/melden/{KIND}/bewijs/?concept={draft.pk}"


def send_files(
    client: Client, draft: Draft, *files: SimpleUploadedFile, button: str = "add"
) -> tuple[int, str]:
    """Post files to the step; answers the status and the page."""
    response = client.post(step_of(draft), {"evidence": list(files), button: "1"})
    return response.status_code, response.content.decode()


def test_images_that_are_added_stand_on_the_page(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    response = reporter.post(step_of(draft), {"evidence": [upload(), upload("b.png")], "add": "1"})

    page = reporter.get(response.headers["Location"]).content.decode()
    assert response.headers["Location"] == step_of(draft)
    assert "Schermafbeelding 2 van 2, 40 bij 20 pixels" in page


def test_going_on_takes_the_chosen_image_along(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    response = reporter.post(step_of(draft), {"evidence": [upload()]}, follow=True)

    page = response.content.decode()
    assert "Klopt dit?" in page
    assert "1 afbeelding" in page
    assert "/zwart/" in page


def test_going_on_without_an_image_asks_nothing(reporter: Client, house: House) -> None:
    response = reporter.post(step_of(a_draft(house.reporter)), follow=True)

    assert "Klopt dit?" in response.content.decode()


def test_adding_nothing_is_told(reporter: Client, house: House) -> None:
    response = reporter.post(step_of(a_draft(house.reporter)), {"add": "1"})

    assert response.status_code == 422
    assert "Kies eerst een afbeelding." in response.content.decode()


def test_a_draft_begins_with_its_images_where_there_is_none(reporter: Client, house: House) -> None:
    response = reporter.post(f"/melden/{KIND}/bewijs/", {"evidence": [upload()], "add": "1"})

    draft = Draft.objects.get(person=house.reporter)
    assert (response.headers["Location"], draft.images.count()) == (step_of(draft), 1)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leeg.png", b"", "‘leeg.png’ is leeg."),
        ("plaatje.svg", b"<svg/>", "‘plaatje.svg’ is geen afbeelding in PNG, JPEG of WebP."),
        ("brief.pdf", b"%PDF-1.7", "‘brief.pdf’ is geen afbeelding"),
        ("scherm.jpg", picture(), "‘scherm.jpg’ past niet bij dit soort afbeelding."),
        ("half.png", picture(size=(400, 400))[:-300], "‘half.png’ is beschadigd"),
        ("zwaar.png", picture() + bytes(MOST_BYTES + 1024), "‘zwaar.png’ is groter dan 10 MB."),
    ],
)
def test_a_bad_file_is_refused_in_words_at_the_field(
    reporter: Client, house: House, name: str, content: bytes, words: str
) -> None:
    draft = a_draft(house.reporter)

    status, page = send_files(reporter, draft, upload(name, content))

    error = re.search(r'id="id_evidence_error".*?</div>', page, re.DOTALL)
    assert (status, DraftImage.objects.count()) == (422, 0)
    assert error is not None and words in error[0]


def test_good_images_stay_beside_a_bad_one(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    status, page = send_files(reporter, draft, upload("goed.png"), upload("x.gif", b"GIF89a"))

    assert (status, draft.images.count()) == (422, 1)
    assert "‘x.gif’ is geen afbeelding" in page
    assert "‘goed.png’" not in page


@pytest.mark.parametrize(
    ("there", "chosen", "words"),
    [
        (0, 6, "In een melding passen hoogstens 5 afbeeldingen. Kies er minder."),
        (3, 3, "In een melding passen hoogstens 5 afbeeldingen. U hebt er al 3."),
        (0, 20, "In een melding passen hoogstens 5 afbeeldingen."),
    ],
)
def test_more_than_five_images_are_refused(
    reporter: Client, house: House, there: int, chosen: int, words: str
) -> None:
    draft = a_draft_with_images(house.reporter, there)

    status, page = send_files(reporter, draft, *(upload(f"{n}.png") for n in range(chosen)))

    assert (status, draft.images.count()) == (422, there)
    assert words in page


def test_a_bad_file_loses_nothing_that_was_answered(reporter: Client, house: House) -> None:
    draft = a_draft(house.reporter)

    send_files(reporter, draft, upload("x.png", b"geen beeld"))

    assert Draft.objects.get().answers == draft.answers


def test_the_name_of_a_file_can_not_become_markup(reporter: Client, house: House) -> None:
    _status, page = send_files(
        reporter, a_draft(house.reporter), upload("<img src=x onerror=alert(1)>.gif", b"GIF89a")
    )

    assert "<img src=x" not in page


def test_a_full_disk_is_503_in_words_and_stores_nothing(
    reporter: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> str:
        raise OSError(28, "No space left on device")

    draft = a_draft(house.reporter)
    monkeypatch.setattr(storages["attachments"], "save", full)

    status, page = send_files(reporter, draft, upload())

    assert (status, DraftImage.objects.count()) == (503, 0)
    assert "Het portaal kan nu niets bewaren" in page
    assert Draft.objects.get().answers == draft.answers


def test_the_warning_stands_above_the_field(reporter: Client, house: House) -> None:
    page = reporter.get(step_of(a_draft(house.reporter))).content.decode()

    assert page.index("burgerservicenummer") < page.index('type="file"')


def test_an_image_is_removed_from_the_draft(reporter: Client, house: House) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    response = reporter.post(f"/melden/beeld/{image.pk}/weg/")

    assert response.headers["Location"] == step_of(image.draft)
    assert DraftImage.objects.count() == 0


# --- blacking out ------------------------------------------------------------

LEFT_HALF = {"left_1": "0", "top_1": "0", "width_1": "50", "height_1": "100"}


def test_boxes_that_were_filled_in_become_black(reporter: Client, house: House) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    response = reporter.post(f"/melden/beeld/{image.pk}/zwart/", LEFT_HALF)

    now = pixels(read(DraftImage.objects.get().file))
    assert response.headers["Location"] == step_of(image.draft)
    assert sorted(count for count, _colour in now.getcolors() or []) == [400, 400]
    assert now.getpixel((0, 0)) == (0, 0, 0)


def test_looking_where_the_boxes_are_changes_nothing(reporter: Client, house: House) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    response = reporter.post(f"/melden/beeld/{image.pk}/zwart/", {**LEFT_HALF, "show": "1"})

    page = response.content.decode()
    assert 'data-rect="1" x="0" y="0" width="50.0" height="100.0"' in page
    assert DraftImage.objects.get().sha256 == image.sha256


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Wijs eerst aan wat zwart moet."),
        ({"left_1": "10"}, "Vul alle vier de getallen van dit vlak in."),
        ({**LEFT_HALF, "width_1": "0"}, "Vul een getal in van 0 tot 100."),
        ({**LEFT_HALF, "left_1": "-1"}, "Vul een getal in van 0 tot 100."),
        ({**LEFT_HALF, "top_1": "100"}, "Vul een getal in van 0 tot 100."),
        ({**LEFT_HALF, "height_1": "alles"}, "Vul een getal in van 0 tot 100."),
        ({**LEFT_HALF, "height_1": "NaN"}, "Vul een getal in van 0 tot 100."),
        ({**LEFT_HALF, "height_1": "1e400"}, "Vul een getal in van 0 tot 100."),
    ],
)
def test_a_box_that_says_nothing_is_told_and_blackens_nothing(
    reporter: Client, house: House, given: dict[str, str], words: str
) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    response = reporter.post(f"/melden/beeld/{image.pk}/zwart/", given)

    assert words in response.content.decode()
    assert DraftImage.objects.get().sha256 == image.sha256


def test_a_page_of_an_image_that_changed_meanwhile_is_409(
    reporter: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    def gone(_name: str) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(stored_files, "read", gone)
    response = reporter.post(f"/melden/beeld/{image.pk}/zwart/", LEFT_HALF)

    assert response.status_code == 409
    assert "Deze afbeelding is intussen veranderd" in response.content.decode()


# --- who gets a file ---------------------------------------------------------


def of_case(report: Report, image: Attachment) -> str:
    return f"/zaken/{report.case.reference}/bewijs/{image.pk}"


def of_report(report: Report, image: Attachment) -> str:
    return f"/meldingen/{report.reference}/bewijs/{image.pk}"


def of_draft(_report: Report, image: Attachment) -> str:
    """Where the image stood before it was sent."""
    return f"/melden/beeld/{image.pk}/"


READS = ("adviser", "secretary", "reporter")


@pytest.mark.parametrize(
    ("address", "who"),
    [
        (of_case, {"adviser", "secretary"}),
        (of_report, {"reporter"}),
        (of_draft, set()),
    ],
)
def test_an_image_is_for_who_may_see_it_and_for_others_is_not_there(
    client: Client, house: House, address: Callable[[Report, Attachment], str], who: set[str]
) -> None:
    report = a_report_with_images(house.reporter, named=[house.colleague.pk])
    people: dict[str, User] = {
        name: getattr(house, name)
        for name in (
            "adviser",
            "colleague",
            "secretary",
            "director",
            "manager",
            "reporter",
            "other",
        )
    }
    image = report.attachments.get()
    got = set()
    for name, someone in people.items():
        sign_in(client, someone)
        response = client.get(address(report, image))
        assert response.status_code in {200, 404}
        got |= {name} if response.status_code == 200 else set()

    assert got == who  # the colleague is named in the post


def test_an_image_goes_with_its_own_report_and_case_alone(reporter: Client, house: House) -> None:
    mine = a_report_with_images(house.reporter)
    other = a_report_with_images(house.other, address="https://x.com/a/1").attachments.get()

    assert reporter.get(of_report(mine, other)).status_code == 404
    sign_in(reporter, house.adviser)
    assert reporter.get(of_case(mine, other)).status_code == 404


def test_an_image_of_a_draft_is_for_its_writer_alone(reporter: Client, house: House) -> None:
    image = a_draft_with_images(house.other).images.get()

    answers = [reporter.get(f"/melden/beeld/{key}/") for key in (image.pk, uuid4())]

    pages = [re.findall(r"<main.*</main>", a.content.decode(), re.DOTALL) for a in answers]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert pages[0] == pages[1]


def test_an_image_is_a_download_that_runs_nothing(reporter: Client, house: House) -> None:
    report = a_report_with_images(house.reporter)
    image = report.attachments.get()

    response = reporter.get(of_report(report, image))

    name = f"{report.reference}-{str(image.pk)[:8]}.png"
    assert {key: response.headers[key] for key in SAFE} == {
        **SAFE,
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    assert response.content == read(image.file)


SAFE = {
    "Content-Type": "image/png",
    "Content-Disposition": "",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


def test_an_image_whose_file_is_gone_is_404(reporter: Client, house: House) -> None:
    report = a_report_with_images(house.reporter)
    image = report.attachments.get()
    stored_files.remove([image.file])

    assert reporter.get(of_report(report, image)).status_code == 404


def test_a_store_that_is_away_is_503(
    reporter: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = a_report_with_images(house.reporter)

    def away(_name: str) -> bytes:
        raise CannotStore

    monkeypatch.setattr("escalations.views.evidence.read", away)

    assert reporter.get(of_report(report, report.attachments.get())).status_code == 503


def fetched() -> int:
    return Event.objects.filter(action="attachment.fetched").count()


def test_a_handlers_look_at_an_image_is_in_the_trail_once_a_quarter(
    client: Client, house: House
) -> None:
    report = a_report_with_images(house.reporter)
    sign_in(client, house.adviser)
    address = of_case(report, report.attachments.get())

    for minutes in (0, 5, 16):
        with clock.at(MONDAY + timedelta(minutes=minutes)):
            client.get(address)

    assert fetched() == 2


def test_the_reporters_own_look_is_not_in_the_trail(reporter: Client, house: House) -> None:
    report = a_report_with_images(house.reporter)

    reporter.get(of_report(report, report.attachments.get()))

    assert fetched() == 0


def test_who_may_not_see_the_image_leaves_no_look(house: House) -> None:
    image = a_report_with_images(house.reporter).attachments.get()

    with pytest.raises(Attachment.DoesNotExist):
        attaching.note_fetched(by=house.manager, attachment=image)


def test_the_images_stand_on_the_case_and_on_the_report(client: Client, house: House) -> None:
    report = a_report_with_images(house.reporter, 2)
    first, second = report.attachments.all()
    sign_in(client, house.adviser)
    case = client.get(f"/zaken/{report.case.reference}/").content.decode()
    sign_in(client, house.reporter)
    own = client.get(f"/meldingen/{report.reference}/").content.decode()

    assert of_case(report, first) in case and of_case(report, second) in case
    assert of_report(report, first) in own and of_report(report, second) in own


def test_another_reporter_of_the_post_sees_nothing_of_the_images(
    client: Client, house: House
) -> None:
    a_report_with_images(house.reporter)
    other = a_report_with_images(house.other, 0)
    sign_in(client, house.other)

    page = client.get(f"/meldingen/{other.reference}/").content.decode()

    assert "bewijs/" not in page


@pytest.mark.parametrize("images", [1, 3])
def test_the_case_asks_the_same_number_of_questions_for_any_number_of_images(
    client: Client,
    house: House,
    images: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    case = a_report_with_images(house.reporter, images).case
    sign_in(client, house.adviser)
    client.get(f"/zaken/{case.reference}/")

    with django_assert_num_queries(11):
        client.get(f"/zaken/{case.reference}/")


def test_what_pillow_refuses_later_is_told_too() -> None:
    with pytest.raises(Refused):
        accept("x.png", picture()[:40])


def test_a_draft_thrown_away_through_its_page_takes_its_file(
    reporter: Client, house: House
) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    reporter.post(f"/melden/concept/{image.draft_id}/weg/")

    assert not storages["attachments"].exists(image.file)
    assert draft_images.answer_of(a_draft(house.reporter)) == {"evidence": []}
