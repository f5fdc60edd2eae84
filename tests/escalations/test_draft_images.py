"""The images of a draft: added, removed, blacked out, gone with the draft, sent with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import storages

from escalations import draft_images, submitting
from escalations.models import Attachment, Draft, DraftImage
from escalations.refusals import ImageChanged, TooManyImages
from escalations.submitting import drop_old_drafts, submit
from tests.factories.escalations import MONDAY, House, a_draft
from tests.factories.images import (
    a_draft_with_images,
    a_report_with_images,
    add_images,
    picture,
    pixels,
)
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.stored_files import read
from werksaam.uploads import Box, accept

pytestmark = pytest.mark.usefixtures("own_store")

ALL = Box(0, 0, 100, 100)


def is_there(name: str) -> bool:
    return storages["attachments"].exists(name)


def test_the_answers_name_the_images(house: House) -> None:
    draft = a_draft_with_images(house.reporter, 2)

    ids = [str(image.pk) for image in draft.images.all()]
    assert draft.answers["evidence"] == ids


def test_a_sixth_image_is_refused_and_its_file_gone(house: House) -> None:
    draft = a_draft_with_images(house.reporter, 4)
    before = set(storages["attachments"].listdir("")[1])
    two = [accept("a.png", picture())] * 2

    with pytest.raises(TooManyImages):
        draft_images.add(by=house.reporter, draft=draft, images=two)

    assert draft.images.count() == 4
    assert set(storages["attachments"].listdir("")[1]) == before


@pytest.mark.parametrize("who", ["other", "adviser"])
def test_nobody_adds_to_the_draft_of_another(house: House, who: str) -> None:
    draft = a_draft(house.reporter)

    with pytest.raises(Draft.DoesNotExist):
        draft_images.add(by=getattr(house, who), draft=draft, images=[accept("a.png", picture())])


def test_an_image_that_is_removed_leaves_no_file_and_no_answer(house: House) -> None:
    draft = a_draft_with_images(house.reporter)
    image = draft.images.get()

    draft_images.remove(by=house.reporter, image=image)

    draft.refresh_from_db()
    assert (is_there(image.file), draft.answers["evidence"]) == (False, [])


def test_blacking_out_replaces_the_file_and_the_one_before_is_gone(house: House) -> None:
    before = a_draft_with_images(house.reporter).images.get()

    draft_images.black_out(by=house.reporter, image=before, boxes=[ALL])

    after = DraftImage.objects.get()
    assert pixels(read(after.file)).getcolors() == [(800, (0, 0, 0))]
    assert (is_there(before.file), after.is_blacked_out) == (False, True)
    assert (after.sha256 != before.sha256, after.original_sha256) == (True, before.original_sha256)


def test_nothing_that_is_stored_still_shows_what_was_blacked_out(house: House) -> None:
    image = a_draft_with_images(house.reporter).images.get()
    draft_images.black_out(by=house.reporter, image=image, boxes=[ALL])
    report = submit(by=house.reporter, draft=Draft.objects.get(pk=image.draft_id))

    _folders, names = storages["attachments"].listdir("")
    sent = report.attachments.get()
    assert [name for name in names if read(name) == read(sent.file)] == [sent.file]
    assert not is_there(image.file)


def test_an_image_that_changed_meanwhile_is_not_blacked_out_from_the_old_one(house: House) -> None:
    shown = a_draft_with_images(house.reporter).images.get()
    draft_images.black_out(by=house.reporter, image=DraftImage.objects.get(), boxes=[ALL])

    with pytest.raises(ImageChanged):
        draft_images.black_out(by=house.reporter, image=shown, boxes=[Box(0, 0, 1, 1)])

    assert pixels(read(DraftImage.objects.get().file)).getcolors() == [(800, (0, 0, 0))]


def test_a_draft_that_is_thrown_away_takes_its_files_along(house: House) -> None:
    draft = a_draft_with_images(house.reporter, 2)
    files = [image.file for image in draft.images.all()]

    draft_images.discard(by=house.reporter, draft=draft)

    assert [is_there(file) for file in files] == [False, False]
    assert (Draft.objects.count(), DraftImage.objects.count()) == (0, 0)


def test_a_draft_that_was_sent_can_not_be_thrown_away_any_more(house: House) -> None:
    draft = a_draft_with_images(house.reporter)
    report = submit(by=house.reporter, draft=Draft.objects.get(pk=draft.pk))

    with pytest.raises(Draft.DoesNotExist):
        draft_images.discard(by=house.reporter, draft=draft)

    assert is_there(report.attachments.get().file)


def test_a_draft_of_a_month_ago_goes_with_its_files(house: House) -> None:
    old = a_draft_with_images(house.reporter).images.get()
    with clock.at(MONDAY + timedelta(days=20)):
        kept = a_draft_with_images(house.other).images.get()

    with clock.at(MONDAY + timedelta(days=31)):
        dropped = drop_old_drafts()

    assert (dropped, is_there(old.file), is_there(kept.file)) == (1, False, True)


def test_sending_makes_the_images_those_of_the_report(house: House) -> None:
    draft = a_draft_with_images(house.reporter, 2)
    files = [image.file for image in draft.images.all()]

    report = submit(by=house.reporter, draft=Draft.objects.get(pk=draft.pk))

    sent = list(report.attachments.all())
    assert [image.file for image in sent] == files
    assert report.answers["evidence"] == [str(image.pk) for image in sent]
    assert (DraftImage.objects.count(), sent[0].added_by) == (0, house.reporter)


def test_each_image_that_is_sent_is_in_the_trail_once(house: House) -> None:
    draft = a_draft_with_images(house.reporter, 2)

    for _ in range(2):
        submit(by=house.reporter, draft=Draft.objects.get(pk=draft.pk))

    assert Event.objects.filter(action="attachment.added").count() == 2
    assert Attachment.objects.count() == 2


def test_a_report_that_can_not_be_sent_keeps_the_images_in_the_draft(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft_with_images(house.reporter)

    def fails(*_args: object) -> None:
        raise LookupError

    monkeypatch.setattr("escalations.telling.of_report", fails)
    with pytest.raises(LookupError):
        submit(by=house.reporter, draft=draft)

    assert (DraftImage.objects.count(), Attachment.objects.count()) == (1, 0)
    assert is_there(DraftImage.objects.get().file)


def test_what_the_answers_say_of_images_does_not_count_but_the_images_do(house: House) -> None:
    draft = a_draft_with_images(house.reporter)
    image = draft.images.get()
    submitting.save_draft(
        by=house.reporter, kind=draft.kind, answers={"evidence": ["een ander"]}, draft=draft
    )

    report = submit(by=house.reporter, draft=Draft.objects.get(pk=draft.pk))

    assert report.answers["evidence"] == [str(image.pk)]


def test_a_report_without_images_says_nothing_of_them(house: House) -> None:
    report = a_report_with_images(house.reporter, 0)

    assert "evidence" not in report.answers


def test_images_added_twice_keep_their_order(house: House) -> None:
    draft = a_draft(house.reporter)
    with clock.at(MONDAY + timedelta(minutes=1)):
        [first] = add_images(draft)
    with clock.at(MONDAY + timedelta(minutes=2)):
        images = add_images(draft)

    assert [image.pk for image in images].index(first.pk) == 0
