"""Images for the demo: invented posts and a signed form, drawn here, so they are nobody's."""

from __future__ import annotations

from io import BytesIO
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from werksaam.uploads import Box

_SIZE = (720, 520)
NAME = Box(left=19.4, top=13, width=40, height=6.5)
"""Where the name of who wrote the post stands."""
_FORM_SIZE, _PEN = (740, 680), "#1D3C78"
_PAPER, _PAGE, _INK, _GREY, _PALE = "#FFFFFF", "#EEF0F3", "#1B2430", "#767F8A", "#C9CED6"


def of_post(quote: str) -> bytes:
    """A post with this text, by somebody whose name can be made black."""
    image = Image.new("RGB", _SIZE, _PAGE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, 680, 480), fill=_PAPER)
    _author(draw)
    lines = wrap(quote, 44)[:6]
    draw.multiline_text((72, 168), "\n".join(lines), fill=_INK, font=_font(25), spacing=12)
    draw.line((72, 410, 648, 410), fill=_PALE, width=2)
    for left in (72, 232, 392):
        draw.rounded_rectangle((left, 430, left + 110, 448), 6, fill=_PALE)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def of_form(statement: str, name: str, day: str) -> bytes:
    """A form with this statement, signed by somebody of this name."""
    image = Image.new("RGB", _FORM_SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    words = "\n".join(wrap(statement, 46))
    draw.multiline_text((60, 70), words, fill=_INK, font=_font(27), spacing=12)
    for top, label, written in (
        (330, "Naam", name),
        (430, "Datum", day),
        (560, "Handtekening", ""),
    ):
        draw.text((60, top), label, fill=_GREY, font=_font(22))
        draw.text((260, top - 6), written, fill=_PEN, font=_font(30))
        draw.line((250, top + 36, 680, top + 36), fill=_PALE, width=2)
    draw.line([(290 + x * 18, 570 + (x * 37) % 46 - 20) for x in range(16)], fill=_PEN, width=4)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _author(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((72, 72, 128, 128), fill=_PALE)
    draw.text((148, 74), "Iemand anders", fill=_INK, font=_font(24))
    draw.rounded_rectangle((148, 110, 270, 124), 5, fill=_GREY)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
