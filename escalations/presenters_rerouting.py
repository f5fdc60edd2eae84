"""Rerouting on the screen: what the handler may propose, what the reporter is asked and told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.people.models import User

from . import rerouting
from .kinds import Text, kind
from .models import Case, Report, Rerouting
from .presenters_check import WhoLine, recipient_lines
from .presenters_times import since
from .queries_rerouting import can_go_on, journey_of, latest_of, open_question
from .routing import NobodyEligible


@dataclass(frozen=True)
class ProposalLine:
    """One report of a case: whose, what was asked about it, and where to propose.

    `url` is empty where it can't be proposed now.
    """

    reporter: str
    reference: str
    standing: str
    url: str


@dataclass(frozen=True)
class QuestionView:
    """What the reporter is asked to agree to. `who` is empty where nobody could receive it."""

    label: Text
    reason: str
    when: str
    who: list[WhoLine]
    shown: str
    url: str
    sees_now: Text


@dataclass(frozen=True)
class WentOnView:
    """That a report went on as another kind: as what, since when, and why."""

    label: Text
    handled_by: Text
    reason: str
    when: str


def proposal_lines(case: Case, reports: list[Report], viewer: User) -> list[ProposalLine]:
    """What the handler may propose for each report, and what came of it; for others nothing."""
    if case.handler_id != viewer.pk or not kind(case.kind).becomes:
        return []
    asked, may = latest_of(case), can_go_on(case)
    live = [report for report in reports if report.withdrawn_at is None]
    lines = (_proposal(case, report, asked.get(report.pk), may=may) for report in live)
    return [line for line in lines if line.url or line.standing]


def _proposal(case: Case, report: Report, asked: Rerouting | None, *, may: bool) -> ProposalLine:
    may_ask = may and _kinds_left(case, asked)
    url = reverse("escalations:reroute", args=[case.reference, report.reference])
    standing = _standing(asked) if asked else ""
    return ProposalLine(report.reporter_name, report.reference, standing, url if may_ask else "")


def _kinds_left(case: Case, asked: Rerouting | None) -> bool:
    """Whether there is a kind that the reporter was not asked about."""
    if asked is not None and asked.answered_at is None:
        return False
    return bool(set(kind(case.kind).becomes) - ({asked.to_kind} if asked else set()))


def _standing(asked: Rerouting) -> str:
    facts = {
        "kind": kind(asked.to_kind).label,
        "time": since(asked.answered_at or asked.proposed_at),
    }
    if asked.answered_at is None:
        return _("Asked to go on as ‘%(kind)s’ (%(time)s). No answer yet.") % facts
    return _("The reporter did not agree with ‘%(kind)s’ (%(time)s).") % facts


def question_view(report: Report) -> QuestionView | None:
    """The question that waits for the reporter, if there is one."""
    asked = open_question(report)
    return question_of(report, asked) if asked else None


def question_of(report: Report, asked: Rerouting) -> QuestionView:
    """A question to the reporter, with who would see the report, and why."""
    try:
        route = rerouting.preview(report, asked.to_kind)
    except NobodyEligible:
        who, shown = [], ""
    else:
        who = list(recipient_lines(route))
        shown = ",".join(str(person_id) for person_id in sorted(route.person_ids))
    return QuestionView(
        label=kind(asked.to_kind).label,
        reason=asked.reason,
        when=since(asked.proposed_at),
        who=who,
        shown=shown,
        url=reverse("escalations:agree_to_rerouting", args=[report.reference]),
        sees_now=kind(report.case.kind).handled_by,
    )


def went_on_views(report: Report) -> Iterator[WentOnView]:
    """Each time that the report went on, the latest first."""
    for step in reversed(journey_of(report)):
        of_kind = kind(step.to_kind)
        when = since(step.answered_at or step.proposed_at)
        yield WentOnView(of_kind.label, of_kind.handled_by, step.reason, when)
