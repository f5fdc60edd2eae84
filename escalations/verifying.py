"""What `verify_audit` checks of reports: the posts, and the files of attachments.

A post is shared by the cases about it, so no act records it; but its address
was sent in a report, and those answers are in the trail. The row of an attachment is in
the trail with the hash of its file; the file itself is compared with that.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict

from werksaam.audit.verification import Report as Verification
from werksaam.audit.verification import register
from werksaam.stored_files import CannotStore, read

from .models import Attachment, Post, Report

Said = set[tuple[str, str]]


def check_posts(report: Verification) -> None:
    """Name every post whose platform or address no report of it ever said."""
    said = _said_in_reports()
    for post in Post.objects.order_by("pk").iterator():
        known = said.get(post.pk, set())
        if (str(post.platform), post.address) not in known:
            report.broken(f"post {post.pk}", "is not what any report of it says.")


def _said_in_reports() -> dict[int, Said]:
    said: defaultdict[int, Said] = defaultdict(set)
    reports = Report.objects.filter(case__post__isnull=False)
    for post_id, answers in reports.values_list("case__post", "answers").iterator():
        said[post_id].add((str(answers.get("platform")), str(answers.get("address", ""))))
    return said


def check_attachments(report: Verification) -> None:
    """Name every attachment whose file is changed or missing."""
    for pk, file, sha256 in Attachment.objects.order_by("pk").values_list("pk", "file", "sha256"):
        try:
            found = hashlib.sha256(read(file)).hexdigest()
        except FileNotFoundError:
            report.broken(f"attachment {pk}", "has lost its file.")
        except CannotStore:
            report.broken(f"attachment {pk}", "has a file that can't be read.")
        else:
            if found != sha256:
                report.broken(f"attachment {pk}", "has a file that is not the one that was sent.")


def declare() -> None:
    """Register the checks; called when the app is ready."""
    register(check_posts)
    register(check_attachments)
