"""Reading what the page of a case shows, in as few queries as there are tables of their own.

What people added to a case is many small sets of rows: those are read at once, and stand on
the case, its reports and its decisions as if each had been prefetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from werksaam import clock
from werksaam.at_once import read_at_once, stand_on
from werksaam.people.models import Membership, User

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
from .working.queries_links import beside, links_of, near_by

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


def to_open(cases: QuerySet[Case], person: User) -> QuerySet[Case]:
    """The cases with what tells whether opening one leaves a trace: `is_news`, that a look
    is to be recorded or a report was not seen yet, and `is_named`, that a note names `person`
    who has not looked since. `was_asked`: whether a report may go on as another kind."""
    quarter = clock.quarter_began()
    looked = Look.objects.filter(case=OuterRef("pk"), person=person, quarter=quarter)
    is_new = Q(notified_at__isnull=True) | Q(seen_at__isnull=True)
    new = Report.objects.filter(is_new, case=OuterRef("pk"))
    confidential = [k.slug for k in all_kinds() if k.confidential]
    is_news = Q(~Exists(looked), kind__in=confidential) | Q(Exists(new))
    named = Mention.objects.filter(note__case=OuterRef("pk"), person=person, seen_at__isnull=True)
    return cases.annotate(
        is_news=ExpressionWrapper(is_news, BooleanField()),
        is_named=Exists(named),
        was_asked=Exists(Rerouting.objects.filter(from_case=OuterRef("pk"))),
    ).only(*(field.attname for field in Case._meta.concrete_fields), *_SHOWN_BESIDE)


def load_page(case: Case) -> None:
    """Load what the page of a case shows of its records (3 queries); for its handlers.

    Each report carries the `team` of its reporter today, each note the names that it `asks`,
    each watch the name of who looked. The case carries which cases are `near` it, seen or not,
    and the words and target times of its kind.
    """
    decisions = Decision.objects.select_related("review__reviewed_by", "provision_text")
    prefetch_related_objects(
        [case], Prefetch("reports", _reports()), Prefetch("decisions", decisions)
    )
    found = read_at_once(_added_to(case))
    for name in ("notes", "handovers", "watches"):
        stand_on(case, name, found[name])
    for name in ("messages", "attachments"):
        _share_out(found[name], name, case.reports.all(), "report_id")
    _share_out(found["placements"], "placements", case.decisions.all(), "decision_id")
    for note in found["notes"]:
        vars(note)["asks"] = [m.name for m in found["mentions"] if m.note_id == note.pk]
    near = near_by(case, found["links"], found["beside"])
    vars(case).update(near=near, loaded_words=found["words"], loaded_targets=found["targets"])


def _added_to(case: Case) -> dict[str, QuerySet[Any]]:
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
        "beside": beside(case),
        "words": Wording.objects.filter(slug__startswith=f"{case.kind}."),
        "targets": KindTarget.objects.filter(kind=case.kind),
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


def _reports() -> QuerySet[Report]:
    today = Membership.objects.on(clock.today()).filter(person=OuterRef("reporter"))
    team = Subquery(today.order_by("-starts_on").values("team__name")[:1])
    return Report.objects.select_related("reporter").annotate(team=team).order_by("submitted_at")
