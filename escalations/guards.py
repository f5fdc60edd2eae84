"""What of reports and cases never changes, in the database too."""

from collections.abc import Iterator

from werksaam.audit.guards import Guard, append_only, frozen, register, undeletable

from .models import (
    AccountName,
    Admission,
    AgreedAction,
    ApprovedAnswer,
    Attachment,
    Case,
    CaseExport,
    CaseLink,
    CaseParty,
    DayStatement,
    Decision,
    DecisionReview,
    Handover,
    Hearing,
    HearingAnswer,
    InternalNote,
    KindTarget,
    Message,
    NameReview,
    NoticeDelay,
    Objection,
    Permission,
    Placement,
    Report,
    Rerouting,
    Watch,
    Wording,
)

_APPENDED = (
    Admission,
    Attachment,
    CaseExport,
    CaseParty,
    DayStatement,
    Decision,
    DecisionReview,
    Handover,
    Hearing,
    HearingAnswer,
    InternalNote,
    KindTarget,
    Message,
    NameReview,
    NoticeDelay,
    Objection,
    Placement,
    Wording,
)
_ENDED_ONCE = {
    AccountName: ("withdrawn_at", "withdrawn_by_id", "withdrawn_reason"),
    Permission: ("withdrawn_at", "withdrawn_by_id", "withdrawn_reason"),
    CaseLink: ("undone_at", "undone_by_id"),
    Watch: ("looked_at", "looked_by_id", "finding"),
    ApprovedAnswer: ("withdrawn_at", "withdrawn_by_id", "withdrawn_reason"),
}
"""Rows that stay as written and end once, with the columns that say how; the first says when."""
_APPROVED_ONCE = ("approved_at", "approved_by_id")
_REPORT_AS_SENT = (
    "id",
    "reference",
    "kind",
    "reporter_id",
    "reporter_name",
    "provision_text_id",
    "answers",
    "submitted_at",
)
_REPORT_ONCE = ("seen_at", "withdrawal_asked_at", "withdrawn_at")
_CASE_AS_OPENED = ("id", "reference", "kind", "post_id", "quote", "provision_text_id", "opened_at")
_CASE_ONCE = ("succeeded_by_id", "subject_told_at")
_ACTION_AS_AGREED = ("id", "decision_id", "number", "what", "who", "due_on", "report_id")
_ACTION_ENDED = ("ended_at", "ended_by_id", "dropped_reason")
_REROUTING_AS_PROPOSED = (
    "id",
    "report_id",
    "from_case_id",
    "to_kind",
    "reason",
    "needs_consent",
    "proposed_by_id",
    "proposed_by_name",
    "proposed_at",
)


def _ending_once() -> Iterator[Guard]:
    for model, ending in _ENDED_ONCE.items():
        later = {*ending, *(_APPROVED_ONCE if model is ApprovedAnswer else ())}
        names = [field.attname for field in model._meta.concrete_fields]
        yield from undeletable(model)
        yield frozen(model, tuple(name for name in names if name not in later))
        yield frozen(model, ending, when=f"OLD.{ending[0]} IS NOT NULL")
    yield frozen(ApprovedAnswer, _APPROVED_ONCE, when="OLD.approved_at IS NOT NULL")


def guards() -> tuple[Guard, ...]:
    """Decisions, reviews, messages, notes and the gates of a hearing are only added; a report
    stays as sent, a strategy as agreed, an entry of a register as made until it ends, once.

    Of a report only its case may be set again. That it was notified, seen, withdrawn or
    asked to be is set once: a proof of notification is never taken back.
    """
    return (
        *(guard for model in _APPENDED for guard in append_only(model)),
        *_ending_once(),
        *(
            guard
            for model in (Report, Case, AgreedAction, Rerouting)
            for guard in undeletable(model)
        ),
        frozen(Report, _REPORT_AS_SENT),
        frozen(Report, ("notified_at", "notified_by"), when="OLD.notified_at IS NOT NULL"),
        *(frozen(Report, (name,), when=f"OLD.{name} IS NOT NULL") for name in _REPORT_ONCE),
        frozen(Case, _CASE_AS_OPENED),
        *(frozen(Case, (name,), when=f"OLD.{name} IS NOT NULL") for name in _CASE_ONCE),
        frozen(AgreedAction, _ACTION_AS_AGREED),
        frozen(AgreedAction, _ACTION_ENDED, when="OLD.ended_at IS NOT NULL"),
        frozen(Rerouting, _REROUTING_AS_PROPOSED),
        frozen(Rerouting, ("answered_at", "agreed"), when="OLD.answered_at IS NOT NULL"),
        frozen(Rerouting, ("successor_id",), when="OLD.successor_id IS NOT NULL"),
    )


def declare() -> None:
    """Register the guards; called when the app is ready."""
    register(*guards())
