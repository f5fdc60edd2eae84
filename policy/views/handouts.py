"""The text of a version as a file: plain text, Markdown, JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from werksaam.people.access import PersonRequest, signed_in

from .. import queries
from ..access import get_version
from ..exporting import to_json, to_markdown, to_plain_text
from ..models import Version
from .caching import keep


@dataclass(frozen=True)
class Format:
    """A kind of file: its content type and how it is made."""

    content_type: str
    write: Callable[[Version], str]


FORMATS = {
    "txt": Format("text/plain; charset=utf-8", lambda v: to_plain_text(queries.document(v))),
    "md": Format("text/markdown; charset=utf-8", lambda v: to_markdown(queries.document(v))),
    "json": Format(
        "application/json", lambda v: to_json(queries.document(v), queries.provisions_by_eid(v))
    ),
}


@signed_in
@require_safe
def handout(request: PersonRequest, slug: str, number: int, ending: str) -> HttpResponse:
    """A version as a file. Its header holds dates, which later facts change: so it is asked for."""
    form = FORMATS.get(ending)
    if form is None:
        raise Http404
    version = get_version(request.user, slug, number)
    content = form.write(version).encode()
    response = HttpResponse(content, content_type=form.content_type)
    name = f"{slug}-v{number}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag, response=response)
    assert isinstance(answer, HttpResponse)
    return keep(answer, etag)
