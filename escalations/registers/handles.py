"""Account names: what one may look like, and when two are the same. Pure.

Platforms differ, so the rules are lenient: what a platform refuses it says itself. What
matters here is that nobody gets a name approved that only looks like another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 100
"""What the register keeps of a name."""
OTHER = "other"
"""Any platform that has no name here: there the whole address says where."""
_NAME = "werksaam"
_IN_TITLES = " .,&'’()|+-_"


class Wrong(StrEnum):
    """What is wrong with a handle."""

    WEB_ADDRESS = "web_address"
    NO_SITE = "no_site"
    STRANGE_LETTER = "strange_letter"
    SPACE = "space"
    CHARACTER = "character"
    LONG = "long"


@dataclass(frozen=True)
class Shape:
    """What may be in a handle beside letters and digits, and how long it may be."""

    characters: str
    most: int = LONGEST


SHAPES: dict[str, Shape] = {
    "facebook": Shape(_IN_TITLES, 75),
    "instagram": Shape("._", 30),
    "linkedin": Shape(_IN_TITLES),
    "x": Shape("_", 15),
    "tiktok": Shape("._", 24),
    "youtube": Shape(_IN_TITLES, 70),
    "google": Shape(_IN_TITLES),
    "whatsapp": Shape(_IN_TITLES),
    OTHER: Shape("./@_-:"),
}
"""By platform. Where people see a title as the name of the account, spaces may be in it."""


def cleaned(typed: str) -> str:
    """The handle as it is kept: as typed, without what can't be seen and the leading @."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", typed))
    seen = "".join(c for c in plain if unicodedata.category(c) not in {"Cf", "Cc"})
    return seen.strip().removeprefix("@").strip()


def normalised(handle: str) -> str:
    """What makes two handles the same: capitals, accents, spaces and @ make no difference."""
    letters = unicodedata.normalize("NFKD", cleaned(handle).casefold())
    bare = "".join(c for c in letters if unicodedata.category(c) != "Mn")
    return re.sub(r"^https?://(www\.)?", "", bare.replace(" ", "")).rstrip("/")


def names_werksaam(handle: str) -> bool:
    """Whether the handle holds the name of WerkSaam (3.1), also with signs in between."""
    return _NAME in re.sub(r"[^a-z]", "", normalised(handle))


def wrong_with(platform: str, handle: str) -> Wrong | None:
    """The first thing that is wrong with a cleaned handle on this platform, if anything."""
    shape = SHAPES[platform]
    if platform == OTHER and not re.search(r"\w\.\w", handle):
        return Wrong.NO_SITE
    if platform != OTHER and re.search(r"/|^www\.", handle, re.IGNORECASE):
        return Wrong.WEB_ADDRESS
    if any(_is_strange(c) for c in handle):
        return Wrong.STRANGE_LETTER
    if " " in handle and " " not in shape.characters:
        return Wrong.SPACE
    if any(not c.isalnum() and c not in shape.characters for c in handle):
        return Wrong.CHARACTER
    return Wrong.LONG if max(len(handle), len(normalised(handle))) > shape.most else None


def _is_strange(character: str) -> bool:
    """A letter or digit of another alphabet: it may look just like one of ours."""
    folded = normalised(character)
    return character.isalnum() and not (folded.isascii() and folded.isalnum())
