"""What the page of a file is made of: parts with lines and images, and whole dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from ..kinds import Text


@dataclass(frozen=True)
class Line:
    """A name and what is said of it; `when` for what someone wrote at a moment."""

    name: Text
    said: Text
    when: str = ""


@dataclass(frozen=True)
class Image:
    """An image beside the page, and what a screen reader says of it."""

    name: str
    alt: str


@dataclass(frozen=True)
class Part:
    """A part of the file under a heading."""

    title: Text
    lines: tuple[Line, ...]
    images: tuple[Image, ...] = ()


def whole_moment(moment: datetime) -> str:
    """A moment that says the same in ten years: 24 November 2026 14:02."""
    return date_format(localtime(moment), "j F Y H:i")


def whole_day(day: date) -> str:
    """A day with its year."""
    return date_format(day, "j F Y")
