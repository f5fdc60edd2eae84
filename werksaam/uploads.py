"""Accept an image or say why not; and black out parts of one.

What is kept is never what was sent: the pixels are read and written again, so nothing
but the picture goes along (no EXIF, place, comment, colour profile, or bytes after the
end). Sizes are read from the header before any pixel is.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from math import ceil, floor
from pathlib import PurePath
from threading import Lock

from PIL import Image, ImageDraw, ImageOps

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
"""The limits of one image (bar 24)."""
_MOST_PIXELS_OF = {"WEBP": 16_000_000}
"""Less for WebP: its decoder keeps four copies of the picture, the others one."""


class Reason(StrEnum):
    """Why an image is refused."""

    EMPTY = "empty"
    TOO_HEAVY = "too_heavy"
    NO_IMAGE = "no_image"
    MISNAMED = "misnamed"
    TOO_LARGE = "too_large"
    MOVING = "moving"
    BROKEN = "broken"


class Refused(Exception):
    """The image is not accepted, for this reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Accepted:
    """An image as it is stored; `original_sha256` is of what was sent in."""

    content: bytes
    extension: str
    width: int
    height: int
    sha256: str
    original_sha256: str


@dataclass(frozen=True)
class Box:
    """A part of an image, in percent of its width and height, from its left upper corner."""

    left: float
    top: float
    width: float
    height: float


_EXTENSIONS = {
    "PNG": ("png",),
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "WEBP": ("webp",),
}
"""What each format may be called; the first is what it is stored as."""
CONTENT_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
"""What each stored image is served as, by its extension."""

_WRITING: dict[str, dict[str, int]] = {
    "PNG": {"compress_level": 4},
    "JPEG": {"quality": 88},
    "WEBP": {"quality": 86, "method": 2},
}
"""Letters in a screenshot stay sharp, and the largest image takes seconds at most."""
_MODES = {
    "PNG": frozenset({"1", "L", "LA", "RGB", "RGBA"}),
    "JPEG": frozenset({"L", "RGB"}),
    "WEBP": frozenset({"RGB", "RGBA"}),
}
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Pillow raises at a file that is not what its first bytes say."""
_one_at_a_time = Lock()
"""The largest image takes up to 280 MB while it is read: never two at once in a process."""


def accept(name: str, content: bytes, size: int | None = None) -> Accepted:
    """The image, written again. Raises Refused with the first reason that holds.

    `size` is how much was sent, where not all of it was kept (`upload_handlers`).
    """
    if max(size or 0, len(content)) > MOST_BYTES:
        raise Refused(Reason.TOO_HEAVY)
    if not content:
        raise Refused(Reason.EMPTY)
    format_ = _format_of(content)
    if PurePath(name).suffix.lower().lstrip(".") not in _EXTENSIONS[format_]:
        raise Refused(Reason.MISNAMED)
    return _written_again(content, format_, (), hashlib.sha256(content).hexdigest())


def black_out(content: bytes, boxes: Iterable[Box], *, original_sha256: str) -> Accepted:
    """A stored image with the pixels in these boxes made black: not covered, gone."""
    return _written_again(content, _format_of(content), tuple(boxes), original_sha256)


def _format_of(content: bytes) -> str:
    """By the first bytes alone. Raises Refused for anything but the three formats."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    raise Refused(Reason.NO_IMAGE)


def _written_again(
    content: bytes, format_: str, boxes: tuple[Box, ...], original_sha256: str
) -> Accepted:
    with _one_at_a_time:
        try:
            written, (width, height) = _write(_read(content, format_), format_, boxes)
        except _UNREADABLE as error:
            raise Refused(Reason.BROKEN) from error
    return Accepted(
        content=written,
        extension=_EXTENSIONS[format_][0],
        width=width,
        height=height,
        sha256=hashlib.sha256(written).hexdigest(),
        original_sha256=original_sha256,
    )


def _read(content: bytes, format_: str) -> Image.Image:
    """The pixels, upright. Raises Refused before decoding what is too large or moves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # our own limit is far below Pillow's warning
        _hold_the_size(_size_in_header(content, format_), format_)
        try:
            image: Image.Image = Image.open(BytesIO(content), formats=[format_])
        except Image.DecompressionBombError:
            raise Refused(Reason.TOO_LARGE) from None
        _hold_the_size(image.size, format_)
        # A photograph may carry a second picture (MPO); only the first is kept.
        if format_ != "JPEG" and getattr(image, "is_animated", False):
            raise Refused(Reason.MOVING)
        if format_ == "PNG" and b"IEND" not in content:
            raise Refused(Reason.BROKEN)
        image.load()
        return _upright(image)


def _size_in_header(content: bytes, format_: str) -> tuple[int, int]:
    """Of WebP, before its decoder makes room for it; the others read the header first anyway.

    The three kinds of header are those of RFC 9649, sections 2.5 to 2.7.
    """
    if format_ != "WEBP":
        return (1, 1)
    kind, body = content[12:16], content[20:30]
    if kind == b"VP8X":
        return _little(body[4:7]) + 1, _little(body[7:10]) + 1
    if kind == b"VP8L":
        bits = _little(body[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _little(body[6:8]) & 0x3FFF, _little(body[8:10]) & 0x3FFF


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")


def _hold_the_size(size: tuple[int, int], format_: str) -> None:
    width, height = size
    if width * height > _MOST_PIXELS_OF.get(format_, MOST_PIXELS):
        raise Refused(Reason.TOO_LARGE)


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its EXIF says; where that can't be read, as it is."""
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except _UNREADABLE:
        return image
    return image


def _write(
    image: Image.Image, format_: str, boxes: tuple[Box, ...]
) -> tuple[bytes, tuple[int, int]]:
    image = _plain(image, format_)
    for box in boxes:
        _paint(image, box)
    out = BytesIO()
    image.save(out, format_, **_WRITING[format_])
    return out.getvalue(), image.size


def _plain(image: Image.Image, format_: str) -> Image.Image:
    """In a mode that the format keeps, and with nothing beside the pixels."""
    if image.has_transparency_data and format_ != "JPEG":
        image = image if image.mode in {"LA", "RGBA"} else image.convert("RGBA")
    if image.mode not in _MODES[format_]:
        image = image.convert("RGBA" if image.mode.endswith(("A", "a")) else "RGB")
    image.info = {}
    return image


def _paint(image: Image.Image, box: Box) -> None:
    """Black over every pixel that the box touches, the see-through ones too."""
    width, height = image.size
    left, top = floor(box.left * width / 100), floor(box.top * height / 100)
    right = ceil((box.left + box.width) * width / 100) - 1
    bottom = ceil((box.top + box.height) * height / 100) - 1
    black = Image.new("RGBA", (1, 1), (0, 0, 0, 255)).convert(image.mode).getpixel((0, 0))
    ImageDraw.Draw(image).rectangle((left, top, max(left, right), max(top, bottom)), fill=black)
