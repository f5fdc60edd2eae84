"""The images of a report: attached with sending, their looks in the trail, orphans swept.

The store is one for the whole portal, so sweeping knows the scans of paper forms too.
"""

from __future__ import annotations

from policy.models import PaperForm
from werksaam import clock, stored_files
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .access import attachments_in
from .models import Attachment, Download, Draft, DraftImage, Report

_KEPT = (
    "id",
    "file",
    "sha256",
    "original_sha256",
    "width",
    "height",
    "bytes",
    "is_blacked_out",
    "uploaded_at",
)


def attach(*, by: User, draft: Draft, report: Report) -> None:
    """Make the images of the draft those of the report, the files as they are. In an act."""
    images = list(draft.images.all())
    for image in images:
        facts = {name: getattr(image, name) for name in _KEPT}
        attachment = Attachment.objects.create(report=report, added_by=by, **facts)
        record("attachment.added", by=by, about=attachment)
    if images:
        draft.images.all().delete()


def note_fetched(*, by: User, attachment: Attachment) -> None:
    """`by`, who handles the case, gets the image: in the trail once in a quarter of an hour.

    Raises Attachment.DoesNotExist for who may not see it.
    """
    own = Download.objects.filter(attachment=attachment, person=by)
    if not own.filter(quarter=clock.quarter_began()).exists():
        _fetch(by=by, attachment=attachment)


@act
def _fetch(*, by: User, attachment: Attachment) -> None:
    current = attachments_in(attachment.report.case, by).get(pk=attachment.pk)
    _download, is_new = Download.objects.get_or_create(
        attachment=current, person=by, quarter=clock.quarter_began()
    )
    if is_new:
        record("attachment.fetched", by=by, about=current)


def sweep_files() -> int:
    """Take away files that no row names, after an hour; how many. For `run_due`."""
    # Drafts first: what is sent between the two questions is then found by the second.
    of_drafts = set(DraftImage.objects.values_list("file", flat=True))
    of_reports = set(Attachment.objects.values_list("file", flat=True))
    of_forms = set(PaperForm.objects.values_list("file", flat=True))
    return stored_files.sweep(of_drafts | of_reports | of_forms)
