"""Handing out a version as a file: which files there are, how each is made, when it changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from werksaam import clock
from werksaam.documents.pdf import pdf

from . import queries
from .build import build_id
from .exporting import Document, markdown, plain_text, to_json, to_markdown, to_plain_text, to_xml
from .exporting import paper as paper_words
from .exporting.akoma_ntoso import CONTENT_TYPE as XML
from .exporting.json_tree import CONTENT_TYPE as JSON
from .kept_files import kept
from .models import Version
from .presenters_handing_out import beside, if_replaced, sheet_in_words, summary
from .queries_handing_out import dates_stamp
from .rendered import explained_until

PDF = paper_words.CONTENT_TYPE
SUMMARY = "summary"


@dataclass(frozen=True)
class Choice:
    """What is asked for. `language` counts where explanations stand in the file."""

    kind: str
    language: str = "nl"
    with_explanations: bool = False

    @property
    def has_explanations(self) -> bool:
        """Whether the file changes with explanations."""
        return self.kind == SUMMARY or (self.kind == "pdf" and self.with_explanations)


@dataclass(frozen=True)
class Format:
    """A kind of file: its content type and how it is made."""

    content_type: str
    write: Callable[[Version, Choice], bytes]


def file_of(version: Version, choice: Choice) -> bytes:
    """The file. Raises CannotRender where a PDF can't be made."""
    return FORMATS[choice.kind].write(version, choice)


def etag_of(version: Version, choice: Choice) -> str | None:
    """Over all that the file follows from, without making it (1 to 3 queries).

    None for a draft: its text can change at any moment, so only the file itself tells.
    """
    dates = dates_stamp(version)
    if dates is None:
        return None
    parts: tuple[object, ...] = (version.pk, version.text_sha256, choice.kind, dates)
    parts += (clock.today(), settings.BASE_URL, build_id())
    if choice.has_explanations:
        stamp = explained_until(version, choice.language)
        parts += (choice.language, stamp, settings.DESK_PHONE)
    return quoted(repr(parts).encode())


def quoted(content: bytes) -> str:
    """An ETag over this content."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def file_name(version: Version, choice: Choice) -> str:
    """What the file is called on the disk of who takes it."""
    name = f"{version.policy.slug}-v{version.number}"
    name += "" if dates_stamp(version) else "-concept"
    if choice.kind == SUMMARY:
        return f"{name}-samenvatting.pdf"
    return f"{name}{'-met-toelichting' if choice.has_explanations else ''}.{choice.kind}"


def _text(write: Callable[[Document], str]) -> Callable[[Version, Choice], bytes]:
    return lambda version, _: write(queries.document(version)).encode()


def _json(version: Version, _: Choice) -> bytes:
    provisions = queries.provisions_by_eid(version)
    return to_json(queries.document(version), provisions, settings.BASE_URL).encode()


def _xml(version: Version, _: Choice) -> bytes:
    return to_xml(queries.document(version), queries.provisions_by_eid(version)).encode()


def _pdf(version: Version, choice: Choice) -> bytes:
    with translation.override(choice.language):
        explained = beside(version, choice.language) if choice.has_explanations else None
    words = paper_words.to_words(queries.document(version), explained)
    return _rendered("code", words, version, "nl")


def _summary(version: Version, choice: Choice) -> bytes:
    with translation.override(choice.language):
        words = sheet_in_words(summary(version, choice.language))
        return _rendered("summary", words, version, choice.language)


def _rendered(layout: str, words: dict[str, object], version: Version, language: str) -> bytes:
    # Not the moment of now: the same words give the same file, byte for byte.
    made_at = version.created_at
    parts = json.dumps([layout, words, language, made_at.isoformat(), build_id()])
    key = hashlib.sha256(parts.encode()).hexdigest()
    with translation.override(language):
        note = if_replaced()
    return kept(
        key, lambda: pdf(layout, words, language=language, made_at=made_at, if_replaced=note)
    )


FORMATS = {
    "pdf": Format(PDF, _pdf),
    SUMMARY: Format(PDF, _summary),
    "txt": Format(plain_text.CONTENT_TYPE, _text(to_plain_text)),
    "md": Format(markdown.CONTENT_TYPE, _text(to_markdown)),
    "json": Format(JSON, _json),
    "xml": Format(XML, _xml),
}
ENDINGS = tuple(kind for kind in FORMATS if kind != SUMMARY)
"""What an address of a hand-out may end in."""
