"""Screenshots for the demo: invented posts, drawn here, so nobody's post is shown."""

from __future__ import annotations

from io import BytesIO
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from werksaam.uploads import Box

_SIZE = (720, 520)
NAME = Box(left=19.4, top=13, width=40, height=6.5)
"""Where the name of who wrote the post stands."""
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


def _author(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((72, 72, 128, 128), fill=_PALE)
    draw.text((148, 74), "Iemand anders", fill=_INK, font=_font(24))
    draw.rounded_rectangle((148, 110, 270, 124), 5, fill=_GREY)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
