"""How to walk over the XML of a Word file, whatever namespaces it has."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: Word has two, the text is the same."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element, in whatever namespace; "" for none."""
    if element is None:
        return ""
    found = (str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name)
    return next(found, "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down this path of names."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of this name right under an element."""
    return (one for one in element if local(one) == name)
