"""What happened on a case that its handler should act on: one mark a case, the weightiest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models import Case as Choose

from werksaam import clock
from werksaam.people.models import User

from .access import visible_cases
from .models import IN_HAND, Case, Decision, Message, Report, State, Watch
from .queries import WITH_HANDLER, waits_for_other
from .queries_hearing import awaited, told_too_late
from .responding.queries import FOLLOWED_UP, OPEN_WATCHES, TO_NOTE

STOP, BACK, ANSWER, PLACE, LOOK = "stop", "back", "answer", "place", "look"
"""The reporter asked to stop; the second reader sent the decision back; the reporter
wrote last; the response was approved and can be placed; the post is to be looked at again."""
TELL, HEARD = "tell", "heard"
"""The subject of a violation is not told in time; they answered, or their term is over."""

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

_ASKED_TO_STOP = Report.objects.filter(
    case=OuterRef("pk"), withdrawal_asked_at__isnull=False, withdrawn_at__isnull=True
)
_LATEST = Decision.objects.filter(case=OuterRef("pk")).order_by("-decided_at")
_LAST_MESSAGE = Message.objects.filter(report__case=OuterRef("pk")).order_by("-sent_at")
_TO_NOTE = TO_NOTE.filter(case=OuterRef("pk"))
_IN_HAND = Q(state__in=IN_HAND)


class Marked(TypedDict):
    """What a marked case carries beside its columns."""

    mark: str


def marked(cases: QuerySet[Case]) -> QuerySet[WithAnnotations[Case, Marked]]:
    """The cases, each annotated with its `mark`; "" where nothing happened."""
    return cases.alias(
        _approved=_first(_LATEST, "review__approved"),
        _from_reporter=_first(_LAST_MESSAGE, "from_reporter"),
    ).annotate(
        mark=Choose(
            When(told_too_late(), then=Value(TELL)),
            When(_IN_HAND & Exists(_ASKED_TO_STOP), then=Value(STOP)),
            When(Q(state=State.HEARING) & ~Exists(awaited()), then=Value(HEARD)),
            When(_IN_HAND & Q(_approved=False), then=Value(BACK)),
            When(state__in=WITH_HANDLER, _from_reporter=True, then=Value(ANSWER)),
            When(Q(state=State.DECIDED) & Exists(_TO_NOTE), then=Value(PLACE)),
            When(Q(state__in=FOLLOWED_UP) & Exists(_to_look()), then=Value(LOOK)),
            default=Value(""),
            output_field=CharField(),
        )
    )


def marks_of(person: User) -> dict[str, list[Case]]:
    """The own cases of `person` that carry a mark, by mark, most urgent first (1 query)."""
    own = visible_cases(person).filter(handler=person).exclude(state=State.CLOSED)
    found: dict[str, list[Case]] = {}
    for case in marked(own).exclude(mark="").order_by("due_at").only("reference", "due_at"):
        found.setdefault(vars(case)["mark"], []).append(case)  # annotated
    return found


def unmarked_turns_of(person: User) -> int:
    """How many own cases `person` has to go on with, beside those that carry a mark (1 query)."""
    own = visible_cases(person).filter(handler=person, state__in=WITH_HANDLER)
    return marked(own.exclude(waits_for_other(person))).filter(mark="").count()


def _to_look() -> QuerySet[Watch]:
    return OPEN_WATCHES.filter(case=OuterRef("pk"), look_on__lte=clock.today())


def _first(rows: QuerySet[Decision] | QuerySet[Message], name: str) -> Subquery:
    return Subquery(rows.values(name)[:1], output_field=BooleanField(null=True))
