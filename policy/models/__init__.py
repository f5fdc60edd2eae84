"""The models of the code: what it says, what it means, who confirmed it."""

from .acknowledgement import (
    Acknowledgement,
    ContestedReading,
    Conversation,
    PaperForm,
    ReadingTogether,
    Refusal,
)
from .explanation import Explanation, Force
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

__all__ = [
    "Acknowledgement",
    "Audience",
    "ChangeKind",
    "ContestedReading",
    "Conversation",
    "CrossReference",
    "Exemption",
    "ExemptionReason",
    "Explanation",
    "FactKind",
    "Force",
    "Invitation",
    "ManagerNotice",
    "OpenedAnswer",
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
    "SourceFlag",
    "SourceRepair",
    "Version",
    "VersionFact",
]
