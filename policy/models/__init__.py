"""The models of the code: what it says, what it means, who confirmed it."""

from .acknowledgement import (
    Acknowledgement,
    ContestedReading,
    Conversation,
    PaperForm,
    ReadingTogether,
    Refusal,
)
from .drafting import (
    ChangeSummary,
    DraftStep,
    FlagJudgement,
    Lineage,
    LineageKind,
    SourceDraft,
)
from .explanation import STANDS, WAITS, Explanation, Force, Outcome
from .guidance import Guidance, GuidanceDraft, GuidanceSlug
from .not_understood import NotUnderstood
from .policy import ChangeKind, FactKind, Policy, Version, VersionFact
from .provision import (
    CrossReference,
    Provision,
    ProvisionKind,
    ProvisionText,
    SourceFlag,
    SourceRepair,
)
from .question import OpenedAnswer, ProvisionQuestion, PublishedAnswer, QuestionAnswer
from .round import (
    Audience,
    Exemption,
    ExemptionReason,
    Invitation,
    ManagerNotice,
    Round,
    RoundExtension,
)
from .searching import SearchEntry, SearchOccurrence, SearchWord

__all__ = [
    "STANDS",
    "WAITS",
    "Acknowledgement",
    "Audience",
    "ChangeKind",
    "ChangeSummary",
    "ContestedReading",
    "Conversation",
    "CrossReference",
    "DraftStep",
    "Exemption",
    "ExemptionReason",
    "Explanation",
    "FactKind",
    "FlagJudgement",
    "Force",
    "Guidance",
    "GuidanceDraft",
    "GuidanceSlug",
    "Invitation",
    "Lineage",
    "LineageKind",
    "ManagerNotice",
    "NotUnderstood",
    "OpenedAnswer",
    "Outcome",
    "PaperForm",
    "Policy",
    "Provision",
    "ProvisionKind",
    "ProvisionQuestion",
    "ProvisionText",
    "PublishedAnswer",
    "QuestionAnswer",
    "ReadingTogether",
    "Refusal",
    "Round",
    "RoundExtension",
    "SearchEntry",
    "SearchOccurrence",
    "SearchWord",
    "SourceDraft",
    "SourceFlag",
    "SourceRepair",
    "Version",
    "VersionFact",
]
