"""The disclaimer that a lid prescribes between quotation marks, with a name filled in. Pure.

The words come from the code itself (5.3), so that nobody copies an older text.
"""

from __future__ import annotations

import re

_PLACE = re.compile(r"\[\s*naam\s+medewerker\s*\]", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")


def disclaimer_in(text: str) -> str:
    """The quoted passage with a place for the name; empty where the text holds none."""
    return next((found for found in _QUOTED.findall(text) if _PLACE.search(found)), "")


def filled_in(disclaimer: str, name: str) -> str:
    """The same with `name` in every such place, however it is written."""
    return _PLACE.sub(lambda _match: name, disclaimer)
