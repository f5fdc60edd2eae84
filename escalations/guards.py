"""What of reports and cases never changes, in the database too."""

from werksaam.audit.guards import Guard, append_only, frozen, register, undeletable

from .models import Case, CaseParty, Decision, DecisionReview, InternalNote, Message, Report

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


def guards() -> tuple[Guard, ...]:
    """Decisions, reviews, messages and notes are only added; a report stays as sent.

    Of a report only its case may be set again. That it was notified, seen, withdrawn or
    asked to be is set once: a proof of notification is never taken back.
    """
    appended = (Decision, DecisionReview, Message, InternalNote, CaseParty)
    return (
        *(guard for model in appended for guard in append_only(model)),
        *(guard for model in (Report, Case) for guard in undeletable(model)),
        frozen(Report, _REPORT_AS_SENT),
        frozen(Report, ("notified_at", "notified_by"), when="OLD.notified_at IS NOT NULL"),
        *(frozen(Report, (name,), when=f"OLD.{name} IS NOT NULL") for name in _REPORT_ONCE),
        frozen(Case, _CASE_AS_OPENED),
    )


def declare() -> None:
    """Register the guards; called when the app is ready."""
    register(*guards())
