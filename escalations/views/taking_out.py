"""The whole file of a case as a ZIP, for who handles it: asked with a reason, then given."""

from __future__ import annotations

import structlog
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.stored_files import CannotStore

from ..working.forms_file import TakeOutForm
from ..working.taking_out import HandedOut, take_out
from .cases import case_or_404, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

log = structlog.get_logger(__name__)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: PersonRequest, reference: str) -> HttpResponseBase:
    """Ask for the reason (GET); note it, and give the ZIP (POST). A page of an older state
    of the case is refused with both states (409), and the reason is kept."""
    found = case_or_404(request, reference)
    form = TakeOutForm(posted_or_unsent(request))
    if request.method != "POST" or not form.is_valid():
        context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
        status = 422 if request.method == "POST" else 200
        return render(request, "escalations/case_take_out.html", context, status=status)
    try:
        made = take_out(
            by=request.user,
            case=found,
            revision=revision_of(request, found),
            reason=form.cleaned_data["reason"],
            with_notes=form.takes_notes,
        )
    except FileNotFoundError as missing:
        log.exception("attachment.file_missing", case=found.reference)
        raise CannotStore from missing
    return _attached(made)


def _attached(made: HandedOut) -> FileResponse:
    """As a download that no browser keeps."""
    response = FileResponse(
        made.file, as_attachment=True, filename=made.name, content_type="application/zip"
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
