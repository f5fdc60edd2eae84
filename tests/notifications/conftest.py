"""A mail in the outbox, and the templates it needs."""

from pathlib import Path
from typing import Any

import pytest

from werksaam.notifications.models import Mail
from werksaam.notifications.outbox import Recipient, enqueue

NADIA = Recipient(person_id=7, address="nadia@werksaam.example", language="nl")


@pytest.fixture(autouse=True)
def _templates(settings: Any, tmp_path: Path) -> None:
    """A mail about a letter; real templates are tested where they belong."""
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "letter.subject.txt").write_text("Brief {{ reference }}\n")
    (folder / "letter.txt").write_text("{{ reference }} {{ link }}")
    (folder / "letter.html").write_text("<p lang={{ language }}>{{ reference }} {{ link }}</p>")
    first = {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    settings.TEMPLATES = [first]


@pytest.fixture
def mail(db: None) -> Mail:
    """A mail to Nadia, due now."""
    [stored] = enqueue(
        template="letter",
        to=[NADIA],
        context={"reference": "M-7KQ4-2XWD", "path": "/zaken/x/"},
        regarding="report:1",
    )
    return stored
