"""How many characters a response may have, by where it is placed. Pure.

As the platforms say themselves, for an answer below a post. A link or a picture may count
otherwise there, so it is a help, no rule.
"""

from __future__ import annotations

from dataclasses import dataclass

LIMITS = {
    "facebook": 8000,
    "instagram": 2200,
    "linkedin": 1250,
    "x": 280,
    "tiktok": 150,
    "youtube": 10000,
    "google": 4096,
}
"""Where the platform has a limit."""


@dataclass(frozen=True)
class Room:
    """How long a text is, and how long it may be (0 where nothing is known of that)."""

    length: int
    limit: int

    @property
    def is_too_long(self) -> bool:
        """Whether it does not fit."""
        return 0 < self.limit < self.length

    @property
    def too_many(self) -> int:
        """How many characters must go."""
        return self.length - self.limit if self.is_too_long else 0


def room(platform: str, text: str) -> Room:
    """The room for `text` on this platform; what stands around it does not count."""
    return Room(len(text.strip()), LIMITS.get(platform, 0))
