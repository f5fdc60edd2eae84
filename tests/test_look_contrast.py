"""Contrast of the tokens, light and dark: WCAG 1.4.3 and 1.4.11 (axe does not see all of it)."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
Scheme = Callable[[], dict[str, str]]

PAPERS = ("paper", "sheet", "tint")
WORDS = ("ink", "muted", "primary", "error", "success", "info")

TEXT = [(word, paper) for word in WORDS for paper in PAPERS]
TEXT += [("accent", "paper"), ("accent", "sheet")]  # on the tint the accent is never text
TEXT += [
    ("ink", "primary-soft"),
    ("ink", "note"),
    ("primary", "primary-soft"),
    ("muted", "primary-soft"),
]
TEXT += [("on-primary", "primary"), ("on-band", "band"), ("focus-ink", "focus")]

SHAPES = [("field", paper) for paper in PAPERS] + [("accent", "tint"), ("field", "note")]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--ws-([\w-]+): (#[0-9A-F]{6})", block))


def light() -> dict[str, str]:
    return colours(TOKENS.split("@media")[0])


def dark() -> dict[str, str]:
    block = TOKENS.split("prefers-color-scheme: dark")[1].split("@media")[0]
    return light() | colours(block)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("word", "paper"), TEXT)
@pytest.mark.parametrize("scheme", [light, dark])
def test_text_stands_out_four_and_a_half_times(scheme: Scheme, word: str, paper: str) -> None:
    tokens = scheme()

    assert contrast(tokens[word], tokens[paper]) >= 4.5


@pytest.mark.parametrize(("shape", "paper"), SHAPES)
@pytest.mark.parametrize("scheme", [light, dark])
def test_borders_and_rules_stand_out_three_times(scheme: Scheme, shape: str, paper: str) -> None:
    tokens = scheme()

    assert contrast(tokens[shape], tokens[paper]) >= 3


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert round(contrast("#1B2430", "#FBFAF7"), 1) == 15.0


def test_no_colour_stands_outside_the_tokens() -> None:
    folder = Path(settings.BASE_DIR) / "static/css"
    others = [file for file in folder.glob("*.css") if file.name not in {"tokens.css", "print.css"}]

    assert {
        file.name for file in others if re.search(r"#[0-9a-fA-F]{3,6}\b", file.read_text())
    } == set()
