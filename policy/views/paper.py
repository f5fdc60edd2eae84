"""Forms on paper: an empty one to print, and the scan of a signed one, for the desk."""

from __future__ import annotations

from uuid import UUID

import structlog
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.stored_files import read
from werksaam.uploads import CONTENT_TYPES

from ..acknowledging import statement
from ..forms_reading import LANGUAGES
from ..looking import note_scan_looked_at
from ..models import PaperForm
from ..queries import the_policy, version_in_force

log = structlog.get_logger(__name__)


@requires(*sorted(DESK))
@require_safe
def blank_form(request: PersonRequest) -> HttpResponse:
    """A form to print and sign, in Dutch or English (`?taal=en`)."""
    policy = the_policy()
    version = version_in_force(policy) if policy else None
    if version is None:
        return render(request, "policy/none.html", {"policy": policy})
    chosen = request.GET.get("taal", "")
    language = chosen if chosen in dict(LANGUAGES) else get_language() or "nl"
    context = {
        "version": version,
        "statement": statement(version, language),
        "language": language,
        "languages": LANGUAGES,
    }
    return render(request, "policy/blank_form.html", context)


@requires(*sorted(DESK))
@require_safe
def paper_form_download(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The scan, as a download that runs nothing and that no browser keeps (bar 27)."""
    form = get_object_or_404(PaperForm, acknowledgement=identifier)
    note_scan_looked_at(by=request.user, form=form)
    try:
        content = read(form.file)
    except FileNotFoundError:
        log.error("paper_form.file_missing", form=form.pk)
        raise Http404 from None
    extension = form.file.rpartition(".")[2]
    name = f"formulier-{str(identifier)[:8]}.{extension}"
    response = HttpResponse(content, content_type=CONTENT_TYPES[extension])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
