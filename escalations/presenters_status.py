"""The three of every status: icon, word and tone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """Icon, word and tone, for `components/status.html`."""

    tone: str
    icon: str
    text: str
