"""Which lids a part rests on, each as its words stand when someone of the desk looked. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from .checking import Standing
from .parts import Part


def bound(part: Part, earlier: Part, standing: Standing) -> Part:
    """The part with its chosen lids (identities) bound to how they now stand.

    Those that stood there before keep their order; others follow in that of the code.
    """
    if "description" in part:
        inner = bound(part["description"], earlier.get("description") or {}, standing)
        return {**part, "description": inner}
    if "lids" not in part:
        return part
    before = [lid["provision"] for lid in earlier.get("lids") or []]
    return {**part, "lids": _lids(part["lids"], before, standing)}


def _lids(chosen: Sequence[str], before: Sequence[str], standing: Standing) -> list[dict[str, str]]:
    kept = [provision for provision in before if provision in chosen]
    added = [provision for provision in standing if provision in chosen and provision not in before]
    return [
        {"eid": standing[one].eid, "provision": one, "sha256": standing[one].sha256}
        for one in (*kept, *added)
        if one in standing
    ]
