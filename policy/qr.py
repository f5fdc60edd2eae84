"""A code to scan with a phone: as a picture within a page, or within a document."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str) -> SafeString:
    """The address as an SVG, black on white, for within a page: no file, no inline style."""
    drawn = _code(address).svg_inline(
        scale=4, border=3, dark="#000", light="#fff", omitsize=True, lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 (segno draws squares; no word of it is from people)


def qr_image(address: str) -> str:
    """The same as an image of its own, without the white around it, for within a document."""
    made = io.BytesIO()
    _code(address).save(made, kind="svg", border=0)
    return made.getvalue().decode()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
