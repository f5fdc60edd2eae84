"""The address of a provision on the web, from its eId and back. Pure.

``art_4__para_8`` stands at ``artikel-4/lid-8``: words that can be read aloud.
"""

from __future__ import annotations

import re

_WORDS = {
    "art": "artikel",
    "para": "lid",
    "item": "onderdeel",
    "list": "lijst",
    "wrap": "slotzin",
    "part": "deel",
    "chp": "hoofdstuk",
    "title": "titel",
    "dvs": "afdeling",
    "sec": "paragraaf",
    "att": "bijlage",
    "note": "toelichting",
}
_PREFIXES = {word: prefix for prefix, word in _WORDS.items()}
_ADDRESS = re.compile(r"[a-z]+(-[0-9a-z.:]+)*(/[a-z]+(-[0-9a-z.:]+)*)*")


def address_of(eid: str) -> str:
    """The path of a provision inside its version, without slashes around it."""
    return "/".join(_part(part) for part in eid.split("__"))


def eid_at(address: str) -> str:
    """The eId at a path; "" for a path that no eId can have."""
    if not _ADDRESS.fullmatch(address):
        return ""
    return "__".join(_eid_part(part) for part in address.split("/"))


def _part(part: str) -> str:
    prefix, _, number = part.partition("_")
    return f"{_WORDS.get(prefix, prefix)}-{number.replace('_', '-')}" if number else prefix


def _eid_part(part: str) -> str:
    word, _, number = part.partition("-")
    prefix = _PREFIXES.get(word, word)
    return f"{prefix}_{number.replace('-', '_')}" if number else prefix
