"""Images for tests: small ones, and drafts and reports that hold them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from escalations import draft_images
from escalations.models import Draft, DraftImage, Report
from escalations.submitting import submit
from werksaam.people.models import User
from werksaam.uploads import accept

from .escalations import a_draft

RED = (200, 30, 30)


def use_store(settings: Settings, folder: Path) -> Path:
    """Keep files in this folder, for as long as these settings hold."""
    store = {
        "BACKEND": "werksaam.stored_files.AttachmentFolder",
        "OPTIONS": {"location": str(folder)},
    }
    settings.STORAGES = {**settings.STORAGES, "attachments": store}
    return folder


def picture(
    format_: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **saved: Any
) -> bytes:
    """The bytes of an image in one colour; `saved` is what it is saved with."""
    out = BytesIO()
    colour = Image.new("RGB", (1, 1), RED).convert(mode).getpixel((0, 0))
    Image.new(mode, size, colour).save(out, format_, **saved)
    return out.getvalue()


def upload(name: str = "scherm.png", content: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, picture() if content is None else content)


def pixels(content: bytes) -> Image.Image:
    """The image in these bytes, to look at."""
    image: Image.Image = Image.open(BytesIO(content))
    image.load()
    return image


def add_images(draft: Draft, count: int = 1) -> list[DraftImage]:
    """Put images in a draft."""
    images = [accept("scherm.png", picture(size=(40, 20 + n))) for n in range(count)]
    draft_images.add(by=draft.person, draft=draft, images=images)
    return list(draft.images.all())


def a_draft_with_images(by: User, count: int = 1, **changed: Any) -> Draft:
    """A draft that can be sent, with images."""
    draft = a_draft(by, **changed)
    add_images(draft, count)
    draft.refresh_from_db()
    return draft


def a_report_with_images(by: User, count: int = 1, **changed: Any) -> Report:
    """A report with images, sent."""
    return submit(by=by, draft=a_draft_with_images(by, count, **changed))
