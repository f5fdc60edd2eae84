"""Reading what the page of a case shows, in as few queries as there are tables of their own.

What people added to a case (messages, images, notes, hand-overs) has the same shape: who,
what, when. So it is read at once, and stands on the case and its reports as if each had been
prefetched. Columns that the page does not show are left for who asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from werksaam import clock
from werksaam.people.models import Membership, User

from .kinds import all_kinds
from .models import (
    Attachment,
    Case,
    Decision,
    Handover,
    InternalNote,
    Look,
    Mention,
    Message,
    Report,
    Rerouting,
)


@dataclass(frozen=True)
class _Shape:
    """Which column of a model is what; `of_case` leads from it to the case."""

    model: type[Model]
    of_case: str
    columns: Mapping[str, str]


_SHAPES = {
    "message": _Shape(
        Message,
        "report__case",
        {
            "id": "id",
            "of": "report_id",
            "by": "author_id",
            "by_name": "author_name",
            "words": "body",
            "at": "sent_at",
            "flag": "from_reporter",
        },
    ),
    "image": _Shape(
        Attachment,
        "report__case",
        {
            "id": "id",
            "of": "report_id",
            "by": "added_by_id",
            "words": "sha256",
            "at": "uploaded_at",
            "flag": "is_blacked_out",
            "number": "width",
            "size": "height",
        },
    ),
    "note": _Shape(
        InternalNote,
        "case",
        {
            "id": "id",
            "of": "case_id",
            "by": "author_id",
            "by_name": "author_name",
            "words": "body",
            "at": "written_at",
        },
    ),
    "handover": _Shape(
        Handover,
        "case",
        {
            "id": "id",
            "of": "case_id",
            "by": "from_person_id",
            "by_name": "from_name",
            "words": "note",
            "at": "at",
            "number": "to_person_id",
            "to_name": "to_name",
        },
    ),
}
_EMPTY: Mapping[str, Any] = {
    "by_name": Value("", CharField()),
    "flag": Value(False, BooleanField()),
    "number": Value(0),
    "size": Value(0),
    "to_name": Value("", CharField()),
}
_COLUMNS = ("what", "id", "of", "by", "by_name", "words", "at", "flag", "number", "size", "to_name")
_ASKED = {"note": {"to_name": Coalesce(F("mentions__person__name"), Value("", CharField()))}}
"""A note comes once for everyone whom it asks to look, with the name."""


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
    )


def load_page(case: Case) -> None:
    """Load what the page of a case shows of its records (3 queries); for its handlers.

    Each report carries the `team` of its reporter today, each note the names that it `asks`.
    """
    decisions = Decision.objects.select_related("review__reviewed_by", "provision_text")
    prefetch_related_objects(
        [case], Prefetch("reports", _reports()), Prefetch("decisions", decisions)
    )
    added = _added(case)
    _give(case, "notes", added["note"])
    _give(case, "handovers", added["handover"])
    for report in case.reports.all():
        _give(report, "messages", [m for m in added["message"] if m.report_id == report.pk])
        _give(report, "attachments", [a for a in added["image"] if a.report_id == report.pk])


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


def _added(case: Case) -> Mapping[str, list[Any]]:
    """What people added to the case, by what it is, each in order (1 query)."""
    first, *others = (_rows(case, what, shape) for what, shape in _SHAPES.items())
    found: dict[str, dict[object, Any]] = defaultdict(dict)
    for row in first.union(*others, all=True).order_by("c_at", "c_id"):
        said = dict(zip(_COLUMNS, row, strict=True))
        made = found[said["what"]].setdefault(said["id"], _made(said))
        if said["what"] == "note" and said["to_name"]:
            made.asks = [*vars(made).get("asks", []), said["to_name"]]
    return defaultdict(list, {what: list(rows.values()) for what, rows in found.items()})


def _rows(case: Case, what: str, shape: _Shape) -> QuerySet[Any, Any]:
    """Rows in the columns that all have. Each has a name of its own there: an alias that is
    the name of a column of the model is that column."""
    given = {name: F(column) for name, column in shape.columns.items()}
    said = {**_EMPTY, **given, **_ASKED.get(what, {}), "what": Value(what, CharField())}
    rows = shape.model._base_manager.filter(**{shape.of_case: case}).order_by()
    named: QuerySet[Any] = rows.annotate(**{f"c_{name}": said[name] for name in _COLUMNS})
    return named.values_list(*(f"c_{name}" for name in _COLUMNS))


def _made(said: Mapping[str, Any]) -> Any:
    """The row as its model has it; a column that was not read is read when it is asked for."""
    shape = _SHAPES[said["what"]]
    read = {column: said[name] for name, column in shape.columns.items()}
    names = [f.attname for f in shape.model._meta.concrete_fields if f.attname in read]
    return shape.model.from_db("default", names, [read[name] for name in names])


def _give(owner: Model, name: str, rows: list[Any]) -> None:
    """Let the rows stand on their owner as if they had been prefetched."""
    found = getattr(owner, name).all()
    found._result_cache, found._prefetch_done = rows, True
    vars(owner).setdefault("_prefetched_objects_cache", {})[name] = found
