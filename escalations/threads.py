"""Which conversation an address belongs to: a comment, and the post that it stands under.

Pure: text in, text out, one rule for each platform; nothing is fetched (bar 35). Where no
rule fits it is the address itself, without what points at one comment.
"""

import re
from urllib.parse import SplitResult, parse_qs, parse_qsl, urlencode, urlsplit

from .addresses import NotAnAddress, normalise
from .recognising import platform_of

_OF_A_COMMENT = frozenset(
    ["comment_id", "reply_comment_id", "comment", "commenturn", "replyurn", "dashcommenturn", "lc"]
)
"""Names in the query of an address that point at one comment."""
_PATHS = {
    "facebook": (
        r"/groups/[^/]+/(?:posts|permalink)/(\d+)",
        r"/[^/]+/(?:posts|videos)/(?:[^/]+/)?(\w+)",
        r"/(?:reel|watch/live)/(\d+)",
    ),
    "instagram": (r"(?:/[^/]+)?/(?:p|reel|tv)/([\w-]+)",),
    "linkedin": (
        r"/feed/update/urn:li:((?:activity|ugcPost|share):\d+)",
        r"/posts/.*-((?:activity|ugcPost|share)-\d+)(?:-[\w-]+)?",
    ),
    "x": (r"/[^/]+/(?:web/)?status/(\d+)",),
    "tiktok": (r"/@[^/]+/(?:video|photo)/(\d+)",),
    "youtube": (r"/(?:shorts|live|embed)/([\w-]+)",),
}
"""By platform, how the path of an address begins that is of one post; the group names it."""
_QUERIES = {"facebook": ("story_fbid", "fbid", "v"), "youtube": ("v",)}
"""By platform, the name in the query that names the post."""


def thread_of(address: str) -> str:
    """What all addresses of one conversation have in common; "" for no address of a page."""
    try:
        parts = urlsplit(normalise(address))
    except NotAnAddress:
        return ""
    platform = platform_of(address)
    post = _in_path(platform, parts) or _in_query(platform, parts)
    return f"{platform}:{post}" if post else _without_comment(parts)


def _in_path(platform: str, parts: SplitResult) -> str:
    for begins in _PATHS.get(platform, ()):
        if found := re.match(rf"{begins}(?:/|$)", parts.path):
            return found[1].replace("-", ":", 1) if platform == "linkedin" else found[1]
    return ""


def _in_query(platform: str, parts: SplitResult) -> str:
    given = parse_qs(parts.query)
    return next((given[name][0] for name in _QUERIES.get(platform, ()) if name in given), "")


def _without_comment(parts: SplitResult) -> str:
    """The address itself; the front page of a site is of no conversation."""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    left = urlencode([(name, said) for name, said in pairs if name.lower() not in _OF_A_COMMENT])
    if not parts.path.strip("/") and not left:
        return ""
    return f"https://{parts.netloc}{parts.path}" + (f"?{left}" if left else "")
