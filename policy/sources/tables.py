"""The rows and cells of a table in a Word file, whatever stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .elements import child, local

_AROUND = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table; also those that were deleted."""
    return list(_under(table, "tr"))


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row; also those that were deleted."""
    return list(_under(row, "tc"))


def is_deleted(element: etree._Element) -> bool:
    """Whether a row or cell was deleted with tracked changes, not accepted yet."""
    deleted = (child(element, "trPr", "del"), child(element, "tcPr", "cellDel"))
    return any(one is not None for one in deleted)


def _under(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) in _AROUND:
            yield from _under(one, name)
