"""Which images are accepted, what is left of them, and what blacking out leaves."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from tests.factories.images import RED, picture, pixels
from werksaam.uploads import MOST_BYTES, Accepted, Box, Reason, Refused, accept, black_out

BLACK = (0, 0, 0)
PNG = picture("PNG")
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def moving(format_: str) -> bytes:
    """Two frames."""
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, format_, save_all=True, append_images=frames[1:])
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    check = zlib.crc32(name + data)
    return len(data).to_bytes(4, "big") + name + data + check.to_bytes(4, "big")


def png_that_says(width: int, height: int) -> bytes:
    """A PNG whose header promises more than there is."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def webp_that_says(width: int, height: int, kind: bytes = b"VP8X") -> bytes:
    """A WebP whose header promises more than there is."""
    sizes = {
        b"VP8X": bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"),
        b"VP8L": b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little"),
        b"VP8 ": bytes(3) + b"\x9d\x01\x2a" + (width | height << 16).to_bytes(4, "little"),
    }[kind]
    body = b"WEBP" + kind + len(sizes).to_bytes(4, "little") + sizes
    return b"RIFF" + len(body).to_bytes(4, "little") + body


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leeg.png", b"", Reason.EMPTY),
        ("zwaar.png", PNG + bytes(MOST_BYTES), Reason.TOO_HEAVY),
        ("plaatje.svg", SVG, Reason.NO_IMAGE),
        ("plaatje.png", SVG, Reason.NO_IMAGE),
        ("pagina.png", b"<!doctype html><script>alert(1)</script>", Reason.NO_IMAGE),
        ("archief.png", b"PK\x03\x04" + bytes(60), Reason.NO_IMAGE),
        ("brief.png", b"%PDF-1.7\n", Reason.NO_IMAGE),
        ("beweegt.gif", picture("GIF", mode="P"), Reason.NO_IMAGE),
        ("scan.tiff", picture("TIFF"), Reason.NO_IMAGE),
        ("scherm.jpg", PNG, Reason.MISNAMED),
        ("scherm.html", PNG, Reason.MISNAMED),
        ("scherm", PNG, Reason.MISNAMED),
        ("scherm.png.exe", PNG, Reason.MISNAMED),
        ("half.png", picture(size=(400, 400))[:-300], Reason.BROKEN),
        ("einde.png", PNG[:-12], Reason.BROKEN),
        ("half.jpg", picture("JPEG", (400, 400))[:-200], Reason.BROKEN),
        ("half.webp", picture("WEBP", (400, 400))[:-20], Reason.BROKEN),
        ("kop.png", PNG[:20], Reason.BROKEN),
        ("beweegt.png", moving("PNG"), Reason.MOVING),
        ("beweegt.webp", moving("WEBP"), Reason.MOVING),
        ("bom.png", png_that_says(50_000, 50_000), Reason.TOO_LARGE),
        ("net-te-groot.png", png_that_says(5_001, 5_000), Reason.TOO_LARGE),
        ("bom.webp", webp_that_says(16_383, 16_383), Reason.TOO_LARGE),
        ("bom-l.webp", webp_that_says(16_383, 16_383, b"VP8L"), Reason.TOO_LARGE),
        ("bom-8.webp", webp_that_says(16_383, 16_383, b"VP8 "), Reason.TOO_LARGE),
        ("leugen.webp", webp_that_says(100, 100), Reason.BROKEN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_still_whole_image_is_refused_with_its_reason(
    name: str, content: bytes, reason: Reason
) -> None:
    with pytest.raises(Refused) as refused:
        accept(name, content)

    assert refused.value.reason == reason


def test_what_was_too_heavy_to_keep_is_refused_by_its_size() -> None:
    with pytest.raises(Refused) as refused:
        accept("zwaar.png", b"", size=MOST_BYTES + 1)

    assert refused.value.reason == Reason.TOO_HEAVY


@pytest.mark.parametrize(
    ("name", "format_", "extension"),
    [
        ("a.png", "PNG", "png"),
        ("a.JPG", "JPEG", "jpg"),
        ("a.jpeg", "JPEG", "jpg"),
        ("a.webp", "WEBP", "webp"),
    ],
)
def test_an_image_is_written_again_in_its_own_format(
    name: str, format_: str, extension: str
) -> None:
    sent = picture(format_)

    kept = accept(name, sent)

    again = pixels(kept.content)
    assert (again.format, again.size, kept.extension) == (format_, (40, 20), extension)
    assert kept.original_sha256 == hashlib.sha256(sent).hexdigest()
    assert kept.sha256 == hashlib.sha256(kept.content).hexdigest()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    kept = accept("a.png", picture("PNG", mode=mode))

    assert pixels(kept.content).size == (40, 20)


def with_metadata(format_: str) -> bytes:
    """An image with a place, a name, a profile, a comment, and more after its end."""
    exif = Image.Exif()
    exif[0x010E] = "geheime-omschrijving"
    exif.get_ifd(0x8825)[1] = "N"
    saved: dict[str, Any] = {"exif": exif, "icc_profile": b"geheim-profiel" * 20}
    if format_ == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "geheime-naam")
        text.add_itxt("XML:com.adobe.xmp", "<x>geheime-xmp</x>")
        saved["pnginfo"] = text
    if format_ == "JPEG":
        saved["comment"] = b"geheime-opmerking"
    if format_ != "PNG":
        saved["xmp"] = b"<x>geheime-xmp</x>"
    return picture(format_, **saved) + b"geheim-achteraan"


@pytest.mark.parametrize(
    ("format_", "extension"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")]
)
def test_nothing_but_the_pixels_is_kept(format_: str, extension: str) -> None:
    sent = with_metadata(format_)
    assert sent.count(b"gehei") >= 4

    kept = accept(f"a.{extension}", sent)

    again = pixels(kept.content)
    assert b"gehei" not in kept.content
    assert dict(again.getexif()) == {}
    assert {"icc_profile", "exif", "xmp", "comment"} & again.info.keys() == set()


def test_a_photograph_is_turned_as_its_exif_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    kept = accept("a.jpg", picture("JPEG", (40, 20), exif=exif))

    assert (kept.width, kept.height) == (20, 40)


def striped(mode: str = "RGB") -> bytes:
    """A picture of which every column differs, so a trace of the old would show."""
    image = Image.new("RGB", (100, 50))
    image.putdata([(x * 2, 255 - x * 2, 128) for _y in range(50) for x in range(100)])
    out = BytesIO()
    image.convert(mode).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA"])
def test_what_is_blacked_out_is_black_and_the_rest_as_it_was(mode: str) -> None:
    kept = accept("a.png", striped(mode))

    done = black_out(kept.content, [Box(10, 20, 30, 40)], original_sha256=kept.original_sha256)

    before, after = pixels(kept.content).convert("RGB"), pixels(done.content).convert("RGB")
    inside = after.crop((10, 10, 40, 30))
    assert inside.getcolors() == [(30 * 20, BLACK)]
    after.paste(before.crop((10, 10, 40, 30)), (10, 10))
    assert after.tobytes() == before.tobytes()


def test_blacked_out_pixels_are_not_see_through_and_leave_no_trace_in_the_file() -> None:
    image = Image.new("RGBA", (40, 20), (*RED, 0))
    out = BytesIO()
    image.save(out, "PNG")

    done = black_out(out.getvalue(), [Box(0, 0, 100, 100)], original_sha256="")

    assert pixels(done.content).getcolors() == [(800, (0, 0, 0, 255))]


@pytest.mark.parametrize(
    ("box", "black"),
    [
        (Box(0, 0, 100, 100), (0, 0, 40, 20)),
        (Box(99.9, 99.9, 0.1, 0.1), (39, 19, 40, 20)),
        (Box(50, 50, 0.1, 0.1), (20, 10, 21, 11)),
    ],
)
def test_a_box_blackens_every_pixel_that_it_touches(
    box: Box, black: tuple[int, int, int, int]
) -> None:
    done = black_out(picture(), [box], original_sha256="")

    assert blackened(done) == black


def blackened(done: Accepted) -> tuple[int, int, int, int] | None:
    """The frame around all that is black."""
    return pixels(done.content).convert("L").point(lambda v: 255 if v == 0 else 0).getbbox()


MEASURE = """
import resource, sys
from pathlib import Path
from werksaam.uploads import accept, Refused
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
content = Path(sys.argv[1]).read_bytes()
before = peak()
try:
    accept(Path(sys.argv[1]).name, content)
except Refused as refused:
    print(refused, end=" ")
print((peak() - before) // 1024)
"""


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("bom.png", lambda: png_that_says(50_000, 50_000)),
        ("vol.png", lambda: picture("PNG", (5_000, 5_000))),
        ("vol.webp", lambda: picture("WEBP", (4_000, 4_000), method=0)),
    ],
)
def test_the_largest_image_takes_less_than_300_megabytes(
    tmp_path: Path, name: str, made: Callable[[], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(made())

    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True
    )

    assert int(measured.stdout.split()[-1]) < 300
