"""Questions about responses, each within the rule of `access`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from werksaam import clock
from werksaam.people.models import User

from ..access import visible_cases
from ..attended import without_handler
from ..kinds import Kind, Outcome, all_kinds, kind
from ..models import IN_HAND, ApprovedAnswer, Case, Decision, Placement, ResponseDraft, State, Watch
from ..queries_strategy import may_end_actions

FOLLOWED_UP = (*IN_HAND, State.DECIDED)
"""States in which a response is noted and a post looked at again."""
TO_NOTE = Decision.objects.filter(
    review__approved=True, public_response__gt="", placement__isnull=True
)
"""Approved responses of which nobody noted yet what became of them."""
OPEN_WATCHES = Watch.objects.filter(looked_at__isnull=True)


def draft_of(case: Case) -> ResponseDraft | None:
    """The response under way, if anyone wrote one."""
    found: ResponseDraft | None = getattr(case, "response_draft", None)
    return found


def latest_draft_text(case: Case) -> str:
    """The text of the draft, where nothing was decided since it was written (2 queries)."""
    draft = draft_of(case)
    if draft is None:
        return ""
    later = Decision.objects.filter(case=case, decided_at__gte=draft.changed_at)
    return "" if later.exists() else draft.body


def placement_now(decision: Decision) -> Placement | None:
    """What counts of what was noted: the row that none replaces."""
    rows = list(decision.placements.all())
    replaced = {row.replaces_id for row in rows}
    return next((row for row in rows if row.pk not in replaced), None)


def responses_to_note(case: Case) -> QuerySet[Decision]:
    """Its approved responses of which is not noted yet whether they were placed."""
    return TO_NOTE.filter(case=case)


def is_response(decision: Decision) -> bool:
    """Whether it is an approved response, which is placed or not."""
    review = getattr(decision, "review", None)
    return bool(decision.public_response and review is not None and review.approved)


def open_watch(case: Case) -> Watch | None:
    """The day to look again that still stands, if there is one."""
    return OPEN_WATCHES.filter(case=case).first()


def looker_of(watch: Watch) -> str:
    """Who looked again, by name; "" while nobody did (1 query; none where `loading` read it)."""
    if name := vars(watch).get("looker"):
        return str(name)
    return watch.looked_by.name if watch.looked_by else ""


def left_to_do(case: Case, decisions: Iterable[Decision]) -> bool:
    """Whether a response is still to be noted or the post to be looked at again; of a case
    with its records loaded."""
    if any(is_response(d) and placement_now(d) is None for d in decisions):
        return True
    return may_be_watched(case) and any(w.looked_at is None for w in case.watches.all())


def follows_up_on(case: Case, viewer: User, decisions: Iterable[Decision]) -> bool:
    """Whether `viewer`, who sees the case, notes what becomes of a response and looks at the
    post again. Asked of others than the handler only where something is left to do."""
    if case.handler_id == viewer.pk:
        return True
    return left_to_do(case, decisions) and may_end_actions(viewer, case)


def may_be_watched(case: Case) -> bool:
    """Whether a day to look again belongs here: at a post, not at one that somebody asks
    advice about before it is placed, nor at a name that somebody asks for, and never at a
    colleague whom a violation is about."""
    of_kind = kind(case.kind)
    asks_name = any(outcome.registers == "account_name" for outcome in of_kind.outcomes)
    is_other = of_kind.hears_subject or of_kind.only_advises or asks_name
    return case.post_id is not None and not is_other


def due_watches(day: date) -> QuerySet[Watch]:
    """Days to look again that have come, of cases that someone handles; the first first."""
    here = OPEN_WATCHES.filter(look_on__lte=day, case__succeeded_by__isnull=True)
    return here.exclude(case__state=State.CLOSED).order_by("look_on", "pk")


def left_by_others(person: User) -> list[Case]:
    """Cases of a colleague who is away or gone, in which a response is to be noted or a post
    to be looked at today: whoever sees them does it (1 query)."""
    today = clock.today()
    to_look = OPEN_WATCHES.filter(case=OuterRef("pk"), look_on__lte=today)
    left = Exists(TO_NOTE.filter(case=OuterRef("pk"))) | Exists(to_look)
    others = visible_cases(person).filter(without_handler(today)).exclude(handler=person)
    return list(others.filter(Q(left), state__in=FOLLOWED_UP).order_by("due_at", "pk"))


# --- the library of answers


def answers() -> QuerySet[ApprovedAnswer]:
    """All of the library, by title."""
    return ApprovedAnswer.objects.select_related("follows").order_by("title", "made_at")


def holding() -> QuerySet[ApprovedAnswer]:
    """The answers that may be used: approved, and not withdrawn."""
    return answers().filter(approved_at__isnull=False, withdrawn_at__isnull=True)


def found(
    among: QuerySet[ApprovedAnswer], *, outcome: str = "", q: str = ""
) -> QuerySet[ApprovedAnswer]:
    """Those with these words, for this outcome or for any."""
    if outcome:
        among = among.filter(outcome__in=["", outcome])
    if q.strip():
        among = among.filter(Q(title__icontains=q.strip()) | Q(body__icontains=q.strip()))
    return among


def answer_to_use(key: str) -> ApprovedAnswer | None:
    """The answer that may be used with this identifier; None for nonsense."""
    try:
        return holding().filter(pk=UUID(key)).first()
    except ValueError:
        return None


def waiting_text(answer: ApprovedAnswer) -> ApprovedAnswer | None:
    """The new text for it that still waits to be approved, if there is one."""
    return answer.followed_by.filter(approved_at__isnull=True, withdrawn_at__isnull=True).first()


def public_outcomes(of_kind: Kind | None = None) -> list[Outcome]:
    """The outcomes to which a response can belong, of one kind or of all, each once."""
    kinds = [of_kind] if of_kind else list(all_kinds())
    found = {o.slug: o for one in kinds for o in one.outcomes if o.public}
    return list(found.values())
