"""What `verify_audit` checks of reports: that a post is still the one that was reported.

A post is shared by the cases about it, so no act records it; but its address
was sent in a report, and those answers are in the trail.
"""

from __future__ import annotations

from collections import defaultdict

from werksaam.audit.verification import Report as Verification
from werksaam.audit.verification import register

from .models import Post, Report

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


def declare() -> None:
    """Register the check; called when the app is ready."""
    register(check_posts)
