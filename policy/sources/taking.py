"""Words are taken out of a Word file as they are written or told; what is left is seen.

So that no word can get lost in a place that nobody thought of.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from .elements import local

_TEXTS = ("t", "delText")
_BREAKS = ("p", "tc", "tab", "ptab", "br", "cr")


def take(text: etree._Element) -> str:
    """The words of one text of a run, exactly as they are; they are gone from the file then."""
    words, text.text = text.text or "", None
    return words


def take_words(element: etree._Element) -> str:
    """Every word under an element, whatever became of it; they are gone from the file then."""
    words = all_words(element)
    for text in _texts(element):
        take(text)
    return words


def all_words(element: etree._Element) -> str:
    """Every word under an element that is still there, with a space between paragraphs."""
    found: list[str] = []
    for one in element.iter():
        name = local(one)
        if name in _TEXTS:
            found.append(one.text or "")
        elif name in _BREAKS:
            found.append(" ")
    return " ".join("".join(found).split())


def words_left(root: etree._Element) -> Iterator[str]:
    """The words that nobody took, together by the paragraph that they stand in."""
    left = (text for text in _texts(root) if (text.text or "").strip())
    for _, texts in groupby(left, _paragraph_of):
        yield " ".join("".join(take(text) for text in texts).split())


def _texts(element: etree._Element) -> Iterator[etree._Element]:
    return (one for one in element.iter() if local(one) in _TEXTS)


def _paragraph_of(text: etree._Element) -> etree._Element | None:
    return next((one for one in text.iterancestors() if local(one) == "p"), None)
