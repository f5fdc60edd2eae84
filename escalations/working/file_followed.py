"""What the file of a case tells of its handling besides the decisions: how serious it is,
what became of a response, days to look again, other cases, and who handed it over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from ..models import Case, CaseLink, Decision, Placement, Watch
from .file_parts import Line, Part, whole_day, whole_moment


def weighed(case: Case) -> Iterator[Line]:
    """How serious it is, and how many see it, for a case that was weighed."""
    yield Line(_("How serious"), case.get_severity_display())
    yield Line(_("How many see it"), case.get_reach_display())


def placed(decision: Decision) -> Iterator[Line]:
    """All that was noted of what became of a response, the first one first."""
    if not decision.public_response:
        return
    for row in sorted(decision.placements.all(), key=lambda one: one.noted_at):
        said = f"{row.noted_by_name}: {_became(row)}"
        yield Line(_("What became of it"), said, whole_moment(row.noted_at))


def _became(row: Placement) -> str:
    if row.placed_at is None:
        return _("Not placed. %(why)s") % {"why": row.not_placed_reason}
    when = {"when": whole_moment(row.placed_at), "address": row.address}
    return _("Placed %(when)s, at %(address)s") % when


def looked_again(case: Case) -> Iterator[Part]:
    """The days on which someone would look at the post again, and what they saw."""
    lines = [line for watch in case.watches.all() for line in _watch(watch)]
    if lines:
        yield Part(_("Watching the post"), tuple(lines))


def _watch(watch: Watch) -> Iterator[Line]:
    day = _("Look again on %(day)s") % {"day": whole_day(watch.look_on)}
    yield Line(watch.set_by_name, f"{day}. {watch.note}".strip(), whole_moment(watch.set_at))
    if watch.looked_at and watch.looked_by:
        yield Line(watch.looked_by.name, watch.finding, whole_moment(watch.looked_at))


def linked(case: Case, links: Sequence[CaseLink]) -> Iterator[Part]:
    """The cases that belong with it, of those that whoever takes it out sees too."""
    lines = [
        Line((one.other if one.case_id == case.pk else one.case).reference, one.remark)
        for one in links
        if one.undone_at is None
    ]
    if lines:
        yield Part(_("Belongs with"), tuple(lines))


def handed_over(case: Case) -> Iterator[tuple[datetime, Line]]:
    """Who gave the case to whom, with the note, each with its moment."""
    for one in case.handovers.all():
        words = _("Handed over to %(name)s: %(note)s")
        yield one.at, Line(one.from_name, words % {"name": one.to_name, "note": one.note})
