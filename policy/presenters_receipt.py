"""What the page of a receipt shows of the proof, in groups that can be read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werksaam.audit.receipts import seal_of

from .models import Acknowledgement

SHOWN = 16
"""Hexadecimal digits shown of a hash: enough to compare by eye; the file has them all."""


@dataclass(frozen=True)
class ReceiptPage:
    """Where the confirmation stands in the trail, and what seals it."""

    index: int
    text: str
    seal_size: int
    seal: str


def receipt_page(given: Acknowledgement, receipt: Mapping[str, Any]) -> ReceiptPage:
    """The proof of `given`, shortened for people."""
    size, root = seal_of(receipt)
    return ReceiptPage(receipt["index"], grouped(given.text_sha256), size, grouped(root))


def grouped(digest: str) -> str:
    """The beginning of a hash in groups of four: "b27e 90ad 1c4f 66e1"."""
    return " ".join(digest[at : at + 4] for at in range(0, SHOWN, 4))
