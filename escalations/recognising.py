"""On which platform an address leads to, by its host alone: mobile, short and shared hosts too.

Pure: text in, text out. The portal never fetches a reported address (bar 35), so where a
short address leads in the end is not known, only whose it is.
"""

import re

from .addresses import NotAnAddress, parts_of

_HOSTS = {
    "facebook": ("facebook.com", "fb.com", "fb.me", "fb.watch", "messenger.com", "m.me"),
    "instagram": ("instagram.com", "instagr.am", "ig.me"),
    "linkedin": ("linkedin.com", "lnkd.in"),
    "x": ("x.com", "twitter.com", "t.co"),
    "tiktok": ("tiktok.com",),
    "youtube": ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    "google": ("g.page", "g.co", "share.google", "maps.app.goo.gl"),
    "whatsapp": ("whatsapp.com", "wa.me"),
}
"""The hosts of each platform by its name in `platforms.Platform`; what stands before them
(`m.`, `vm.`, `l.`) does not count."""
_GOOGLE = re.compile(r"(?:(?:www|maps|search|business)\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})")
"""Reviews and maps of Google, in every country; not its documents and groups."""


def platform_of(address: str) -> str:
    """The name of the platform that an address is of; "" for any other, and for no address."""
    try:
        parts = parts_of(address)
    except NotAnAddress:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if _GOOGLE.fullmatch(host) or (host == "goo.gl" and parts.path.startswith("/maps")):
        return "google"
    return next((name for name, hosts in _HOSTS.items() if _is_of(host, hosts)), "")


def _is_of(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in hosts)
