"""The address of a post, in one form, so that two reports of one post meet.

Pure: text in, text out. The portal never fetches a reported address (bar 35).
"""

from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit


class NotAnAddress(ValueError):
    """This is no address of a page on the web."""


class TooLongAddress(NotAnAddress):
    """In its one form it is longer than is kept: signs that are no ASCII take six there."""


LONGEST = 2000
"""Characters of an address, as typed and in its one form."""
_PREFIXES = ("www.", "m.", "mobile.", "web.", "nl-nl.", "nl.", "touch.", "mbasic.")
_SAME = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "instagr.am": "instagram.com",
}

_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "igsh",
        "igshid",
        "si",
        "s",
        "t",
        "ref",
        "ref_src",
        "ref_url",
        "mibextid",
        "trk",
        "trackingid",
        "lipi",
        "rcm",
        "feature",
        "share_id",
        "_r",
        "_t",
        "is_from_webapp",
        "sender_device",
        "__tn__",
        "__cft__[0]",
    ]
)


def normalise(address: str) -> str:
    """The address in the one form that all ways of copying it lead to.

    Scheme, capitals in the host, mobile sites, tracking and fragments do not
    count. Raises NotAnAddress for anything but http and https, TooLongAddress.
    """
    parts = parts_of(address)
    host, path, query = _host(parts), _path(parts.path), _query(parts.query)
    if host == "youtu.be":
        host, path, query = "youtube.com", "/watch", urlencode({"v": path.strip("/")})
    found = f"https://{host}{path}" + (f"?{query}" if query else "")
    if len(found) > LONGEST:
        raise TooLongAddress(found[:LONGEST])
    return found


def parts_of(address: str) -> SplitResult:
    """The parts of an address on the web, with or without https before it.

    Raises NotAnAddress for anything but http and https.
    """
    text = address.strip()
    if any(ord(sign) < 33 or ord(sign) == 127 for sign in text):
        raise NotAnAddress(address)
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise NotAnAddress(address) from error
    if parts.scheme.lower() not in {"http", "https"} or "." not in _hostname(parts):
        raise NotAnAddress(address)
    return parts


def _hostname(parts: SplitResult) -> str:
    """A dot at the end of a host means nothing."""
    return (parts.hostname or "").rstrip(".")


def _host(parts: SplitResult) -> str:
    try:
        host = _hostname(parts).encode("idna").decode()
    except UnicodeError as error:
        raise NotAnAddress(parts.netloc) from error
    if " " in host:  # some signs become one with a space before it
        raise NotAnAddress(parts.netloc)
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
            break
    port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    return _SAME.get(host, host) + port


def _path(path: str) -> str:
    return quote(unquote(path), safe="/:@!$&'()*+,;=~-._").rstrip("/")


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not _is_tracking(k.lower())]
    return urlencode(sorted(kept))


def _is_tracking(key: str) -> bool:
    return key in _TRACKING or key.startswith(("utm_", "__cft__"))
