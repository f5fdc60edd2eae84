"""The text of a version as a file, the page that lists the files, and the sheet in large print."""

from __future__ import annotations

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from werksaam.documents.pdf import CannotRender
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.models import User

from ..access import get_version
from ..exporting.json_tree import SCHEMA_NAME, SCHEMAS
from ..handing_out import ENDINGS, FORMATS, SUMMARY, Choice, etag_of, file_name, file_of, quoted
from ..models import Version
from ..presenters_downloads import downloads_page
from ..presenters_handing_out import sheet_in_words, summary
from ..qr import qr_svg
from ..queries_handing_out import text_sha256
from ..queries_reading import code_for
from .caching import keep, still_holds
from .nearest import names_nearest, versions_of

log = structlog.get_logger(__name__)

SCHEMA_TYPE = "application/schema+json"
FOR_A_DAY = "public, max-age=86400"
LANGUAGES = ("nl", "en")


@signed_in
@require_safe
@names_nearest
def handout(request: PersonRequest, slug: str, number: int, ending: str) -> HttpResponse:
    """A version as a file. It holds dates, which later facts change: so it is asked for."""
    version = _version(request.user, slug, number)
    if ending not in ENDINGS or _is_of_another_text(request, version):
        return _no_such_file(request, version, ending)
    explained = request.GET.get("met") == "toelichting"
    return _file(request, version, Choice(ending, _language(request), explained))


@signed_in
@require_safe
@names_nearest
def summary_pdf(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """What staff must know, on one sheet in large print."""
    version = _version(request.user, slug, number)
    return _file(request, version, Choice(SUMMARY, _language(request)))


@signed_in
@require_safe
@names_nearest
def summary_page(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """The same sheet, to print from the browser."""
    version = _version(request.user, slug, number)
    sheet = summary(version, get_language() or "nl")
    words = sheet_in_words(sheet)
    context = {"version": version, "sheet": sheet, "words": words, "qr": qr_svg(sheet.address)}
    return render(request, "policy/summary.html", context)


@signed_in
@require_safe
@names_nearest
def downloads(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Which files there are, what each is for, and how large it is."""
    return _downloads(request, _version(request.user, slug, number))


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of the hand-out. Open to all: programs that read it sign in nowhere."""
    content = (SCHEMAS / f"{SCHEMA_NAME}.json").read_bytes()
    etag = quoted(content)
    made = HttpResponse(content, content_type=SCHEMA_TYPE)
    answer = get_conditional_response(request, etag, response=made)
    assert isinstance(answer, HttpResponse)
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = FOR_A_DAY
    return answer


def _version(person: User, slug: str, number: int) -> Version:
    """The version (1 query). Absent and not to be seen are the same NoSuchVersion."""
    try:
        return get_version(person, slug, number)
    except Http404:
        return versions_of(code_for(person, slug), number)[0]


def _file(request: PersonRequest, version: Version, choice: Choice) -> HttpResponse:
    """The file, or 304 without making it; 503 in words where a PDF can't be made just now."""
    etag = etag_of(version, choice)
    if unchanged := still_holds(request, etag):
        return unchanged
    try:
        content = file_of(version, choice)
    except CannotRender:
        log.exception("handout_not_rendered", version=version.pk, kind=choice.kind)
        return _downloads(request, version, status=503)
    etag = etag or quoted(content)
    response = HttpResponse(content, content_type=FORMATS[choice.kind].content_type)
    name = file_name(version, choice)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer = get_conditional_response(request, etag, response=response)
    assert isinstance(answer, HttpResponse)
    return keep(answer, etag)


def _is_of_another_text(request: PersonRequest, version: Version) -> bool:
    """Whether the address asks for a text by its hash that this version does not have."""
    asked = request.GET.get("sha256")
    return asked is not None and asked != text_sha256(version)


def _language(request: PersonRequest) -> str:
    asked = request.GET.get("taal")
    return asked if asked in LANGUAGES else (get_language() or "nl")


def _downloads(request: PersonRequest, version: Version, *, status: int = 200) -> HttpResponse:
    context = {
        "version": version,
        "page": downloads_page(version, get_language() or "nl"),
        "has_failed": status != 200,
    }
    return render(request, "policy/downloads.html", context, status=status)


def _no_such_file(request: PersonRequest, version: Version, ending: str) -> HttpResponse:
    context = {"version": version, "ending": ending, "endings": ENDINGS}
    return render(request, "policy/no_such_file.html", context, status=404)
