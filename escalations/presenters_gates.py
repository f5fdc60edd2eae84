"""The gates of a violation on the screen of who handles it: what is done, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.people.models import User

from .gates import Next, may_decide, next_gate
from .kinds import Text, kind
from .models import Admission, Case, DayStatement, Hearing, HearingAnswer, NoticeDelay, Objection
from .presenters_times import moment_in_words
from .queries_hearing import (
    Progress,
    answer_of,
    objection_of,
    progress_of,
    subject_of,
    tell_subject_by,
)
from .refusals_hearing import STILL_TO_DO
from .stating_a_day import WHILE


@dataclass(frozen=True)
class NoticeView:
    """By when the subject must be told; `delays` are the reasons for waiting so far."""

    last_day: str
    is_late: bool
    can_delay: bool
    delays: list[NoticeDelay]


@dataclass(frozen=True)
class DayView:
    """One day of the subject, in sentences."""

    day: str
    reason: str
    facts: list[str]
    made: str


@dataclass(frozen=True)
class GateStep:
    """Something that was done, of one of three kinds; `answer` is what came of a hearing,
    `is_over` that none can come any more."""

    at: datetime
    admission: Admission | None = None
    hearing: Hearing | None = None
    answer: HearingAnswer | None = None
    objection: Objection | None = None
    is_over: bool = False


@dataclass(frozen=True)
class GatesView:
    """The gates of a case for one viewer.

    `steps` are what was done, in order. `still` says what comes before a decision on the
    merits; the `can_…` are what this viewer may do now.
    """

    subject: str
    steps: list[GateStep]
    days: list[DayView]
    notice: NoticeView | None
    still: Text
    can_admit: bool
    can_hear: bool
    can_decide: bool
    can_state_day: bool


def gates_view(case: Case, viewer: User) -> GatesView | None:
    """The gates of a violation; None for a kind that hears nobody."""
    if not kind(case.kind).hears_subject:
        return None
    progress = progress_of(case)
    passed, today = progress.passed, clock.today()
    still = next_gate(case.state, passed, today)
    mine = case.handler_id == viewer.pk
    return GatesView(
        subject=subject_of(case).name,
        steps=_steps(progress),
        days=[day_view(statement) for statement in progress.day_statements],
        notice=_notice(case, mine=mine),
        still=STILL_TO_DO[still],
        can_admit=mine and case.state == "claimed",
        can_hear=mine and case.state == "admissible",
        can_decide=mine
        and any(may_decide(o.gate, case.state, passed, today) for o in kind(case.kind).outcomes),
        can_state_day=mine and case.state in WHILE,
    )


def still_to_do(case: Case) -> Text:
    """What comes before a decision on the merits, in words; "" where nothing does."""
    return STILL_TO_DO[next_gate_of(case)]


def next_gate_of(case: Case) -> Next:
    """What comes before a decision on the merits (a few queries)."""
    return next_gate(case.state, progress_of(case).passed, clock.today())


def day_view(statement: DayStatement) -> DayView:
    """What one day of one person came to, in sentences."""
    return DayView(
        day=day_words(statement.day),
        reason=statement.reason,
        facts=_of_day(statement),
        made=_("%(name)s, %(when)s")
        % {"name": statement.made_by_name, "when": moment_in_words(statement.made_at)},
    )


def day_words(day: date) -> str:
    """A day with its year: "3 December 2026"."""
    return date_format(day, "j F Y")


def _of_day(statement: DayStatement) -> list[str]:
    if statement.version is None:
        return [_("On this day nobody could know a version of the code.")]
    number = {"number": statement.version.number}
    applied = _("Version %(number)d of the code applied.") % number
    asked = _("Confirming was asked.") if statement.was_asked else _("Confirming was not asked.")
    if statement.confirmed_at is None:
        return [applied, asked, _("Nothing had been confirmed by then.")]
    when = {"when": date_format(statement.confirmed_at, "j F Y")}
    return [applied, asked, _("Confirmed on %(when)s.") % when]


def _steps(progress: Progress) -> list[GateStep]:
    objections = [found for d in progress.decisions if (found := objection_of(d))]
    steps = [
        *(GateStep(a.admitted_at, admission=a) for a in progress.admissions),
        *map(_heard, progress.hearings),
        *(GateStep(o.objected_at, objection=o) for o in objections),
    ]
    return sorted(steps, key=lambda step: step.at)


def _heard(hearing: Hearing) -> GateStep:
    is_over = hearing.answer_by is not None and hearing.answer_by < clock.today()
    return GateStep(hearing.opened_at, hearing=hearing, answer=answer_of(hearing), is_over=is_over)


def _notice(case: Case, *, mine: bool) -> NoticeView | None:
    last_day = tell_subject_by(case)
    if last_day is None or case.state == "closed":
        return None
    return NoticeView(
        last_day=day_words(last_day),
        is_late=last_day < clock.today(),
        can_delay=mine,
        delays=list(case.notice_delays.all()),
    )
