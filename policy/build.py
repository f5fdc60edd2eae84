"""Which build of the portal this is: part of the ETag of pages that browsers keep."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

_SOURCES = ("templates", "static", "locale", "policy", "werksaam")
_SUFFIXES = frozenset({".html", ".css", ".js", ".svg", ".mo", ".py", ".typ"})


@cache
def build_id() -> str:
    """A short hash over all that shapes a page: the same on every host with the same release."""
    found = hashlib.sha256()
    base = Path(settings.BASE_DIR)
    for folder in _SOURCES:
        for file in sorted((base / folder).rglob("*")):
            if file.suffix in _SUFFIXES:
                found.update(str(file.relative_to(base)).encode())
                found.update(file.read_bytes())
    return found.hexdigest()[:16]
