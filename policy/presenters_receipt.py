"""What a receipt shows: on its page, in its PDF, and in the list of one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.audit.receipts import seal_of

from .models import Acknowledgement, PaperForm
from .presenters_version import in_words

SHOWN = 16
"""Hexadecimal digits shown of a hash: enough to compare by eye; the file has them all."""


@dataclass(frozen=True)
class ReceiptPage:
    """When and how it was confirmed, where that stands in the trail, and what seals it."""

    when: str
    how: str
    index: int
    text: str
    seal_size: int
    seal: str


@dataclass(frozen=True)
class ReceiptLine:
    """One of one's own acknowledgements; `remarks` say what sets it apart."""

    pk: UUID
    title: str
    when: str
    remarks: tuple[str, ...]


def receipt_page(given: Acknowledgement, receipt: Mapping[str, Any]) -> ReceiptPage:
    """The proof of `given`, shortened for people."""
    size, root = seal_of(receipt)
    return ReceiptPage(
        when=_moment(given),
        how=how_confirmed(given),
        index=receipt["index"],
        text=grouped(given.text_sha256),
        seal_size=size,
        seal=grouped(root),
    )


def receipt_lines(given: Iterable[Acknowledgement], valid: Collection[int]) -> list[ReceiptLine]:
    """The list; `valid` are the versions whose confirmation counts today."""
    return [
        ReceiptLine(
            one.pk,
            f"{one.version.policy.citation_title}, {version_words(one)}",
            _moment(one),
            tuple(_remarks(one, valid)),
        )
        for one in given
    ]


def receipt_words(
    given: Acknowledgement, receipt: Mapping[str, Any], address: str, qr_code: str
) -> dict[str, Any]:
    """All that stands in the PDF, in the language of now."""
    return {
        "title": headline(given),
        "author": given.version.policy.citation_title,
        "foot": f"{given.version.policy.citation_title} · {given.pk}",
        "kind": _("Proof of confirming"),
        "statement": f"‘{given.statement}’",
        "facts": _facts(given),
        "proof": _proof_words(given, receipt),
        "check": {
            "title": _("Check it yourself"),
            "lines": [
                _("The proof is a file inside this document. Take it out and check it here."),
                _("The page says whether it is right. You need not sign in."),
            ],
            "address": address,
            "qr": qr_code,
            "alt": _("QR code that leads to %(address)s") % {"address": address},
        },
    }


def headline(given: Acknowledgement) -> str:
    """Who has read what."""
    words = {"name": given.person_name, "number": given.version.number}
    return _("%(name)s has read version %(number)d") % words


def version_words(given: Acknowledgement) -> str:
    """Version 2."""
    return _("version %(number)d") % {"number": given.version.number}


def how_confirmed(given: Acknowledgement) -> str:
    """In the portal or on paper, for the person alone (and the desk)."""
    paper = paper_of(given)
    if paper is None:
        return _("In the portal, by you yourself")
    return _("On paper, signed on %(day)s") % {"day": in_words(paper.signed_on)}


def paper_of(given: Acknowledgement) -> PaperForm | None:
    """The signed form behind it, if that is how it was confirmed."""
    paper: PaperForm | None = getattr(given, "paper_form", None)
    return paper


def grouped(digest: str, shown: int = SHOWN) -> str:
    """The beginning of a hash in groups of four: "b27e 90ad 1c4f 66e1"."""
    return " ".join(digest[at : at + 4] for at in range(0, shown, 4))


def _facts(given: Acknowledgement) -> list[dict[str, str]]:
    policy, number = given.version.policy, given.version.number
    version = _("%(title)s, version %(number)d") % {
        "title": policy.citation_title,
        "number": number,
    }
    pairs = [(_("Who"), given.person_name), (_("What"), version)]
    pairs += [(_("When"), _moment(given)), (_("How"), how_confirmed(given))]
    if given.periodic_round:
        pairs.append((_("Asked again"), _again(given)))
    return _named([*pairs, (_("Number"), str(given.pk))])


def _proof_words(given: Acknowledgement, receipt: Mapping[str, Any]) -> dict[str, Any]:
    size, root = seal_of(receipt)
    place = _("This confirmation is number %(index)d in the trail of the portal.")
    seal = _("A seal lies over the first %(size)d events. It proves that this one is among them.")
    return {
        "title": _("How this proof stays true"),
        "lines": [
            place % {"index": receipt["index"]},
            seal % {"size": size},
            _("If one letter of the text changes, its hash is another one."),
        ],
        "hashes": _named(
            [
                (_("Hash of the text that was read"), grouped(given.text_sha256, 64)),
                (_("Seal"), f"{size} · {grouped(root, 64)}"),
            ]
        ),
    }


def _named(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "said": said} for name, said in pairs]


def _moment(given: Acknowledgement) -> str:
    """The day and the time; of a paper form, the day alone: nobody wrote down a time."""
    if paper_of(given):
        return in_words(given.confirmed_on)
    at = timezone.localtime(given.given_at, clock.AMSTERDAM)
    return _("%(day)s, %(time)s") % {"day": in_words(at.date()), "time": date_format(at, "H:i")}


def _remarks(given: Acknowledgement, valid: Collection[int]) -> Iterable[str]:
    if given.periodic_round:
        yield _again(given)
    if given.version.number not in valid:
        yield _("An earlier version: it no longer counts")
    if paper_of(given):
        yield _("On paper")


def _again(given: Acknowledgement) -> str:
    assert given.periodic_round is not None
    day = in_words(given.periodic_round.opens_on)
    return _("Confirmed again, in the round of %(day)s") % {"day": day}
