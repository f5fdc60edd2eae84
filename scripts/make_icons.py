"""The icons of the installed portal, drawn from the mark in `static/favicon.svg`.

Run again when the mark changes; what it makes is in `static/icons/`.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).resolve().parent.parent / "static" / "icons"
PINE, PAPER = "#0B5351", "#FBFAF7"
SIZE_OF_MARK = 40
FINER = 4
"""Drawn this many times larger, and made smaller after: so edges are smooth."""
Point = tuple[float, float]

BUBBLE: list[Point] = [(2, 2), (38, 2), (38, 31), (18, 31), (9, 38.5), (9, 31), (2, 31)]
CURVES: list[list[tuple[Point, Point, Point, Point]]] = [
    [
        ((23.8, 10.8), (23, 9.3), (21.6, 8.6), (19.9, 8.6)),
        ((19.9, 8.6), (17.7, 8.6), (16.1, 9.8), (16.1, 11.6)),
        ((16.1, 11.6), (16.1, 15.6), (24.3, 14.9), (24.3, 18.8)),
        ((24.3, 18.8), (24.3, 20.5), (22.8, 21.6), (20.7, 21.7)),
    ],
    [
        ((16.3, 22), (17.1, 23.5), (18.5, 24.3), (20.2, 24.3)),
        ((20.2, 24.3), (22.4, 24.3), (24, 23.1), (24, 21.3)),
    ],
    [((16.3, 14.3), (15.8, 14.8), (15.5, 15.4), (15.5, 16.2))],
]
"""The section sign: each line as curves between two points, with the two they bend to."""
STROKE = 2.6


def points(curve: tuple[Point, Point, Point, Point]) -> list[Point]:
    """Points along a cubic curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    steps = [n / 200 for n in range(201)]
    return [
        (
            (1 - t) ** 3 * ax + 3 * (1 - t) ** 2 * t * bx + 3 * (1 - t) * t**2 * cx + t**3 * dx,
            (1 - t) ** 3 * ay + 3 * (1 - t) ** 2 * t * by + 3 * (1 - t) * t**2 * cy + t**3 * dy,
        )
        for t in steps
    ]


def icon(pixels: int, *, margin: float, ground: str | None, bubble: str, sign: str) -> Image.Image:
    """The mark on a ground; `margin` is the part left free at each side."""
    large = pixels * FINER
    scale = large * (1 - 2 * margin) / SIZE_OF_MARK
    picture = Image.new("RGBA", (large, large), ground or (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)

    def at(x: float, y: float) -> Point:
        return (large * margin + x * scale, large * margin + y * scale)

    pen.polygon([at(*corner) for corner in BUBBLE], fill=bubble)
    half = STROKE * scale / 2
    for line in CURVES:
        for x, y in (at(*point) for curve in line for point in points(curve)):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=sign)
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS)


def main() -> None:
    """Write all of them."""
    ICONS.mkdir(exist_ok=True)
    for pixels in (192, 512):
        plain = icon(pixels, margin=0.04, ground=None, bubble=PINE, sign=PAPER)
        plain.save(ICONS / f"portal-{pixels}.png", optimize=True)
        # A phone cuts this one to its own shape: what counts stays in the middle 80%.
        cut = icon(pixels, margin=0.22, ground=PINE, bubble=PAPER, sign=PINE)
        cut.convert("RGB").save(ICONS / f"maskable-{pixels}.png", optimize=True)


if __name__ == "__main__":
    main()
