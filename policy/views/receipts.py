"""What one confirmed, and the receipts of it: as a page, as JSON and as a PDF."""

from __future__ import annotations

from uuid import UUID

import structlog
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werksaam import clock
from werksaam.documents.pdf import CannotRender
from werksaam.people.access import PersonRequest, signed_in

from ..access_acknowledging import get_acknowledgement, own_acknowledgements
from ..access_reading import readings_with
from ..models import Acknowledgement
from ..presenters_receipt import receipt_lines, receipt_page
from ..presenters_ways import own_reading
from ..queries import the_policy
from ..queries_acknowledging import obligation_in, open_obligation
from ..queries_rounds import question_on
from ..receipts import JSON, as_json, as_pdf, file_name, proof_of

log = structlog.get_logger(__name__)


@signed_in
@require_safe
def acknowledgements(request: PersonRequest) -> HttpResponse:
    """What this person confirmed, also of earlier versions; and what is still open."""
    policy, today = the_policy(), clock.today()
    question = question_on(policy, today) if policy else None
    own = own_acknowledgements(request.user)
    context = {
        "lines": receipt_lines(own, question.valid if question else ()),
        "obligation": obligation_in(question, request.user, today) if question else None,
        "readings": [own_reading(one) for one in readings_with(request.user)],
    }
    return render(request, "policy/acknowledgements.html", context)


@signed_in
@require_safe
def acknowledgement(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The receipt of one confirmation, for who gave it."""
    return _page(request, get_acknowledgement(request.user, identifier))


@signed_in
@require_safe
def receipt_json(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The receipt as a file, with the proof that it stands in the trail."""
    given = get_acknowledgement(request.user, identifier)
    return _file(as_json(proof_of(given)).encode(), JSON, file_name(given, "json"))


@signed_in
@require_safe
def receipt_pdf(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The receipt to keep or print; 503 in words where it can't be made just now."""
    given = get_acknowledgement(request.user, identifier)
    try:
        made = as_pdf(given)
    except CannotRender:
        log.exception("receipt_not_rendered", acknowledgement=str(given.pk))
        return _page(request, given, status=503)
    return _file(made, "application/pdf", file_name(given, "pdf"))


def _page(request: PersonRequest, given: Acknowledgement, *, status: int = 200) -> HttpResponse:
    context = {
        "given": given,
        "receipt": receipt_page(given, proof_of(given)),
        "is_up_to_date": open_obligation(request.user) is None,
        "has_failed": status != 200,
    }
    return render(request, "policy/acknowledgement.html", context, status=status)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": disposition}
    )
