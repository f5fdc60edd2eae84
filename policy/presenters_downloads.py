"""The page "Downloaden en afdrukken": the files of a version, what each is for, its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.documents.pdf import CannotRender

from . import queries
from .handing_out import ENDINGS, FORMATS, SUMMARY, Choice, file_of
from .models import Version
from .presenters_receipt import grouped
from .presenters_version import VersionBar, version_bar

ALL_DIGITS = 64


@dataclass(frozen=True)
class Download:
    """A file in the list. `size` is None where it can't be made just now."""

    name: str
    purpose: str
    ending: str
    url: str
    size: int | None


@dataclass(frozen=True)
class Downloads:
    """What the page shows."""

    bar: VersionBar
    is_draft: bool
    sha256: str
    for_people: tuple[Download, ...]
    for_programs: tuple[Download, ...]


@dataclass(frozen=True)
class Alternate:
    """A file as another form of the page of its version."""

    url: str
    content_type: str


def downloads_page(version: Version, language: str) -> Downloads:
    """The files of a version; each is made, to say how large it is."""
    people = (
        (Choice("pdf"), _("The official text"), _("To read, to print and to keep.")),
        (
            Choice("pdf", language, with_explanations=True),
            _("The official text with explanation"),
            _("Below each rule stands what it means in plain words."),
        ),
        (
            Choice(SUMMARY, language),
            _("In brief, in large print"),
            _("The most important rules on one sheet. To hang up or hand out."),
        ),
        (Choice("txt"), _("Plain text"), _("Opens in every program.")),
    )
    programs = (
        (Choice("md"), "Markdown", _("Text with headings, to put in a page of your own.")),
        (Choice("json"), "JSON", _("For programs.")),
        (Choice("xml"), "Akoma Ntoso", _("For systems with laws and rules.")),
    )
    document, current = queries.document(version), queries.version_in_force(version.policy)
    assert document.life is not None
    return Downloads(
        bar=version_bar(document.life, current.number if current else None),
        is_draft=document.stage == "draft",
        sha256=grouped(document.sha256, ALL_DIGITS),
        for_people=tuple(_download(version, *file) for file in people),
        for_programs=tuple(_download(version, *file) for file in programs),
    )


def alternates(slug: str, number: int) -> Iterator[Alternate]:
    """Every file of a version, by the end of its address."""
    for ending in ENDINGS:
        url = reverse("policy:handout", args=[slug, number, ending])
        yield Alternate(url, FORMATS[ending].content_type.partition(";")[0])


def alternates_header(slug: str, number: int) -> str:
    """The same as a `Link` header (RFC 8288)."""
    return ", ".join(
        f'<{one.url}>; rel="alternate"; type="{one.content_type}"'
        for one in alternates(slug, number)
    )


def _download(version: Version, choice: Choice, name: str, purpose: str) -> Download:
    try:
        size: int | None = len(file_of(version, choice))
    except CannotRender:
        size = None
    ending = "pdf" if choice.kind == SUMMARY else choice.kind
    return Download(name, purpose, ending.upper(), _url(version, choice), size)


def _url(version: Version, choice: Choice) -> str:
    place = [version.policy.slug, version.number]
    language = f"taal={choice.language}"
    if choice.kind == SUMMARY:
        return f"{reverse('policy:summary_handout', args=place)}?{language}"
    url = reverse("policy:handout", args=[*place, choice.kind])
    return f"{url}?met=toelichting&{language}" if choice.has_explanations else url
