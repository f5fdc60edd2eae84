"""What a verification finds of posts, which the cases about them share, and of files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from escalations.models import Post
from tests.factories.escalations import House, a_report
from tests.factories.images import a_report_with_images
from werksaam.audit.verification import verify


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_KEY_DIR = tmp_path / "keys"
    settings.CHECKPOINT_FILE = tmp_path / "checkpoints.log"


def test_post_reported_twice_is_sound(house: House) -> None:
    a_report(house.reporter, address="https://x.com/a/1")
    a_report(house.other, address="https://www.x.com/a/1?s=20")

    assert (Post.objects.count(), verify().problems) == (1, [])


@pytest.mark.parametrize(
    "change", [{"address": "https://elders.example/1"}, {"platform": "linkedin"}]
)
def test_changed_post_is_named(house: House, change: dict[str, str]) -> None:
    post = a_report(house.reporter).case.post
    assert post is not None
    Post.objects.update(**change)

    assert [problem.where for problem in verify().problems] == [f"post {post.pk}"]


def test_attachment_with_its_file_is_sound(house: House, own_store: Path) -> None:
    a_report_with_images(house.reporter, 2)

    assert verify().problems == []


def test_attachment_whose_file_was_changed_is_named(house: House, own_store: Path) -> None:
    image = a_report_with_images(house.reporter).attachments.get()
    path = own_store / image.file
    path.write_bytes(path.read_bytes() + b" ")

    assert [problem.where for problem in verify().problems] == [f"attachment {image.pk}"]


def test_attachment_whose_file_is_missing_is_named(house: House, own_store: Path) -> None:
    image = a_report_with_images(house.reporter).attachments.get()
    (own_store / image.file).unlink()

    assert [str(problem) for problem in verify().problems] == [
        f"attachment {image.pk}: has lost its file."
    ]


def test_attachment_of_which_the_store_is_away_is_named(house: House, own_store: Path) -> None:
    image = a_report_with_images(house.reporter).attachments.get()
    (own_store / image.file).unlink()
    (own_store / image.file).mkdir()

    assert [problem.where for problem in verify().problems] == [f"attachment {image.pk}"]
