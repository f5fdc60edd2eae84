"""What a verification finds of posts, which the cases about them share."""

from pathlib import Path

import pytest
from pytest_django import Settings

from escalations.models import Post
from tests.factories.escalations import House, a_report
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
