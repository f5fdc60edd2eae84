"""Images on the screen: where each is found, what a screen reader says of it, what may be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Attachment, Draft, DraftImage, Report


@dataclass(frozen=True)
class ImageView:
    """One image. `black_out_url` and `remove_url` lead to changing it, while it is a draft."""

    url: str
    alt: str
    name: str
    width: int
    height: int
    is_blacked_out: bool
    black_out_url: str = ""
    remove_url: str = ""
    sha256: str = ""


def images_of_draft(draft: Draft | None) -> list[ImageView]:
    """The images of what someone is writing (1 query)."""
    images = list(draft.images.all()) if draft else []
    return [image_of_draft(image, number, len(images)) for number, image in enumerate(images, 1)]


def image_of_draft(image: DraftImage, number: int = 1, total: int = 1) -> ImageView:
    """One of them; after blacking out it has another address, so no older one is shown."""
    return ImageView(
        url=f"{reverse('escalations:draft_image', args=[image.pk])}?{image.sha256[:12]}",
        **_words(image, number, total),
        black_out_url=reverse("escalations:black_out", args=[image.pk]),
        remove_url=reverse("escalations:remove_image", args=[image.pk]),
    )


def images_of_case(report: Report, case_reference: str) -> list[ImageView]:
    """The images of one report of a case, for its handlers; loaded with the report."""
    return _sent(report, "escalations:case_attachment", case_reference)


def images_of_report(report: Report) -> list[ImageView]:
    """The images of a report, for its reporter (1 query)."""
    return _sent(report, "escalations:report_attachment", report.reference)


def file_name(image: Attachment | DraftImage, reference: str) -> str:
    """What a downloaded image is called: never what its sender called it."""
    extension = image.file.rpartition(".")[2]
    return f"{reference}-{str(image.pk)[:8]}.{extension}"


def _sent(report: Report, route: str, reference: str) -> list[ImageView]:
    images: Iterable[Attachment] = report.attachments.all()
    numbered = list(enumerate(images, 1))
    return [
        ImageView(
            url=reverse(route, args=[reference, image.pk]),
            **_words(image, number, len(numbered)),
            sha256=image.sha256,
        )
        for number, image in numbered
    ]


def _words(image: Attachment | DraftImage, number: int, total: int) -> dict[str, Any]:
    words = {"number": number, "total": total, "width": image.width, "height": image.height}
    alt = _("Screenshot %(number)d of %(total)d, %(width)d by %(height)d pixels") % words
    if image.is_blacked_out:
        alt = _("%(image)s. Parts were made black.") % {"image": alt}
    return {
        "alt": alt,
        "name": _("Screenshot %(number)d") % words,
        "width": image.width,
        "height": image.height,
        "is_blacked_out": image.is_blacked_out,
    }
