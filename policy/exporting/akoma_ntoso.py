"""Akoma Ntoso 3.0 (OASIS, 2018): the text for systems of law, with eIds and dates.

Every provision bears its kind in `class` and our own eId; its identity across versions is
its `GUID`. A text is always one `p` (or `listIntroduction`), so it can be read back to the
same tree. Characters that XML 1.0 forbids stand as U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from lxml import etree

from policy.parsing.tree import Node

from .akoma_ntoso_meta import AKN, attachment_meta, el, meta
from .document import Document, numbered

CONTENT_TYPE = "application/akn+xml"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIERARCHY = {
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "paragraph": "paragraph",
    "alinea": "alinea",
    "item": "point",
}
_PARTS = {
    "preamble": "preamble",
    "closing": "conclusions",
    "signatory": "conclusions",
    "annex": "attachments",
    "note": "attachments",
}
_ORDER = ("preamble", "body", "conclusions", "attachments")
_DOCUMENTS = {"annex": "bijlage", "note": "toelichting"}
DRAFT = "Concept, niet vastgesteld."


def to_xml(document: Document, provisions: Mapping[str, UUID] | None = None) -> str:
    """A version; `provisions` gives the identity of each provision by eId."""
    whole = _Writer(document, provisions or {}).written()
    return etree.tostring(whole, encoding="unicode", doctype='<?xml version="1.0"?>') + "\n"


class _Writer:
    def __init__(self, document: Document, provisions: Mapping[str, UUID]) -> None:
        self.document = document
        self.provisions = provisions
        self.references = document.references()
        self.texts: list[tuple[etree._Element, str, str]] = []

    def written(self) -> etree._Element:
        root = etree.fromstring(f'<akomaNtoso xmlns="{AKN}"/>')
        first = self.document.number == 1
        act = el(root, "act", name="regeling", contains="originalVersion" if first else "")
        if not first:
            act.set("contains", "singleVersion")
        act.append(meta(self.document, self.provisions))
        self.preface(act)
        for part in _ORDER:
            roots = [n for n in self.document.tree.roots if _PARTS.get(n.kind, "body") == part]
            if roots or part == "body":
                getattr(self, part)(act, roots)
        # Laid out first and filled later: inside a text every space counts.
        etree.indent(root, space=" ")
        for element, text, eid in self.texts:
            self.fill(element, text, eid)
        return root

    def preface(self, act: etree._Element) -> None:
        preface = el(act, "preface")
        title = el(el(preface, "p"), "docTitle")
        self.texts.append((title, self.document.tree.title, ""))
        if self.document.stage == "draft":
            self.texts.append((el(preface, "p"), DRAFT, ""))

    def preamble(self, act: etree._Element, roots: Sequence[Node]) -> None:
        node, *more = roots
        preamble = self.provision(act, "preamble", node)
        if node.text or not node.children:
            self.text(preamble, node)
        for child in (*node.children, *more):
            self.ground(preamble, child)

    def ground(self, parent: etree._Element, node: Node) -> None:
        """A line of the preamble, with the list under it."""
        if node.kind == "considerans" and node.children:
            recitals = self.provision(parent, "recitals", node)
            self.text(el(recitals, "intro"), node)
            for child in node.children:
                self.block_item(recitals, "recital", child)
        else:
            self.blocks(self.provision(parent, "container", node, name=node.kind), node)

    def blocks(self, parent: etree._Element, node: Node) -> None:
        """A text, or a list where there is something under it."""
        if not node.children:
            self.text(parent, node)
            return
        listed = el(parent, "blockList", eId=f"{node.eid}__list")
        self.text(listed, node, "listIntroduction")
        for child in node.children:
            self.block_item(listed, "item", child)

    def block_item(self, parent: etree._Element, tag: str, node: Node) -> None:
        element = self.provision(parent, tag, node)
        self.headed(element, node)
        self.blocks(element, node)

    def body(self, act: etree._Element, roots: Sequence[Node]) -> None:
        body = el(act, "body")
        for node in roots:
            self.hierarchy(body, node)
        if not roots:  # a draft that holds no article yet; the standard wants something here
            el(el(el(body, "hcontainer", name="empty"), "content"), "p")

    def hierarchy(self, parent: etree._Element, node: Node) -> None:
        tag = _HIERARCHY.get(node.kind, "hcontainer")
        named = {} if node.kind in _HIERARCHY else {"name": node.kind}
        element = self.provision(parent, tag, node, **named)
        self.headed(element, node)
        if not node.children:
            self.text(el(element, "content"), node)
            return
        kinds = [child.kind for child in node.children]
        if "item" in kinds and set(kinds) <= {"item", "wrap_up"}:
            element = el(element, "list", eId=f"{node.eid}__list")
        if node.text:
            self.text(el(element, "intro"), node)
        self.under(element, node.children)

    def under(self, parent: etree._Element, children: Sequence[Node]) -> None:
        """Provisions below each other; a sentence after the last list closes them."""
        last = children[-1] if children else None
        closed = last is not None and last.kind == "wrap_up" and not (last.number or last.children)
        for child in children[:-1] if closed else children:
            self.hierarchy(parent, child)
        if closed:
            self.text(self.provision(parent, "wrapUp", children[-1]), children[-1])

    def conclusions(self, act: etree._Element, roots: Sequence[Node]) -> None:
        conclusions = el(act, "conclusions")
        for node in roots:
            self.blocks(self.provision(conclusions, "container", node, name=node.kind), node)

    def attachments(self, act: etree._Element, roots: Sequence[Node]) -> None:
        attachments = el(act, "attachments")
        for node in roots:
            attachment = self.provision(attachments, "attachment", node)
            self.headed(attachment, node)
            doc = el(attachment, "doc", name=_DOCUMENTS[node.kind])
            doc.append(attachment_meta(self.document, node.eid))
            body = el(doc, "mainBody")
            if node.text or not node.children:
                self.text(body, node)
            for child in node.children:
                self.hierarchy(body, child)

    def provision(
        self, parent: etree._Element, tag: str, node: Node, **attributes: str
    ) -> etree._Element:
        element = el(parent, tag, eId=node.eid, **{"class": node.kind}, **attributes)
        if node.eid in self.provisions:
            element.set("GUID", str(self.provisions[node.eid]))
        return element

    def headed(self, element: etree._Element, node: Node) -> None:
        if node.number:
            # The number alone stands in `title`, for whoever reads the tree back.
            num = el(element, "num", title=allowed(node.number))
            self.texts.append((num, numbered(node), ""))
        if node.heading:
            self.texts.append((el(element, "heading"), node.heading, ""))

    def text(self, parent: etree._Element, node: Node, tag: str = "p") -> None:
        self.texts.append((el(parent, tag), node.text, node.eid))

    def fill(self, element: etree._Element, text: str, eid: str) -> None:
        """The words, and what they refer to as `ref`."""
        text, at = allowed(text), 0
        last: etree._Element | None = None
        for found in sorted(self.references.get(eid, []), key=lambda one: int(one["start"])):
            start, end = int(found["start"]), int(found["end"])
            _add(element, last, text[at:start])
            last = el(element, "ref", href=f"#{found['target']}")
            last.text, at = text[start:end], end
        _add(element, last, text[at:])


def allowed(text: str) -> str:
    """The text, with U+FFFD for what XML 1.0 has no place for."""
    return _FORBIDDEN.sub("\ufffd", text)


def _add(element: etree._Element, last: etree._Element | None, words: str) -> None:
    if last is None:
        element.text = words
    else:
        last.tail = words
