"""What can become of a provision from one version to a later one."""

from enum import StrEnum


class Kind(StrEnum):
    """What became of a provision. One may have several: moved and other words."""

    CHANGED = "changed"
    HEADING = "heading"
    NEW = "new"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    LAPSED = "lapsed"
