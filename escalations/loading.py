"""Reading what the page of a case shows, in as few queries as there are tables of their own.

What people added to a case is many small sets of rows: those are read at once, and stand on
the case, its reports and its decisions as if each had been prefetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from werksaam import clock
from werksaam.at_once import read_at_once, stand_on
from werksaam.compiled_queries import compiled
from werksaam.people.models import Membership, User

from .access import Sight, cases_in_sight, sight_of
from .kinds import all_kinds
from .models import (
    Attachment,
    Case,
    Decision,
    Handover,
    InternalNote,
    KindTarget,
    Look,
    Mention,
    Message,
    Placement,
    Report,
    Rerouting,
    Watch,
    Wording,
)
from .working.queries_links import beside, conversation_of, links_of, near_by

_SHOWN_BESIDE = (
    "post__platform",
    "post__address",
    "post__thread",
    "handler__name",
    "provision_text__eid",
    "provision_text__version__number",
    "provision_text__version__policy__slug",
    "response_draft__revision",
)
"""What the pages of a case show of the rows beside it; the rest is read when it is asked for."""


def open_page(person: User, reference: str) -> Case | None:
    """The case with this reference, if `person` may see it, to show its page (1 query).

    It tells whether opening it leaves a trace: `is_news`, that a look is to be recorded or a
    report was not seen yet, and `is_named`, that a note names `person` who has not looked since.
    `was_asked`: whether a report may go on as another kind.
    """
    found = _opened(person.pk, reference, clock.quarter_began(), sight=sight_of(person))
    return found[0] if found else None


@compiled
def _opened(
    person: int, reference: str, quarter: datetime, *, sight: Sight
) -> QuerySet[Case, Case]:
    looked = Look.objects.filter(case=OuterRef("pk"), person=person, quarter=quarter)
    is_new = Q(notified_at__isnull=True) | Q(seen_at__isnull=True)
    new = Report.objects.filter(is_new, case=OuterRef("pk"))
    confidential = [k.slug for k in all_kinds() if k.confidential]
    is_news = Q(~Exists(looked), kind__in=confidential) | Q(Exists(new))
    named = Mention.objects.filter(note__case=OuterRef("pk"), person=person, seen_at__isnull=True)
    cases = with_beside(cases_in_sight(person, sight)).filter(reference=reference)
    return cases.annotate(
        is_news=ExpressionWrapper(is_news, BooleanField()),
        is_named=Exists(named),
        was_asked=Exists(Rerouting.objects.filter(from_case=OuterRef("pk"))),
    ).only(*(field.attname for field in Case._meta.concrete_fields), *_SHOWN_BESIDE)


def with_beside(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each with its post, its handler, the lid it rests on and the response that is drafted."""
    beside = ("post", "handler", "provision_text__version__policy", "response_draft")
    return cases.select_related(*beside).defer("provision_text__version__source_text")


def load_page(case: Case) -> None:
    """Load what the page of a case shows of its records (3 queries); for its handlers.

    Each report carries the `team` of its reporter today, each note the names that it `asks`,
    each watch the name of who looked. The case carries which cases are `near` it, seen or not,
    and the words and target times of its kind.
    """
    _belong(case, "reports", _reports(case.pk, today=clock.today()))
    _belong(case, "decisions", _decisions(case.pk))
    found = _added_to(case.pk, *conversation_of(case), kind=case.kind)
    for name in ("notes", "handovers", "watches"):
        stand_on(case, name, found[name])
    for name in ("messages", "attachments"):
        _share_out(found[name], name, case.reports.all(), "report_id")
    _share_out(found["placements"], "placements", case.decisions.all(), "decision_id")
    for note in found["notes"]:
        vars(note)["asks"] = [m.name for m in found["mentions"] if m.note_id == note.pk]
    near = near_by(case, found["links"], found["beside"])
    vars(case).update(near=near, loaded_words=found["words"], loaded_targets=found["targets"])


def _belong(case: Case, name: str, rows: Sequence[Report] | Sequence[Decision]) -> None:
    stand_on(case, name, rows)
    for row in rows:
        row.case = case


@read_at_once
def _added_to(
    case: UUID, post: int | None, thread: str | None, *, kind: str
) -> dict[str, QuerySet[Any]]:
    """What people added to a case, and what the desk keeps of its kind."""
    return {
        "messages": Message.objects.filter(report__case=case),
        "attachments": Attachment.objects.filter(report__case=case),
        "notes": InternalNote.objects.filter(case=case),
        "mentions": Mention.objects.filter(note__case=case).annotate(name=F("person__name")),
        "handovers": Handover.objects.filter(case=case),
        "watches": Watch.objects.filter(case=case).annotate(looker=F("looked_by__name")),
        "placements": Placement.objects.filter(decision__case=case),
        "links": links_of(case),
        "beside": beside(post, thread),
        "words": Wording.objects.filter(slug__startswith=f"{kind}."),
        "targets": KindTarget.objects.filter(kind=kind),
    }


def _share_out(rows: Iterable[Any], name: str, owners: Iterable[Model], key: str) -> None:
    """Give each owner its own of the rows."""
    rows = list(rows)
    for owner in owners:
        stand_on(owner, name, [row for row in rows if getattr(row, key) == owner.pk])


def asked_by(note: InternalNote) -> list[str]:
    """Whom a note that was loaded so asks to look, by name."""
    return sorted(vars(note).get("asks", []))


def team_of_reporter(report: Report) -> str:
    """The team today of whoever sent a report that was loaded so."""
    return vars(report).get("team") or ""


@compiled
def _reports(case: UUID, *, today: date) -> QuerySet[Report, Report]:
    of_reporter = Membership.objects.on(today).filter(person=OuterRef("reporter"))
    team = Subquery(of_reporter.order_by("-starts_on").values("team__name")[:1])
    sent = Report.objects.filter(case=case).order_by("submitted_at")
    return sent.select_related("reporter").annotate(team=team)


@compiled
def _decisions(case: UUID) -> QuerySet[Decision, Decision]:
    of_case = Decision.objects.filter(case=case)
    return of_case.select_related("review__reviewed_by", "provision_text")
