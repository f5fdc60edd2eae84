"""Images: those of a draft, for its writer; those of a report, for its reporter and handlers."""

from __future__ import annotations

from uuid import UUID

import structlog
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of
from werksaam.stored_files import read
from werksaam.uploads import CONTENT_TYPES, Refused

from .. import attaching, draft_images
from ..access import attachments_in, own_attachments, own_draft_images, visible_cases
from ..forms_images import BlackOutForm
from ..kinds import kind
from ..models import Attachment, DraftImage
from ..presenters_images import file_name, image_of_draft
from ..presenters_reporting import address
from ..refusals import ImageChanged
from .reports import own_report_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

log = structlog.get_logger(__name__)


@signed_in
@require_GET
def draft_image(request: PersonRequest, image_id: UUID) -> HttpResponse:
    """An image of a draft, for who writes it."""
    image = _own_image_or_404(request, image_id)
    return _file(image, image.draft.kind)


@keeps_unsent
@signed_in
@require_POST
def remove_image(request: PersonRequest, image_id: UUID) -> HttpResponse:
    """Take an image out of the draft."""
    image = _own_image_or_404(request, image_id)
    draft_images.remove(by=request.user, image=image)
    messages.success(request, _("The image is gone."))
    return redirect(_step_of(image))


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def black_out(request: PersonRequest, image_id: UUID) -> HttpResponse:
    """Say which parts of an image must be black; look first, or make them so, for good."""
    image = _own_image_or_404(request, image_id)
    form = BlackOutForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid() and "show" not in request.POST:
        _make_black(request, image, form)
        messages.success(request, _("Those parts are black now. What was there is gone for good."))
        return redirect(_step_of(image))
    context = {
        "form": form,
        "rows": list(form.rows()),
        "image": image_of_draft(image),
        "back_url": _step_of(image),
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/black_out.html", context, status=status_of(form))


@signed_in
@require_GET
def report_attachment(request: PersonRequest, reference: str, image_id: UUID) -> HttpResponse:
    """An image of a report, for its reporter."""
    report = own_report_or_404(request, reference)
    image = get_object_or_404(own_attachments(report, request.user), pk=image_id)
    return _file(image, report.reference)


@signed_in
@require_GET
def case_attachment(request: PersonRequest, reference: str, image_id: UUID) -> HttpResponse:
    """An image of a case, for who sees the case; that they looked is in the trail."""
    case = get_object_or_404(visible_cases(request.user), reference=reference)
    image = get_object_or_404(attachments_in(case, request.user), pk=image_id)
    attaching.note_fetched(by=request.user, attachment=image)
    return _file(image, case.reference)


def _own_image_or_404(request: PersonRequest, image_id: UUID) -> DraftImage:
    return get_object_or_404(own_draft_images(request.user), pk=image_id)


def _make_black(request: PersonRequest, image: DraftImage, form: BlackOutForm) -> None:
    """Raises ImageChanged also where the file can't be read any more."""
    try:
        draft_images.black_out(by=request.user, image=image, boxes=form.boxes())
    except Refused:
        raise ImageChanged from None


def _step_of(image: DraftImage) -> str:
    """The step of the report where its images stand."""
    of_kind = kind(image.draft.kind)
    step = next(step for step in of_kind.steps if step.takes_images)
    return address("step", of_kind, image.draft, step)


def _file(image: Attachment | DraftImage, reference: str) -> HttpResponse:
    """The file as a download that runs nothing and that no browser keeps (bar 27)."""
    try:
        content = read(image.file)
    except FileNotFoundError:
        log.error("attachment.file_missing", image=str(image.pk))
        raise Http404 from None
    name = file_name(image, reference)
    response = HttpResponse(content, content_type=CONTENT_TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
