"""What stands around the text of a version: which provision is which, references, remarks.

It is no part of the text that was adopted, so it is not in `text_sha256`; but it
says what a provision refers to and what the import mended. It is fixed with the
text, and its hash goes into the event of the adoption.
"""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from .models import CrossReference, Version


def apparatus_sha256(version: Version) -> str:
    """SHA-256 (hex) over identities and places, references, repairs and flags (4 queries)."""
    texts = version.texts.order_by("position")
    references = CrossReference.objects.filter(source__version=version)
    record: dict[str, Any] = {
        "texts": [[eid, place, str(key)] for eid, place, key in
                  texts.values_list("eid", "position", "provision_id")],
        "references": sorted([eid, start, end, str(key)] for eid, start, end, key in
                             references.values_list("source__eid", "start", "end", "target_id")),
        "repairs": sorted(list(row) for row in
                          version.repairs.values_list("line", "found", "repaired", "reason")),
        "flags": sorted(_flat(row) for row in
                        version.flags.values_list("code", "line", "message", "values")),
    }  # fmt: skip
    return hashlib.sha256(rfc8785.dumps(record)).hexdigest()


def _flat(flag: tuple[str, int | None, str, dict[str, str]]) -> list[str]:
    code, line, message, values = flag
    return [code, "" if line is None else str(line), message, rfc8785.dumps(values).decode()]
