"""Markdown, our own and others', to plain text: the signs go, the words and lines stay.

Each pattern takes time in proportion to the line: a file is somebody else's.
A line of Markdown is a line of text, so line numbers are those of the file.
"""

from __future__ import annotations

import html
import re

from policy.parsing.sources import FENCE

from .left_out import LANGUAGE, LINK, FileText, LeftOut

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*)")
_CODE_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})(?P<language>[^\s`~]*)\s*")
_TABLE_RULE = frozenset("|:- \t")
"""All that a line between the head of a table and its rows is made of."""

_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"(?P<lead>\s*)[-*+]\s+(?P<text>.+)")
_LABELLED = re.compile(r"(?:[a-z]{1,5}[.)]|[0-9]{1,4}[a-z]{0,2}[.)]|[0-9]{1,3}°[.)]?)\s")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*+)\]\((?P<address>[^()]*+)\)")
_AUTO_LINK = re.compile(r"<(?P<address>(?:https?://|mailto:)[^<>\s]+)>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = (
    re.compile(r"(?P<sign>\*\*|__)(?=\S)(?P<text>[^*_]+?)(?<=\S)(?P=sign)"),
    re.compile(r"(?<![\w*])\*(?=\S)(?P<text>[^*]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=\S)(?P<text>[^_]+?)(?<=\S)_(?!\w)"),
    re.compile(r"`(?P<text>[^`]+)`"),
)
_SAFE = 0xE000
"""Private characters in which signs are kept that a backslash makes plain."""


def read_markdown(text: str) -> FileText:
    """The words of a Markdown text, and the addresses behind its links."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = _after_front_matter(raw)
    gone: list[LeftOut] = []
    lines = [_line(number, line, gone) for number, line in enumerate(raw[start:], start + 1)]
    return FileText("\n".join([*raw[:start], *lines]), tuple(gone))


def _after_front_matter(raw: list[str]) -> int:
    """The header of a hand-out stays as it is: the parser tells of it."""
    if raw[0].lstrip("\ufeff").strip() != FENCE:
        return 0
    return next((at + 1 for at in range(1, len(raw)) if raw[at].strip() == FENCE), 0)


def _line(number: int, line: str, gone: list[LeftOut]) -> str:
    if fence := _CODE_FENCE.fullmatch(line):
        gone.extend([LeftOut(number, fence["language"], LANGUAGE)] * bool(fence["language"]))
        return ""
    if "|" in line and set(line) <= _TABLE_RULE:
        return ""
    line = _ESCAPED.sub(lambda match: chr(_SAFE + ord(match[1])), _QUOTE.sub("", line))
    if heading := _HEADING.fullmatch(line):
        line = _without_closing_signs(heading["text"].rstrip())
    elif bullet := _BULLET.fullmatch(line):
        # Markdown knows no lettered lists: "- a. text" is item a.
        sign = "" if _LABELLED.match(bullet["text"]) else "- "
        line = f"{bullet['lead']}{sign}{bullet['text']}"
    return _plain(_inline(number, line.removesuffix("\\").rstrip(), gone))


def _without_closing_signs(heading: str) -> str:
    """A heading may end in the signs that it begins with, after a space."""
    words = heading.rstrip("#")
    return words.rstrip() if not words or words[-1].isspace() else heading


def _inline(number: int, line: str, gone: list[LeftOut]) -> str:
    addresses = (_plain(link["address"].strip()) for link in _LINK.finditer(line))
    gone.extend(LeftOut(number, address, LINK) for address in addresses if address)
    line = _AUTO_LINK.sub(r"\g<address>", _LINK.sub(r"\g<text>", line))
    for emphasis in _EMPHASIS:
        line = emphasis.sub(r"\g<text>", line)
    return html.unescape(line)


def _plain(line: str) -> str:
    return "".join(chr(ord(c) - _SAFE) if 0xE021 <= ord(c) <= 0xE07E else c for c in line)
