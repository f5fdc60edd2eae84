"""What of the code never changes, in the database too.

A text is fixed once its version is adopted: from then on people sign, publish
and confirm it by its hash. Facts and approved explanations are evidence from
the start; a correction is a new row.
"""

from __future__ import annotations

from django.db import models

from werksaam.audit.guards import Guard, Operation, append_only, frozen, register, undeletable

from .models import (
    Acknowledgement,
    ChangeSummary,
    ContestedReading,
    Conversation,
    CrossReference,
    Exemption,
    Explanation,
    FactKind,
    FlagJudgement,
    Guidance,
    Lineage,
    PaperForm,
    Policy,
    Provision,
    ProvisionQuestion,
    ProvisionText,
    PublishedAnswer,
    QuestionAnswer,
    ReadingTogether,
    Refusal,
    Round,
    RoundExtension,
    SourceFlag,
    SourceRepair,
    Version,
    VersionFact,
)

_EXPLAINED = (
    "provision_id",
    "text_sha256",
    "language",
    "gist",
    "body",
    "force",
    "action",
    "examples",
    "note_for_desk",
    "proposed_at",
    "proposed_by_id",
)
_TEXT = ("number", "title", "source_name", "source_text", "source_sha256", "text_sha256")
_ORIGIN = ("policy_id", "based_on_id", "created_at", "created_by_id")
_ASKED = (
    "version_id",
    "is_periodic",
    "audience",
    "audience_of",
    "opens_on",
    "due_on",
    "reminder_days",
    "invitation_nl",
    "invitation_en",
    "opened_at",
    "opened_by_id",
)
_EXEMPTED = (
    "person_id",
    "starts_on",
    "ends_on",
    "recorded_at",
    "reason",
    "decided_by_id",
)
_PUBLISHED = (
    "provision_id",
    "text_sha256",
    "language",
    "question",
    "answer",
    "from_question_id",
    "published_at",
    "published_by_id",
)
_WITHDRAWN = ("withdrawn_at", "withdrawn_by_id")
_STOPPED = ("stopped_at", "stopped_by_id", "stop_reason")
_JUDGED = (
    ("approved_at", "approved_by_id"),
    ("rejected_at", "rejected_by_id", "rejection"),
    ("withdrawn_at", "withdrawn_by_id"),
    ("note_settled_at", "note_settled_by_id", "note_settlement"),
)
_CHANGE = ("change_kind", "change_note_nl", "change_note_en")


_FACT = (
    "EXISTS (SELECT 1 FROM policy_versionfact f"
    " WHERE f.version_id = {version} AND f.kind = '{kind}')"
)
_VERSION_OF_TEXT = "(SELECT t.version_id FROM policy_provisiontext t WHERE t.id = {row}.source_id)"


def _has_fact(kind: FactKind, version: str) -> str:
    return _FACT.format(version=version, kind=kind.value)


def _fixed_once_adopted(
    model: type[models.Model], version: str = "{row}.version_id"
) -> list[Guard]:
    """No row of `model` is added, changed or removed once its version is adopted."""
    message = f"{model._meta.db_table}: the text of an adopted version never changes."
    old, new = (_has_fact(FactKind.ADOPTED, version.format(row=row)) for row in ("OLD", "NEW"))
    return [
        Guard(model, Operation.INSERT, message, when=new),
        Guard(model, Operation.UPDATE, message, when=f"{old} OR {new}"),
        Guard(model, Operation.DELETE, message, when=old),
        Guard(model, Operation.REPLACE, message),
    ]


def guards() -> tuple[Guard, ...]:
    """Every guard of the code and its acknowledgement."""
    return (
        *_fixed_once_adopted(ProvisionText),
        *_fixed_once_adopted(SourceRepair),
        *_fixed_once_adopted(SourceFlag),
        *_fixed_once_adopted(CrossReference, _VERSION_OF_TEXT),
        *append_only(VersionFact),
        *append_only(Provision),
        *undeletable(Version),
        frozen(Version, _ORIGIN),
        frozen(Version, _TEXT, when=_has_fact(FactKind.ADOPTED, "OLD.id")),
        frozen(Version, _CHANGE, when=_has_fact(FactKind.RELEASED, "OLD.id")),
        *undeletable(Policy),
        *undeletable(Explanation),
        frozen(Explanation, _EXPLAINED),
        *append_only(Acknowledgement),
        *append_only(PaperForm),
        *append_only(ReadingTogether),
        *append_only(ContestedReading),
        *append_only(Refusal),
        *append_only(Conversation),
        *append_only(ProvisionQuestion),
        *append_only(QuestionAnswer),
        *undeletable(PublishedAnswer),
        frozen(PublishedAnswer, _PUBLISHED),
        frozen(PublishedAnswer, _WITHDRAWN, when="OLD.withdrawn_at IS NOT NULL"),
        *undeletable(Exemption),
        frozen(Exemption, _EXEMPTED),
        frozen(Exemption, ("superseded_at",), when="OLD.superseded_at IS NOT NULL"),
        *append_only(RoundExtension),
        *undeletable(Round),
        frozen(Round, _ASKED),
        frozen(Round, _STOPPED, when="OLD.stopped_at IS NOT NULL"),
        *(
            frozen(Explanation, columns, when=f"OLD.{columns[0]} IS NOT NULL")
            for columns in _JUDGED
        ),
        *append_only(Lineage),
        *append_only(FlagJudgement),
        *append_only(ChangeSummary),
        *append_only(Guidance),
    )


def declare() -> None:
    """Register the guards; called when the app is ready."""
    register(*guards())
