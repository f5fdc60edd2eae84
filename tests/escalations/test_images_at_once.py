"""Images and many at once, on either database: nothing twice, nothing lost, no file too many."""

from __future__ import annotations

from pathlib import Path

import pytest

from escalations import attaching, draft_images
from escalations.models import Attachment, Case, Draft, DraftImage, Report
from escalations.refusals import ImageChanged, TooManyImages
from escalations.submitting import submit
from tests.factories.escalations import House, a_draft, a_house
from tests.factories.images import a_draft_with_images, a_report_with_images, picture
from werksaam.audit.models import Event
from werksaam.people.models import User
from werksaam.uploads import Box, accept

from .test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None, own_store: Path) -> House:
    return a_house()


def files(store: Path) -> set[str]:
    return {path.name for path in store.iterdir()}


def test_one_draft_sent_ten_times_at_once_has_one_set_of_images(
    house: House, own_store: Path
) -> None:
    draft = a_draft_with_images(house.reporter, 2)

    def send(_number: int) -> str:
        by = User.objects.get(pk=house.reporter.pk)
        return submit(by=by, draft=Draft.objects.get(pk=draft.pk)).reference

    assert len(set(at_once(10, send))) == 1
    kept = set(Attachment.objects.values_list("file", flat=True))
    assert (Attachment.objects.count(), DraftImage.objects.count()) == (2, 0)
    assert (kept, Event.objects.filter(action="attachment.added").count()) == (files(own_store), 2)


def test_of_images_added_at_once_no_more_stay_than_a_report_may_have(
    house: House, own_store: Path
) -> None:
    draft = a_draft(house.reporter)
    two = [accept("a.png", picture())] * 2

    def add(_number: int) -> str:
        by = User.objects.get(pk=house.reporter.pk)
        try:
            draft_images.add(by=by, draft=draft, images=two)
        except TooManyImages:
            return "too many"
        return "added"

    assert sorted(at_once(4, add)) == ["added", "added", "too many", "too many"]
    assert files(own_store) == set(DraftImage.objects.values_list("file", flat=True))


def test_throwing_away_and_sending_at_once_leave_a_whole_report_or_none(
    house: House, own_store: Path
) -> None:
    draft = a_draft_with_images(house.reporter)

    def work(number: int) -> str:
        by = User.objects.get(pk=house.reporter.pk)
        try:
            if number:
                draft_images.discard(by=by, draft=draft)
            else:
                submit(by=by, draft=Draft.objects.get(pk=draft.pk))
        except Draft.DoesNotExist:
            return "too late"
        return "done"

    assert sorted(at_once(2, work)) == ["done", "too late"]
    assert Attachment.objects.count() == Report.objects.count() == len(files(own_store))


def test_of_two_that_black_out_at_once_one_is_told_that_the_image_changed(
    house: House, own_store: Path
) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    def black_out(number: int) -> str:
        by = User.objects.get(pk=house.reporter.pk)
        try:
            draft_images.black_out(by=by, image=image, boxes=[Box(0, 0, 50, 50 + number)])
        except ImageChanged:
            return "changed"
        return "black"

    assert sorted(at_once(2, black_out)) == ["black", "changed"]
    assert files(own_store) == {DraftImage.objects.get().file}


def test_looks_at_once_of_one_person_are_one_event(house: House) -> None:
    image = a_report_with_images(house.reporter).attachments.get()
    assert Case.objects.count() == 1

    def look(_number: int) -> str:
        by = User.objects.get(pk=house.adviser.pk)
        attaching.note_fetched(by=by, attachment=Attachment.objects.get(pk=image.pk))
        return "seen"

    assert at_once(5, look) == ["seen"] * 5
    assert Event.objects.filter(action="attachment.fetched").count() == 1
