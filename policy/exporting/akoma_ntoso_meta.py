"""What an Akoma Ntoso file says of itself: which work, which expression, and when it holds.

- the *work* is the regulation, whatever its text: dated by its first adoption;
- the *expression* is this version, in Dutch, from the day it is in force;
- the *manifestation* is this file.

The dates are events; from them follow two periods. *In force* is from the entry into force,
*efficacy* from the first day it applies to, retroactive effect included.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from lxml import etree

from policy.hashing import sha256_by_eid

from .document import Document

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:werksaam:policy-version:1"
"""Namespace of what Akoma Ntoso has no word for: number, stage, hashes."""

_ORGANISATION = "werksaam-westfriesland"
_AGENT = "#werksaam"
_EVENTS = {
    "adopted": ("Vastgesteld", "generation"),
    "published": ("Bekendgemaakt", ""),
    "retroactive": ("Terugwerkende kracht vanaf", ""),
    "in_force": ("In werking getreden", ""),
    "valid_until": ("Laatste dag", "repeal"),
}
_UNDATED = "0001-01-01"
"""Of a text that was never stored; the standard wants a date."""


def el(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new element in the namespace of Akoma Ntoso; empty attributes are left out."""
    given = {name: value for name, value in attributes.items() if value}
    return etree.SubElement(parent, f"{{{AKN}}}{tag}", given)


def meta(document: Document, provisions: Mapping[str, UUID]) -> etree._Element:
    """All that is said of a whole version."""
    made = etree.Element(f"{{{AKN}}}meta")
    dates = {name: day for name, day in document.dates().items() if day}
    _identification(made, document, "")
    if "published" in dates:
        el(made, "publication", date=dates["published"], name="bekendmaking", showAs="Bekendmaking")
    if dates:
        _lifecycle(made, dates)
        _periods(made, dates)
    _references(made)
    _proprietary(made, document, provisions)
    return made


def attachment_meta(document: Document, eid: str) -> etree._Element:
    """What is said of an annex or an explanatory note: a part of the same version."""
    made = etree.Element(f"{{{AKN}}}meta")
    _identification(made, document, f"/!{eid}")
    return made


def work_uri(document: Document) -> str:
    """The regulation, in whatever version."""
    return f"/akn/nl/act/{_ORGANISATION}/{_work_date(document)}/{document.slug}"


def expression_uri(document: Document) -> str:
    """This version of it."""
    in_force = document.dates()["in_force"]
    return f"{work_uri(document)}/nld@{in_force or f'concept-{document.number or 0}'}"


def _work_date(document: Document) -> str:
    first = document.first_adopted or document.drawn_up_on
    return first.isoformat() if first else _UNDATED


def _identification(parent: etree._Element, document: Document, part: str) -> None:
    identification = el(parent, "identification", source=_AGENT)
    work, expression = work_uri(document), expression_uri(document)
    drawn_up = document.drawn_up_on.isoformat() if document.drawn_up_on else _UNDATED
    first = _frbr(identification, "FRBRWork", work, part, _work_date(document), "vaststelling")
    el(first, "FRBRcountry", value="nl")
    el(first, "FRBRsubtype", value="regeling")
    el(first, "FRBRname", value=document.slug)
    el(first, "FRBRprescriptive", value="true")
    day = document.dates()["adopted"] or drawn_up
    second = _frbr(identification, "FRBRExpression", expression, part, day, "versie")
    el(second, "FRBRversionNumber", value=str(document.number or 0))
    el(second, "FRBRlanguage", language="nld")
    third = _frbr(identification, "FRBRManifestation", f"{expression}.xml", part, day, "bestand")
    el(third, "FRBRformat", value="application/akn+xml")


def _frbr(
    parent: etree._Element, level: str, uri: str, part: str, day: str, name: str
) -> etree._Element:
    made = el(parent, level)
    el(made, "FRBRthis", value=f"{uri}{part or '/!main'}")
    el(made, "FRBRuri", value=uri)
    el(made, "FRBRdate", date=day, name=name)
    el(made, "FRBRauthor", href=_AGENT)
    return made


def _lifecycle(parent: etree._Element, dates: Mapping[str, str]) -> None:
    lifecycle = el(parent, "lifecycle", source=_AGENT)
    for name, (_, kind) in sorted(_EVENTS.items(), key=lambda event: dates.get(event[0], "")):
        if name in dates:
            attributes = {"eId": f"event_{name}", "refersTo": f"#{name}", "type": kind}
            el(lifecycle, "eventRef", date=dates[name], source=_AGENT, **attributes)


def _periods(parent: etree._Element, dates: Mapping[str, str]) -> None:
    if "in_force" not in dates:
        return
    data = el(parent, "temporalData", source=_AGENT)
    end = "#event_valid_until" if "valid_until" in dates else ""
    for name, start in (
        ("inForce", "in_force"),
        ("efficacy", "retroactive" if "retroactive" in dates else "in_force"),
    ):
        group = el(data, "temporalGroup", eId=f"period_{name}")
        el(group, "timeInterval", start=f"#event_{start}", end=end, refersTo=f"#{name}")


def _references(parent: etree._Element) -> None:
    references = el(parent, "references", source=_AGENT)
    ontology = "/akn/ontology"
    el(
        references,
        "TLCOrganization",
        eId=_AGENT[1:],
        href=f"{ontology}/organization/nl/{_ORGANISATION}",
        showAs="WerkSaam Westfriesland",
    )
    for name, (shown, _) in _EVENTS.items():
        el(references, "TLCEvent", eId=name, href=f"{ontology}/event/{name}", showAs=shown)
    for name, shown in (("inForce", "In werking"), ("efficacy", "Van toepassing")):
        el(references, "TLCConcept", eId=name, href=f"{ontology}/concept/{name}", showAs=shown)


def _proprietary(
    parent: etree._Element, document: Document, provisions: Mapping[str, UUID]
) -> None:
    own = el(parent, "proprietary", source=_AGENT)
    about = {"number": str(document.number or ""), "stage": document.stage}
    _ours(own, "version", about | {"sha256": document.sha256})
    for eid, sha256 in sha256_by_eid(document.tree).items():
        known = {"provision": str(provisions[eid])} if eid in provisions else {}
        _ours(own, "text", {"eId": eid, "sha256": sha256} | known)


def _ours(parent: etree._Element, tag: str, attributes: Mapping[str, str]) -> None:
    etree.SubElement(parent, f"{{{OURS}}}{tag}", dict(attributes), nsmap={"ws": OURS})
